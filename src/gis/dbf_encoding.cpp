// SPDX-License-Identifier: MIT
#include "gis/dbf_encoding.hpp"

#include "base/infile.hpp"
#include "base/text.hpp"
#include "gis/csv_dialect.hpp"
#include "gis/gdal.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <filesystem>

namespace sitmap::gis {

namespace {

/// The table of a shapefile, or nothing.
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

/// Whether an encoding other than UTF-8 is stated that GDAL can turn.
bool states_other_encoding(std::string const& path)
{
    GdalErrors const quiet;
    std::array<char const*, 2> const drivers{"ESRI Shapefile", nullptr};
    GDALDatasetUniquePtr const dataset(
        GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data()));
    if (!dataset || dataset->GetLayerCount() == 0) return true;  // for open_dataset to refuse
    auto const* stated = dataset->GetLayer(0)->GetMetadataItem("SOURCE_ENCODING", "SHAPEFILE");
    std::string_view const name = stated == nullptr ? "" : stated;
    return !name.empty() && name != "UTF-8";
}

/// The rows from the first byte beyond ASCII on, as many as a guess needs.
std::string sample_of(std::string const& table)
{
    InFile file{table};
    std::string block(std::size_t{1} << 20, '\0');
    std::string sample;
    constexpr std::size_t at_length_of_header = 8;
    for (bool is_first = true;; is_first = false) {
        auto const bytes = std::string_view(block.data(), file.read(block));
        std::size_t begin = 0;
        if (is_first && bytes.size() > at_length_of_header + 1)
            begin = static_cast<unsigned char>(bytes[at_length_of_header]) +
                    256U * static_cast<unsigned char>(bytes[at_length_of_header + 1]);
        auto const rows = bytes.substr(std::min(begin, bytes.size()));
        sample += sample.empty() ? rows.substr(first_beyond_ascii(rows)) : rows;
        if (bytes.size() < block.size() || sample.size() >= encoding_reach) return sample;
    }
}

}  // namespace

std::string guessed_encoding(std::string const& path)
{
    auto const table = table_of(path);
    if (table.empty() || states_other_encoding(path)) return {};
    auto const guess = guess_encoding(sample_of(table)).encoding;
    return guess == Encoding::utf8 ? std::string{} : std::string{to_text(guess)};
}

std::string guessed_encoding_note(std::string const& path)
{
    auto const encoding = guessed_encoding(path);
    if (encoding.empty()) return {};
    return "the texts are not UTF-8 and no other encoding is stated: they are read as " + encoding +
           " (a .cpg file beside it that names their encoding decides)";
}

}  // namespace sitmap::gis
