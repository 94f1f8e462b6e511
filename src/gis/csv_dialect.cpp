// SPDX-License-Identifier: MIT
#include "gis/csv_dialect.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace sitmap::gis {

namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr std::array<char, 4> delimiters{',', ';', '\t', '|'};

void append(std::string& text, char32_t point)
{
    auto const byte = [&](char32_t value) { text.push_back(static_cast<char>(value)); };
    if (point < 0x80) return byte(point);
    if (point < 0x800) {
        byte(0xC0 | (point >> 6U));
        return byte(0x80 | (point & 0x3FU));
    }
    if (point < 0x10000) {
        byte(0xE0 | (point >> 12U));
        byte(0x80 | ((point >> 6U) & 0x3FU));
        return byte(0x80 | (point & 0x3FU));
    }
    byte(0xF0 | (point >> 18U));
    byte(0x80 | ((point >> 12U) & 0x3FU));
    byte(0x80 | ((point >> 6U) & 0x3FU));
    byte(0x80 | (point & 0x3FU));
}

/// The upper control range of windows-1252 (Unicode mapping table CP1252); 0 where it is undefined.
constexpr std::array<char16_t, 32> windows_controls{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::string from_windows(std::string_view bytes)
{
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (char const c : bytes) {
        auto const value = static_cast<unsigned char>(c);
        bool const special = value >= 0x80 && value < 0xA0;
        char32_t const point = special ? windows_controls[value - 0x80U] : value;
        append(text, special && point == 0 ? replacement : point);
    }
    return text;
}

std::string from_utf16(std::string_view bytes, bool big_endian)
{
    auto const unit = [&](std::size_t at) -> char32_t {
        auto const first = static_cast<unsigned char>(bytes[at]);
        auto const second = static_cast<unsigned char>(bytes[at + 1]);
        return big_endian ? first * 256U + second : second * 256U + first;
    };
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        auto const high = unit(at);
        bool const leads = high >= 0xD800 && high < 0xDC00;
        auto const low = leads && at + 3 < bytes.size() ? unit(at + 2) : 0;
        if (leads && low >= 0xDC00 && low < 0xE000) {
            append(text, 0x10000 + ((high - 0xD800) << 10U) + (low - 0xDC00));
            at += 2;
        } else {
            append(text, high >= 0xD800 && high < 0xE000 ? replacement : high);
        }
    }
    if (bytes.size() % 2 != 0) append(text, replacement);
    return text;
}

constexpr unsigned char beyond_ascii = 0x80;

bool is_ascii(char c)
{
    return static_cast<unsigned char>(c) < beyond_ascii;
}

/// Bytes of the character that begins with this one; 1 for one that begins none.
std::size_t length_of_character(char lead)
{
    auto const value = static_cast<unsigned char>(lead);
    return value >= 0xF0 ? 4 : value >= 0xE0 ? 3 : value >= 0xC2 ? 2 : 1;
}

/// Text in UTF-16 without a mark: nearly every second byte is 0, as Latin letters, digits and
/// commas are.
std::size_t zeros_at(std::string_view head, std::size_t parity)
{
    std::size_t zeros = 0;
    for (std::size_t i = parity; i < head.size(); i += 2) zeros += head[i] == '\0' ? 1 : 0;
    return zeros;
}

