// SPDX-License-Identifier: MIT
// study/key_kinds.hpp: how each kind of key is read and printed: text, path, number, list, word of
// an enumeration ... Used by study_keys.cpp only; `get` is a generic lambda that gives the member
// of a value.
#pragma once

#include "base/text.hpp"
#include "study/study_keys.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <span>
#include <utility>

namespace sitmap::study {

using Words = std::vector<std::string>;

inline std::string one_of(Words words)
{
    for (auto& word : words)
        if (word.empty()) word = "\"\"";
    return "one of " + join_words(words, ", ");
}

inline std::string must_be(std::string const& type)
{
    return "must be " + type;
}

inline std::string text_problem(Value const& value, Words const& allowed)
{
    auto const* text = std::get_if<std::string>(&value);
    if (text == nullptr) return must_be(allowed.empty() ? "a text" : one_of(allowed));
    bool const fits = allowed.empty() || std::ranges::find(allowed, *text) != allowed.end();
    return fits ? "" : must_be(one_of(allowed));
}

template <typename T, typename Get>
Key<T> text(std::string name, Get get, std::string meaning, Words allowed = {})
{
    auto type = allowed.empty() ? std::string{"a text"} : one_of(allowed);
    auto set = [get, allowed](T& target, Value const& value, std::string const&) {
        auto problem = text_problem(value, allowed);
        if (problem.empty()) get(target) = std::get<std::string>(value);
        return problem;
    };
    auto show = [get](T const& source) { return toml_quoted(get(source)); };
    return {std::move(name), std::move(type), std::move(meaning), set, show};
}

template <typename T, typename Get>
Key<T> path(std::string name, Get get, std::string meaning)
{
    auto set = [get](T& target, Value const& value, std::string const& folder) {
        auto problem = text_problem(value, {});
        if (problem.empty()) get(target) = resolved(std::get<std::string>(value), folder);
        return problem;
    };
    auto show = [get](T const& source) { return toml_quoted(get(source)); };
    return {std::move(name), "a path", std::move(meaning), set, show};
}

/// A path, or the name of a layer of another file.
template <typename T, typename Get>
Key<T> path_or_layer(std::string name, Get get, std::string meaning)
{
    auto key = path<T>(std::move(name), get, std::move(meaning));
    key.type = "a path or the name of a layer";
    auto set_path = std::move(key.set);
    key.set = [get, set_path](T& target, Value const& value, std::string const& folder) {
        auto const* text = std::get_if<std::string>(&value);
        return set_path(target, value, text != nullptr && is_layer_name(*text) ? "" : folder);
    };
    return key;
}

inline std::optional<double> as_number(Value const& value)
{
    if (auto const* number = std::get_if<double>(&value)) return *number;
    if (auto const* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    return {};
}

struct Range {
    double low = 0;
    double high = 0;
};

inline std::string to_words(Range range)
{
    if (range.high >= 1e12) return "at least " + to_text(range.low);
    return "from " + to_text(range.low) + " to " + to_text(range.high);
}

template <typename T, typename Get>
Key<T> number(std::string name, Get get, Range range, std::string meaning)
{
    auto type = "a number " + to_words(range);
    auto set = [get, range, type](T& target, Value const& value,
                                  std::string const&) -> std::string {
        auto const given = as_number(value);
        if (!given || !(*given >= range.low && *given <= range.high)) return must_be(type);
        get(target) = *given;
        return {};
    };
    auto show = [get](T const& source) { return to_text(get(source)); };
    return {std::move(name), type, std::move(meaning), set, show};
}

/// For int, unsigned and std::optional<int>.
template <typename T, typename Get>
Key<T> whole(std::string name, Get get, Range range, std::string meaning)
{
    auto type = "a whole number " + to_words(range);
    auto set = [get, range, type](T& target, Value const& value,
                                  std::string const&) -> std::string {
        auto const* given = std::get_if<std::int64_t>(&value);
        bool const fits = given != nullptr && static_cast<double>(*given) >= range.low &&
                          static_cast<double>(*given) <= range.high;
        if (!fits) return must_be(type);
        using Member = std::remove_reference_t<decltype(get(target))>;
        if constexpr (std::is_same_v<Member, unsigned>)
            get(target) = static_cast<unsigned>(*given);
        else
            get(target) = static_cast<int>(*given);
        return {};
    };
    auto show = [get](T const& source) -> std::string {
        using Member = std::remove_cvref_t<decltype(get(source))>;
        if constexpr (std::is_same_v<Member, std::optional<int>>)
            return get(source) ? std::to_string(*get(source)) : "";
        else
            return std::to_string(get(source));
    };
    return {std::move(name), type, std::move(meaning), set, show};
}

inline std::string toml_list(Words const& texts)
{
    Words quoted;
    for (auto const& each : texts) quoted.push_back(toml_quoted(each));
    return "[" + join_words(quoted, ", ") + "]";
}

template <typename T, typename Get>
Key<T> list(std::string name, Get get, std::string meaning, Words allowed = {})
{
    auto type =
        allowed.empty() ? std::string{"a list of texts"} : "a list of " + join_words(allowed, ", ");
    auto set = [get, allowed, type](T& target, Value const& value,
                                    std::string const&) -> std::string {
        auto const* texts = std::get_if<Words>(&value);
        if (texts == nullptr) return must_be(type);
        auto const fits = [&](std::string const& each) {
            return text_problem(each, allowed).empty();
        };
        if (!std::ranges::all_of(*texts, fits)) return must_be(type);
        get(target) = *texts;
        return {};
    };
    auto show = [get](T const& source) { return toml_list(get(source)); };
    return {std::move(name), type, std::move(meaning), set, show};
}

template <typename T, typename Get>
Key<T> flag(std::string name, Get get, std::string meaning)
{
    auto set = [get](T& target, Value const& value, std::string const&) -> std::string {
        auto const* given = std::get_if<bool>(&value);
        if (given == nullptr) return must_be("true or false");
        get(target) = *given;
        return {};
    };
    auto show = [get](T const& source) { return std::string{get(source) ? "true" : "false"}; };
    return {std::move(name), "true or false", std::move(meaning), set, show};
}

/// Numbers that rise.
template <typename T, typename Get>
Key<T> rising(std::string name, Get get, std::string meaning)
{
    std::string const type = "a list of rising numbers";
    auto set = [get, type](T& target, Value const& value, std::string const&) -> std::string {
        auto const* texts = std::get_if<Words>(&value);  // an empty list has no type
        auto const* given = std::get_if<std::vector<double>>(&value);
        bool const is_empty = texts != nullptr && texts->empty();
        bool const fits = given != nullptr &&
                          std::ranges::all_of(*given, [](double v) { return std::isfinite(v); }) &&
                          std::ranges::adjacent_find(*given, std::greater_equal{}) == given->end();
        if (!fits && !is_empty) return must_be(type);
        get(target) = is_empty ? std::vector<double>{} : *given;
        return {};
    };
    auto show = [get](T const& source) {
        Words numbers;
        for (double const each : get(source)) numbers.push_back(to_text(each));
        return "[" + join_words(numbers, ", ") + "]";
    };
    return {std::move(name), type, std::move(meaning), set, show};
}

/// An enumeration by its words, in the order of its values.
template <typename T, typename Get>
Key<T> word(std::string name, Get get, Words words, std::string meaning)
{
    auto type = one_of(words);
    auto set = [get, words](T& target, Value const& value, std::string const&) {
        auto problem = text_problem(value, words);
        if (!problem.empty()) return problem;
        auto const at = std::ranges::find(words, std::get<std::string>(value)) - words.begin();
        get(target) = static_cast<std::remove_reference_t<decltype(get(target))>>(at);
        return problem;
    };
    auto show = [get, words](T const& source) {
        return toml_quoted(words[static_cast<std::size_t>(get(source))]);
    };
    return {std::move(name), type, std::move(meaning), set, show};
}

/// An ISO date or interval, for DateInterval and std::optional<DateInterval>. The default of a
/// DateInterval counts as not stated.
template <typename T, typename Get>
Key<T> period(std::string name, Get get, std::string meaning)
{
    std::string const type = "a period such as 2014/2022-09";
    auto set = [get, type](T& target, Value const& value, std::string const&) -> std::string {
        auto const* text = std::get_if<std::string>(&value);
        auto const given = text == nullptr ? std::nullopt : parse_iso_interval(*text);
        if (!given) return must_be(type);
        get(target) = *given;
        return {};
    };
    auto show = [get](T const& source) {
        std::optional<DateInterval> const when{get(source)};
        using Member = std::remove_cvref_t<decltype(get(source))>;
        bool const stated = when && (std::is_same_v<Member, std::optional<DateInterval>> ||
                                     *when != DateInterval{});
        return stated ? toml_quoted(to_text(*when)) : std::string{};
    };
    return {std::move(name), type, std::move(meaning), set, show};
}

/// One coordinate of an optional point; the reader checks that both are there.
template <typename T, typename Get>
Key<T> coordinate(std::string name, Get get, double LonLat::*member, double limit,
                  std::string meaning)
{
    Range const range{-limit, limit};
    auto type = "a number " + to_words(range);
    auto set = [get, member, range, type](T& target, Value const& value,
                                          std::string const&) -> std::string {
        auto const given = as_number(value);
        if (!given || !(*given >= range.low && *given <= range.high)) return must_be(type);
        constexpr double open = std::numeric_limits<double>::quiet_NaN();
        if (!get(target)) get(target) = LonLat{open, open};
        (*get(target)).*member = *given;
        return {};
    };
    auto show = [get, member](T const& source) {
        return get(source) ? to_text((*get(source)).*member) : std::string{};
    };
    return {std::move(name), type, std::move(meaning), set, show};
}

}  // namespace sitmap::study
