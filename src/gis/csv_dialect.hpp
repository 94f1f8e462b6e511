// SPDX-License-Identifier: MIT
// gis/csv_dialect.hpp: how a delimited text is written: separator, encoding, byte order mark.
// Detected from the first bytes of the file; the same answer for the row reader (load) and the
// columnar reader (join).
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

/// Reads the byte order mark, the encoding and the separator off the first bytes (64 kB are
/// plenty). UTF-16 is known by its mark or by every second byte being 0. Text that is not UTF-8 is
/// windows-1252; a character cut off at the end of `head` does not count against UTF-8. The
/// separator is the one of , ; TAB | that is most frequent outside quotes in the first record; a
/// tie goes to the earlier in this list. ErrorKind::input for UTF-32.
Dialect detect_dialect(std::string_view head);

/// The text after the mark as UTF-8. Bytes that windows-1252 does not define and lone surrogates
/// become U+FFFD.
std::string to_utf8(std::string_view bytes, Dialect const& dialect);

/// "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252".
std::string_view to_text(Encoding encoding);

}  // namespace sitmap::gis
