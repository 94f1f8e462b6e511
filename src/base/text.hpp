// SPDX-License-Identifier: MIT
// base/text.hpp: strict reading of numbers and cautious handling of text that came from data. Never
// depends on the locale.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap {

constexpr bool is_digit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

/// Blanks and tabs cut off both ends.
std::string_view trim(std::string_view text);
/// The whole text as a finite decimal number: digits, one point, optional sign and exponent.
/// Nothing for
/// "", "nan", "inf", "0x21", "33,1", "1e400".
std::optional<double> parse_number(std::string_view text);
/// The whole text as a decimal integer that fits.
std::optional<std::int64_t> parse_integer(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);
std::string join_words(std::span<std::string const> words, std::string_view separator);
std::string to_lower_ascii(std::string_view text);

/// Valid UTF-8 without control and noncharacter code points: each bad byte or character becomes
/// U+FFFD, line breaks and tabs a blank; invisible marks (see without_marks) are left out. For
/// everything that reaches a product or a terminal.
std::string clean(std::string_view text);
/// The same without blanks and tabs at its ends: for names, words and numbers of tables.
std::string clean_name(std::string_view text);
/// All but the marks that nobody sees: of direction (U+200E, U+200F, U+061C, overrides, isolates),
/// zero-width space, byte order mark, soft hyphen. The joiners of letters U+200C, U+200D stay.
std::string without_marks(std::string_view text);
bool is_utf8(std::string_view text);
/// All characters as they are; NUL and each byte that is none become U+FFFD.
std::string as_utf8(std::string_view text);
/// At most `limit` characters (code points); a cut text ends with U+2026.
std::string shorten(std::string_view text, std::size_t limit);
std::size_t count_characters(std::string_view utf8);

/// A text that a spreadsheet would run as a formula (leading = + - @ TAB CR) with a leading
/// apostrophe, unless it is a number; every other text as it is.
std::string without_formula(std::string_view text);
/// One field of RFC 4180 CSV: quoted if it must be, and without a formula.
std::string csv_field(std::string_view text);
/// The same with every text as it is, also formulas: for fields that a program reads next.
std::string csv_verbatim(std::string_view text);
/// For XML text and attributes: & < > " ' escaped, control characters left out.
std::string xml_escape(std::string_view text);

/// The candidate with the smallest edit distance to `word`, if it is near enough to be a slip.
std::optional<std::string> nearest_word(std::string_view word,
                                        std::span<std::string const> candidates);

/// A name from data as a file name: letters, digits, '-' and '_', at most 100 bytes, never empty,
/// no leading dash.
std::string file_name_from(std::string_view text);

/// Shortest decimal form that reads back to the same double, with an exponent only below 1e-5 and
/// from 1e15 on; "0" for -0.
std::string to_text(double value);

}  // namespace sitmap
