// SPDX-License-Identifier: MIT
#include "gis/json_nul.hpp"

#include "base/infile.hpp"

#include <cstddef>
#include <string_view>

namespace sitmap::gis {

namespace {

constexpr std::string_view escape = "\\u0000";

/// How much of the escape has been met, one character after another: it may lie across two blocks.
class Search {
public:
    bool is_found_with(char c)
    {
        if (c == '\0') return true;
        bool const goes_on = c == escape[met_];
        bool const is_escaped = met_ == 1;  // a backslash after one begins nothing
        met_ = goes_on ? met_ + 1 : c == '\\' && !is_escaped ? 1 : 0;
        return met_ == escape.size();
    }

private:
    std::size_t met_ = 0;
};

}  // namespace

bool holds_nul(std::string const& path)
{
    InFile file{path};
    std::string block(std::size_t{1} << 20, '\0');
    Search search;
    for (auto size = file.read(block); size > 0; size = file.read(block))
        for (char const c : std::string_view(block).substr(0, size))
            if (search.is_found_with(c)) return true;
    return false;
}

}  // namespace sitmap::gis
