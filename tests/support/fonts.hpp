// SPDX-License-Identifier: MIT
// tests/support/fonts.hpp: golden pictures with words hold for one version of the Noto fonts
// (Debian 12, fonts-noto-core 20201225); on other machines such a test is skipped.
#pragma once

#include <filesystem>
#include <string>

namespace sitmap::test {

/// Why words would look different here; empty if the fonts are those of the golden pictures.
inline std::string other_fonts()
{
    namespace fs = std::filesystem;
    struct Font {
        char const* path;
        std::uintmax_t bytes;
    };
    for (auto const& [path, bytes] :
         {Font{"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf", 512672},
          Font{"/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf", 515752},
          Font{"/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf", 244072}}) {
        std::error_code missing;
        if (fs::file_size(path, missing) != bytes || missing)
            return std::string(path) + " is not the one that the golden pictures were made with";
    }
    return {};
}

}  // namespace sitmap::test
