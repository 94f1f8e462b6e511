// SPDX-License-Identifier: MIT
// gis/csv_dialect.hpp: how a delimited text is written: separator, encoding, byte order mark.
// Detected from the first bytes of the file; the same answer for the row reader and the bulk reader
// of load.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sitmap::gis {

enum class Encoding { utf8, utf16le, utf16be, windows1252 };

struct Dialect {
    char delimiter = ',';  // one of , ; TAB |
    Encoding encoding = Encoding::utf8;
    std::size_t mark_bytes = 0;  // length of the byte order mark
    friend bool operator==(Dialect const&, Dialect const&) = default;
};

/// How many bytes are looked at.
constexpr std::size_t dialect_sample = std::size_t{1} << 16;

/// How far from the first byte beyond ASCII more is looked at where the samples say too little.
constexpr std::size_t encoding_reach = std::size_t{1} << 22;

/// Reads the byte order mark, the encoding and the separator off a text or its beginning. UTF-16 is
/// known by its mark or by every second byte being 0. Else what starts with the first byte beyond
/// ASCII decides (`guess_encoding`): a text of which only the beginning is given may still turn out
/// to be in another encoding. The separator is the one of , ; TAB | that is most
/// frequent outside quotes in the first record; a tie goes to the earlier in this list.
/// ErrorKind::input, with the `name` of the text, for UTF-32.
Dialect detect_dialect(std::string_view text, std::string const& name);

/// Where the first byte beyond ASCII stands; the size if there is none.
std::size_t first_beyond_ascii(std::string_view text);

struct EncodingGuess {
    Encoding encoding = Encoding::utf8;
    bool is_settled = false;  // whatever follows
    friend bool operator==(EncodingGuess const&, EncodingGuess const&) = default;
};

/// UTF-8 or windows-1252. A few broken bytes among at least as many whole characters leave a text
/// UTF-8: to read it as windows-1252 would spoil every other letter. A sample of a few broken bytes
/// and nothing else settles nothing: the next one begins at the next byte beyond ASCII, within
/// `encoding_reach`. A character that the end cuts off does not count.
EncodingGuess guess_encoding(std::string_view text);

/// The text after the mark as UTF-8. Bytes that windows-1252 does not define and lone surrogates
/// become U+FFFD.
std::string to_utf8(std::string_view bytes, Dialect const& dialect);

/// "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252".
std::string_view to_text(Encoding encoding);

}  // namespace sitmap::gis
