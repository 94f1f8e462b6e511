// SPDX-License-Identifier: MIT
#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <numeric>

namespace sitmap {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// Length of the valid UTF-8 sequence at the start of `text` and its code point; length 0 if it is
/// invalid.
struct Decoded {
    std::size_t length = 0;
    char32_t code = 0;
};

Decoded decode(std::string_view text)
{
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    unsigned const lead = byte(0);
    if (lead < 0x80) return {1, lead};
    std::size_t const length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    if (length == 0 || lead > 0xF4 || text.size() < length) return {};
    char32_t code = lead & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return {};
        code = (code << 6) | (byte(i) & 0x3Fu);
    }
    bool const overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    if (overlong || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return {};
    return {length, code};
}

/// What nobody sees and says nothing in a name: soft hyphen, bidi marks and controls, zero-width
/// space, byte order mark. Not U+200C and U+200D, which decide how Persian and Indic letters join.
bool is_mark(char32_t code)
{
    if (code == 0xAD || code == 0x061C || code == 0x200B || code == 0xFEFF) return true;
    if (code == 0x200E || code == 0x200F) return true;
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F);
}

/// Control characters, line and paragraph separators, noncharacters.
bool is_unwanted(char32_t code)
{
    if (code < 0x20 || (code >= 0x7F && code < 0xA0)) return true;
    if (code == 0x2028 || code == 0x2029) return true;
    return (code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF);
}

}  // namespace

std::string_view trim(std::string_view text)
{
    auto const first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::optional<double> parse_number(std::string_view text)
{
    if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
    auto const start = text.starts_with('-') ? 1u : 0u;
    if (text.size() <= start || !(text[start] == '.' || (text[start] >= '0' && text[start] <= '9')))
        return {};
    double value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return {};
    return value;
}

std::optional<std::int64_t> parse_integer(std::string_view text)
{
    if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return {};
    return value;
}

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> words;
    for (;;) {
        auto const at = text.find(separator);
        words.emplace_back(text.substr(0, at));
        if (at == std::string_view::npos) return words;
        text.remove_prefix(at + 1);
    }
}

std::string join_words(std::span<std::string const> words, std::string_view separator)
{
    std::string joined;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) joined += separator;
        joined += words[i];
    }
    return joined;
}

std::string to_lower_ascii(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    });
    return lower;
}

std::string clean(std::string_view text)
{
    // most text is plain and needs no look at single characters
    if (std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; }))
        return std::string(text);
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        auto const [length, code] = decode(text);
        if (code == '\t' || code == '\n' || code == '\r')
            result += ' ';
        else if (length == 0 || is_unwanted(code))
            result += replacement;
        else if (!is_mark(code))
            result += text.substr(0, length);
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return result;
}

std::string clean_name(std::string_view text)
{
    auto name = clean(trim(text));
    // a mark or a line break may have stood there
    if (auto const inner = trim(name); inner.size() < name.size()) return std::string(inner);
    return name;
}

namespace {

/// Characters below 128 at the start, eight at a time.
std::size_t ascii_prefix(std::string_view text)
{
    std::size_t length = 0;
    for (std::uint64_t eight = 0; length + 8 <= text.size(); length += 8) {
        std::memcpy(&eight, text.data() + length, 8);
        if ((eight & 0x8080808080808080u) != 0) break;
    }
    while (length < text.size() && static_cast<unsigned char>(text[length]) < 0x80) ++length;
    return length;
}

}  // namespace

bool is_utf8(std::string_view text)
{
    while (!text.empty()) {
        text.remove_prefix(ascii_prefix(text));
        if (text.empty()) break;
        auto const length = decode(text).length;
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

std::string as_utf8(std::string_view text)
{
    std::string result;
    while (!text.empty()) {
        auto const [length, code] = decode(text);
        result += code == 0 ? replacement : text.substr(0, length);
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return result;
}

std::string without_marks(std::string_view text)
{
    std::string result;
    for (;;) {
        auto const plain = ascii_prefix(text);
        result += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) return result;
        auto const [length, code] = decode(text);
        auto const bytes = std::max<std::size_t>(length, 1);
        if (length == 0 || !is_mark(code)) result += text.substr(0, bytes);
        text.remove_prefix(bytes);
    }
}

std::size_t count_characters(std::string_view utf8)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string shorten(std::string_view text, std::size_t limit)
{
    if (count_characters(text) <= limit) return std::string(text);
    if (limit == 0) return {};
    std::size_t end = 0;
    for (std::size_t characters = 0; end < text.size(); ++end) {
        bool const starts_one = (static_cast<unsigned char>(text[end]) & 0xC0) != 0x80;
        if (starts_one && ++characters == limit) break;
    }
    return std::string(text.substr(0, end)) + "\xE2\x80\xA6";
}

std::string without_formula(std::string_view text)
{
    constexpr std::string_view signs = "=+-@\t\r";
    bool const starts_one = !text.empty() && signs.find(text.front()) != std::string_view::npos;
    return std::string(starts_one && !parse_number(text) ? "'" : "").append(text);
}

std::string csv_field(std::string_view text)
{
    return csv_verbatim(without_formula(text));
}

std::string csv_verbatim(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (char const c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string xml_escape(std::string_view text)
{
    std::string escaped;
    for (char const c : text) {
        switch (c) {
            case '&': escaped += "&amp;"; break;
            case '<': escaped += "&lt;"; break;
            case '>': escaped += "&gt;"; break;
            case '"': escaped += "&quot;"; break;
            case '\'': escaped += "&#39;"; break;
            default:
                if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') escaped += c;
        }
    }
    return escaped;
}

std::optional<std::string> nearest_word(std::string_view word,
                                        std::span<std::string const> candidates)
{
    auto const distance = [&](std::string_view other) {
        std::vector<std::size_t> row(other.size() + 1);
        std::iota(row.begin(), row.end(), std::size_t{0});
        for (std::size_t i = 1; i <= word.size(); ++i) {
            std::size_t diagonal = row[0];
            row[0] = i;
            for (std::size_t j = 1; j <= other.size(); ++j) {
                std::size_t const above = row[j];
                row[j] = std::min(
                    {above + 1, row[j - 1] + 1, diagonal + (word[i - 1] == other[j - 1] ? 0 : 1)});
                diagonal = above;
            }
        }
        return row.back();
    };
    std::optional<std::string> best;
    std::size_t least = std::max<std::size_t>(2, word.size() / 2) + 1;
    for (auto const& candidate : candidates) {
        auto const d = distance(candidate);
        if (d < least) {
            least = d;
            best = candidate;
        }
    }
    return best;
}

std::string file_name_from(std::string_view text)
{
    std::string name;
    for (char const c : text) {
        bool const safe = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '-' || c == '_';
        if (safe)
            name += c;
        else if (!name.empty() && name.back() != '_')
            name += '_';
        if (name.size() == 100) break;
    }
    auto const first = name.find_first_not_of('-');
    name = first == std::string::npos ? std::string{} : name.substr(first);
    while (name.ends_with('_')) name.pop_back();
    return name.empty() ? "unnamed" : name;
}

std::string to_text(double value)
{
    if (value == 0) return "0";
    char buffer[64];
    bool const is_usual = std::abs(value) >= 1e-5 && std::abs(value) < 1e15;
    auto const format = is_usual ? std::chars_format::fixed : std::chars_format::general;
    auto const [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value, format);
    return {buffer, end};
}

}  // namespace sitmap
