// SPDX-License-Identifier: MIT
#include "domain/gazetteer.hpp"

#include <algorithm>

namespace sitmap {

namespace {

constexpr std::string_view english = "en";

bool is_small_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

std::string known_name(NamesByLanguage const& names, std::string_view code)
{
    auto const found = names.find(std::string(code));
    return found == names.end() ? std::string{} : found->second;
}

}  // namespace

bool is_language_code(std::string_view text)
{
    constexpr std::size_t longest = 20;
    auto const letters = std::min(text.find_first_of("-_"), text.size());
    auto const allowed = [](char c) {
        return is_small_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    bool const named = letters == 2 || letters == 3;
    return named && text.size() <= longest && text.back() != '-' && text.back() != '_' &&
           std::ranges::all_of(text.substr(0, letters), is_small_letter) &&
           std::ranges::all_of(text, allowed);
}

std::optional<NameLanguages> parse_name_languages(std::string_view text)
{
    if (text == english) return NameLanguages{};
    bool const both = text.starts_with("en+");
    auto const code = both ? text.substr(3) : text;
    if (!is_language_code(code) || code == english) return {};
    return NameLanguages{both, std::string(code)};
}

std::vector<std::string> names_in(NameLanguages const& languages, std::string const& name,
                                  NamesByLanguage const& others)
{
    auto const in_english = known_name(others, english);
    auto const& plain = in_english.empty() ? name : in_english;
    auto const other = known_name(others, languages.code);
    if (other.empty()) return {plain};
    if (languages.plain) return {plain, other};
    return {other};
}

}  // namespace sitmap
