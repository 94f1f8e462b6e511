// SPDX-License-Identifier: MIT
#include "gis/code_pages.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <iconv.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>

namespace sitmap::gis {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

iconv_t const none = reinterpret_cast<iconv_t>(-1);

bool is_alphanumeric(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z');
}

/// The words in small letters without what stands between them, and without the kinds of code page
/// before a number: "1256" of "Windows ANSI-1256".
std::string squeezed(std::string_view words)
{
    auto text = to_lower_ascii(words);
    std::erase_if(text, [](char c) { return !is_alphanumeric(c); });
    static constexpr std::array<std::string_view, 10> kinds{
        "codepage", "windows", "microsoft", "ansi", "oem", "win", "ibm", "iso", "cp", "ms"};
    std::string_view rest = text;
    for (bool is_shorter = true; is_shorter;) {
        is_shorter = false;
        for (auto const kind : kinds)
            if (rest.starts_with(kind)) {
                rest.remove_prefix(kind.size());
                is_shorter = true;
            }
    }
    bool const is_number = !rest.empty() && std::ranges::all_of(rest, is_digit);
    return is_number ? std::string(rest) : text;
}

/// What a number of at most six digits stands for (Windows code page identifiers).
std::string name_of_number(std::string const& digits)
{
    if (digits.starts_with("8859") && digits.size() > 4) return "ISO-8859-" + digits.substr(4);
    auto const number = std::atoi(digits.c_str());
    if (number >= 28591 && number <= 28606) return "ISO-8859-" + std::to_string(number - 28590);
    if (number == 65001) return "UTF-8";
    if (number == 54936) return "GB18030";
    if (number == 20866) return "KOI8-R";
    if (number == 21866) return "KOI8-U";
    if (number == 10000) return "MACINTOSH";
    return "CP" + digits;
}

std::string name_of(std::string_view words)
{
    constexpr std::size_t longest = 40, longest_number = 6;
    auto const whole = trim(words.substr(0, std::min(words.find('\0'), words.size())));
    if (whole.empty() || whole.size() > longest) return {};
    auto const text = squeezed(whole);
    if (text == "utf8") return "UTF-8";
    bool const is_number = !text.empty() && std::ranges::all_of(text, is_digit);
    if (is_number) return text.size() <= longest_number ? name_of_number(text) : std::string{};
    auto const is_usual = [](char c) {
        return is_alphanumeric(c) || std::string_view{"-_.:"}.find(c) != std::string_view::npos;
    };
    return std::ranges::all_of(to_lower_ascii(whole), is_usual) ? std::string(whole)
                                                                : std::string{};
}

}  // namespace

void Decoder::Close::operator()(void* handle) const noexcept
{
    iconv_close(handle);
}

Decoder::Decoder(std::string const& encoding)
{
    auto* const opened = iconv_open("UTF-8", encoding.c_str());
    if (opened == none)
        throw Error{ErrorKind::internal, "cannot read texts in '" + clean(encoding) +
                                             "': iconv does not know this encoding"};
    handle_.reset(opened);
}

std::string Decoder::operator()(std::string_view bytes) const
{
    std::string text;
    auto const convert = [&](char** from, std::size_t* left) {
        std::array<char, 256> block{};
        auto* to = block.data();
        auto room = block.size();
        bool const failed =
            iconv(handle_.get(), from, left, &to, &room) == static_cast<std::size_t>(-1);
        int const cause = failed ? errno : 0;
        text.append(block.data(), block.size() - room);
        return cause;
    };
    auto const give_what_is_held_back = [&] {
        while (convert(nullptr, nullptr) == E2BIG) {
        }
    };
    auto* from = const_cast<char*>(bytes.data());
    auto left = bytes.size();
    while (left > 0) {
        int const cause = convert(&from, &left);
        if (cause == 0 || cause == E2BIG) continue;
        give_what_is_held_back();
        text += replacement;
        ++from;
        --left;
    }
    give_what_is_held_back();
    return text;
}

std::string encoding_named(std::string_view words)
{
    auto const name = name_of(words);
    if (name.empty() || name == "UTF-8") return name;
    auto* const opened = iconv_open("UTF-8", name.c_str());
    if (opened == none) return {};
    iconv_close(opened);
    constexpr std::string_view plain = "Az 09_+";  // as it is in all encodings of tables
    return Decoder{name}(plain) == plain ? name : std::string{};
}

}  // namespace sitmap::gis
