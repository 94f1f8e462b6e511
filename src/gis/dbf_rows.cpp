// SPDX-License-Identifier: MIT
#include "gis/dbf_rows.hpp"

#include "base/infile.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <string_view>

namespace sitmap::gis {

namespace {

/// Of the header, little endian: dBASE III, bytes 4 to 11.
std::int64_t number_at(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::int64_t value = 0;
    for (std::size_t i = size; i-- > 0;)
        value = value * 256 + static_cast<unsigned char>(bytes[at + i]);
    return value;
}

}  // namespace

std::string table_of(std::string const& path)
{
    auto const kind = to_lower_ascii(path);
    if (kind.ends_with(".dbf")) return path;
    if (!kind.ends_with(".shp")) return {};
    for (auto const* ending : {".dbf", ".DBF"}) {
        auto const table = path.substr(0, path.size() - 4) + ending;
        if (std::filesystem::is_regular_file(table)) return table;
    }
    return {};
}

std::int64_t deleted_rows(std::string const& path)
{
    auto const table = table_of(path);
    if (table.empty()) return 0;
    auto const header = head_of(table, 12);
    if (header.size() < 12) return 0;
    auto const rows = number_at(header, 4, 4);
    auto const first = number_at(header, 8, 2);
    auto const length = number_at(header, 10, 2);
    if (length == 0) return 0;
    InFile file{table};
    std::string block(std::size_t{1} << 20, '\0');
    std::int64_t deleted = 0, begin = 0, row = 0;
    for (std::size_t size = file.read(block); size > 0; size = file.read(block)) {
        auto const end = begin + static_cast<std::int64_t>(size);
        for (; row < rows && first + row * length < end; ++row)
            if (block[static_cast<std::size_t>(first + row * length - begin)] == '*') ++deleted;
        begin = end;
    }
    return deleted;
}

}  // namespace sitmap::gis
