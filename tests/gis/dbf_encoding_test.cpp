// SPDX-License-Identifier: MIT
#include "gis/dbf_encoding.hpp"

#include "base/outfile.hpp"
#include "gis/layer_reader.hpp"
#include "gis/vector_writer.hpp"
#include "tests/support/text_file.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace sitmap::gis {
namespace {

/// A shapefile of one point whose name is these bytes, with this .cpg; empty: without one.
std::string shapefile(std::string const& name, std::string const& bytes, std::string const& cpg)
{
    auto const folder = std::filesystem::path(test::text_file(name + ".txt", "")).parent_path();
    auto const path = (folder / (name + ".shp")).string();
    VectorLayer const layer{
        name, "", ShapeKind::point, {{"name"}}, {{{std::string(bytes.size(), 'x')}, LonLat{1, 2}}}};
    (void)write_layers(path, std::vector{layer}, Date{10957});
    auto const stem = path.substr(0, path.size() - 4);
    auto table = read_file(stem + ".dbf");
    table.replace(table.find(std::string(bytes.size(), 'x')), bytes.size(), bytes);
    table[29] = 0;  // language driver
    test::text_file(name + ".dbf", table);
    std::filesystem::remove(stem + ".cpg");
    if (!cpg.empty()) test::text_file(name + ".cpg", cpg);
    return path;
}

std::string name_in(std::string const& path)
{
    LayerReader reader{path, {}};
    return reader.next()->fields[0];
}

TEST(DbfEncoding, IsGuessedWhereNothingStatesIt)
{
    for (auto const* cpg : {"", "UTF-8", "nonsense"}) {
        auto const path = shapefile("latin", "Khost\xE9", cpg);
        EXPECT_EQ(guessed_encoding(path), "windows-1252") << cpg;
        EXPECT_EQ(name_in(path), "Khost\xC3\xA9") << cpg;
        EXPECT_NE(guessed_encoding_note(path).find("read as windows-1252"), std::string::npos);
    }
}

TEST(DbfEncoding, IsTakenAsStatedOrAsTheTextsAre)
{
    auto const whole = shapefile("whole", "Khost\xC3\xA9", "");
    EXPECT_EQ(guessed_encoding(whole), "");
    EXPECT_EQ(name_in(whole), "Khost\xC3\xA9");
    auto const stated = shapefile("stated", "Khost\xE9", "1252");
    EXPECT_EQ(guessed_encoding(stated), "");
    EXPECT_EQ(name_in(stated), "Khost\xC3\xA9");
    EXPECT_EQ(guessed_encoding_note(shapefile("plain", "Khost", "")), "");
    EXPECT_EQ(guessed_encoding("a.gpkg"), "");
}

}  // namespace
}  // namespace sitmap::gis