bool continues_character(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// What the bytes beyond ASCII are, up to a character that the end cuts off.
struct Evidence {
    std::size_t whole = 0;   // characters of UTF-8
    std::size_t broken = 0;  // bytes of none
    std::size_t end = 0;

    Encoding encoding() const { return whole >= broken ? Encoding::utf8 : Encoding::windows1252; }
};

Evidence evidence_of(std::string_view sample)
{
    Evidence found;
    for (auto at = first_beyond_ascii(sample);; at += first_beyond_ascii(sample.substr(at))) {
        found.end = at;
        if (at == sample.size()) return found;
        auto const rest = sample.substr(at);
        auto const length = length_of_character(rest.front());
        bool const is_cut_off =
            length > rest.size() && std::ranges::all_of(rest.substr(1), continues_character);
        if (is_cut_off) return found;
        bool const is_whole = length > 1 && is_utf8(rest.substr(0, length));
        ++(is_whole ? found.whole : found.broken);
        at += is_whole ? length : 1;
    }
}

void detect_encoding(std::string_view text, std::string const& name, Dialect& dialect)
{
    auto const head = text.substr(0, dialect_sample);
    if (head.starts_with("\xEF\xBB\xBF")) {
        dialect.mark_bytes = 3;
        return;
    }
    using namespace std::string_view_literals;
    if (head.starts_with("\xFF\xFE\0\0"sv) || head.starts_with("\0\0\xFE\xFF"sv))
        throw Error{ErrorKind::input, "cannot read '" + clean(name) + "': its text is UTF-32",
                    "convert it: iconv -f UTF-32 -t UTF-8"};
    bool const little = head.starts_with("\xFF\xFE");
    bool const big = head.starts_with("\xFE\xFF");
    if (little || big) {
        dialect.mark_bytes = 2;
        dialect.encoding = little ? Encoding::utf16le : Encoding::utf16be;
        return;
    }
    auto const half = head.size() / 2;
    if (half >= 4 && zeros_at(head, 1) * 10 > half * 7)
        dialect.encoding = Encoding::utf16le;
    else if (half >= 4 && zeros_at(head, 0) * 10 > half * 7)
        dialect.encoding = Encoding::utf16be;
    else
        dialect.encoding = guess_encoding(text.substr(first_beyond_ascii(text))).encoding;
}

char detect_delimiter(std::string_view text)
{
    std::array<std::size_t, delimiters.size()> counts{};
    bool quoted = false;
    bool seen_text = false;
    for (char const c : text) {
        if (c == '"') quoted = !quoted;
        bool const ends = (c == '\n' || c == '\r') && !quoted;
        if (ends && seen_text) break;
        seen_text = seen_text || !ends;
        auto const at = std::ranges::find(delimiters, c);
        if (!quoted && at != delimiters.end())
            ++counts[static_cast<std::size_t>(at - delimiters.begin())];
    }
    auto const most = std::ranges::max_element(counts);
    return *most == 0 ? ',' : delimiters[static_cast<std::size_t>(most - counts.begin())];
}

}  // namespace

Dialect detect_dialect(std::string_view text, std::string const& name)
{
    Dialect dialect;
    detect_encoding(text, name, dialect);
    dialect.delimiter = detect_delimiter(to_utf8(text.substr(0, dialect_sample), dialect));
    return dialect;
}

std::size_t first_beyond_ascii(std::string_view text)
{
    constexpr std::size_t step = 64;  // at once: a bulk reader looks at every byte
    std::size_t at = 0;
    for (; at + step <= text.size(); at += step) {
        unsigned char seen = 0;
        for (std::size_t i = 0; i < step; ++i) seen |= static_cast<unsigned char>(text[at + i]);
        if (seen >= beyond_ascii) break;
    }
    while (at < text.size() && is_ascii(text[at])) ++at;
    return at;
}

EncodingGuess guess_encoding(std::string_view text)
{
    constexpr std::size_t few = 8;
    auto const reach = text.substr(0, encoding_reach);
    Evidence all;
    for (auto at = first_beyond_ascii(reach); at < reach.size();) {
        auto const sample = reach.substr(at, dialect_sample);
        auto const found = evidence_of(sample);
        all.whole += found.whole;
        all.broken += found.broken;
        bool const is_enough = all.whole > 0 || all.broken >= few;
        if (is_enough) return {all.encoding(), sample.size() == dialect_sample};
        if (found.end == 0) break;
        at += found.end;
        at += first_beyond_ascii(reach.substr(at));
    }
    return {all.encoding(), text.size() >= encoding_reach};
}

std::string to_utf8(std::string_view bytes, Dialect const& dialect)
{
    bytes.remove_prefix(std::min(bytes.size(), dialect.mark_bytes));
    switch (dialect.encoding) {
        case Encoding::utf16le: return from_utf16(bytes, false);
        case Encoding::utf16be: return from_utf16(bytes, true);
        case Encoding::windows1252: return from_windows(bytes);
        case Encoding::utf8: break;
    }
    return std::string{bytes};
}

std::string_view to_text(Encoding encoding)
{
    static constexpr std::array<std::string_view, 4> names{"UTF-8", "UTF-16LE", "UTF-16BE",
                                                           "windows-1252"};
    return names[static_cast<std::size_t>(encoding)];
}

}  // namespace sitmap::gis
