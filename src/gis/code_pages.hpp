// SPDX-License-Identifier: MIT
// gis/code_pages.hpp: texts in any encoding that iconv knows, to the last letter: GDAL 3.6 never
// asks iconv for what it holds back (in windows-1255 and -1258 the last letter of every text).
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace sitmap::gis {

/// What iconv calls the encoding that these words of a .cpg file or of GDAL mean ("1256",
/// "ANSI 1256", "OEM 866", "cp-1256", "ISO 8859-6", "Big5", "utf_8"); empty for one that is not
/// known or cannot be that of a table (UTF-16).
std::string encoding_named(std::string_view words);

class Decoder {
public:
    /// `encoding`: a name by encoding_named; ErrorKind::internal for another one.
    explicit Decoder(std::string const& encoding);

    /// The text as UTF-8. Bytes that are no letter become U+FFFD, one each.
    std::string operator()(std::string_view bytes) const;

private:
    struct Close {
        void operator()(void* handle) const noexcept;
    };
    std::unique_ptr<void, Close> handle_;
};

}  // namespace sitmap::gis
