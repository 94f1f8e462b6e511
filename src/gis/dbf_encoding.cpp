// SPDX-License-Identifier: MIT
#include "gis/dbf_encoding.hpp"

#include "base/infile.hpp"
#include "base/text.hpp"
#include "gis/code_pages.hpp"
#include "gis/csv_dialect.hpp"
#include "gis/dbf_rows.hpp"
#include "gis/gdal.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <optional>

namespace sitmap::gis {

namespace {

constexpr std::size_t longest_words = 40;  // of a .cpg in a message

/// What the file says of its encoding.
struct Statement {
    std::string encoding;  // that it means; empty: none that is known
    std::string words;     // who says what; empty: nothing is said
};

/// Language drivers that GDAL 3.6 does not know (ArcGIS writes them).
std::string encoding_of_driver(std::string_view number)
{
    if (number == "125") return "CP1255";
    return number == "126" ? "CP1256" : "";
}

/// Nothing for a file that GDAL does not open: open_dataset refuses it.
std::optional<Statement> statement_of(std::string const& path)
{
    GdalErrors const quiet;
    std::array<char const*, 2> const drivers{"ESRI Shapefile", nullptr};
    GDALDatasetUniquePtr const dataset(
        GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data()));
    if (!dataset || dataset->GetLayerCount() == 0) return {};
    auto const value = [&](char const* key) {
        auto const* stated = dataset->GetLayer(0)->GetMetadataItem(key, "SHAPEFILE");
        return std::string(stated == nullptr ? "" : stated);
    };
    std::string const in_file{trim(value("CPG_VALUE"))};
    if (!in_file.empty())
        return Statement{encoding_named(in_file),
                         "its .cpg says '" + shorten(clean(in_file), longest_words) + "'"};
    auto const driver = value("LDID_VALUE");
    if (driver.empty()) return Statement{};
    auto const known = encoding_of_driver(driver);
    return Statement{known.empty() ? encoding_named(value("ENCODING_FROM_LDID")) : known,
                     "its table states the language driver " + driver};
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

TableEncoding encoding_of(std::string const& path)
{
    auto const table = table_of(path);
    if (table.empty()) return {};
    auto const statement = statement_of(path);
    if (!statement) return {};
    auto const& [stated, words] = *statement;
    if (!stated.empty() && stated != "UTF-8") return {stated, {}};
    auto const sample = sample_of(table);
    bool const is_utf8 = guess_encoding(sample).encoding == Encoding::utf8;
    bool const is_unknown = stated.empty() && !words.empty();
    if (is_utf8 && (!is_unknown || sample.empty())) return {};
    auto const reason = is_unknown       ? words + ", which is not known: the texts"
                        : stated.empty() ? "the texts are not UTF-8 and no encoding is stated: they"
                                         : words + ", but the texts are not: they";
    return {is_utf8 ? "" : "CP1252",
            reason + " are read as " + (is_utf8 ? "UTF-8" : "windows-1252") +
                " (a .cpg file beside it that names their encoding, such as 1256, decides)"};
}

std::string encoding_note(std::string const& path)
{
    return encoding_of(path).note;
}

}  // namespace sitmap::gis
