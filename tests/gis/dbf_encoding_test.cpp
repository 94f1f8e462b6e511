// SPDX-License-Identifier: MIT
#include "gis/dbf_encoding.hpp"

#include "base/infile.hpp"
#include "gis/layer_reader.hpp"
#include "gis/vector_writer.hpp"
#include "tests/support/text_file.hpp"

#include <gmock/gmock.h>

#include <filesystem>

namespace sitmap::gis {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

/// A shapefile of one point whose name is these bytes, with this .cpg; empty: without one.
std::string shapefile(std::string const& name, std::string const& bytes, std::string const& cpg,
                      char driver = 0)
{
    auto const folder = std::filesystem::path(test::text_file(name + ".txt", "")).parent_path();
    auto const path = (folder / (name + ".shp")).string();
    VectorLayer const layer{
        name, "", ShapeKind::point, {{"name"}}, {{{std::string(bytes.size(), 'x')}, LonLat{1, 2}}}};
    (void)write_layers(path, std::vector{layer}, Date{10957});
    auto const stem = path.substr(0, path.size() - 4);
    auto table = read_file(stem + ".dbf");
    table.replace(table.find(std::string(bytes.size(), 'x')), bytes.size(), bytes);
    table[29] = driver;  // of the language
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
        EXPECT_EQ(encoding_of(path).name, "CP1252") << cpg;
        EXPECT_EQ(name_in(path), "Khost\xC3\xA9") << cpg;
        EXPECT_THAT(encoding_note(path), HasSubstr("read as windows-1252")) << cpg;
    }
}

TEST(DbfEncoding, IsToldAsItIsStated)
{
    EXPECT_THAT(encoding_note(shapefile("latin", "Khost\xE9", "")),
                StartsWith("the texts are not UTF-8 and no encoding is stated: they are read as"));
    EXPECT_THAT(encoding_note(shapefile("latin", "Khost\xE9", "UTF-8")),
                StartsWith("its .cpg says 'UTF-8', but the texts are not: they are read as"));
    EXPECT_THAT(
        encoding_note(shapefile("latin", "Khost\xE9", "KLINGON")),
        StartsWith("its .cpg says 'KLINGON', which is not known: the texts are read as windows"));
    EXPECT_THAT(
        encoding_note(shapefile("latin", "Khost\xC3\xA9", "KLINGON")),
        StartsWith("its .cpg says 'KLINGON', which is not known: the texts are read as UTF-8"));
    EXPECT_THAT(encoding_note(shapefile("latin", "Khost\xE9", "", '\xFF')),
                StartsWith("its table states the language driver 255, which is not known:"));
    EXPECT_EQ(encoding_note(shapefile("plain", "Khost", "KLINGON")), "");
}

TEST(DbfEncoding, IsTakenAsStatedOrAsTheTextsAre)
{
    auto const whole = shapefile("whole", "Khost\xC3\xA9", "");
    EXPECT_EQ(encoding_of(whole).name, "");
    EXPECT_EQ(name_in(whole), "Khost\xC3\xA9");
    auto const stated = shapefile("stated", "Khost\xE9", "1252");
    EXPECT_EQ(encoding_note(stated), "");
    EXPECT_EQ(name_in(stated), "Khost\xC3\xA9");
    EXPECT_EQ(encoding_note(shapefile("plain", "Khost", "")), "");
    EXPECT_EQ(encoding_note("a.gpkg"), "");
}

TEST(DbfEncoding, IsReadToTheLastLetterInAnyWords)
{
    for (auto const* cpg : {"1255", "ANSI 1255", "cp-1255\n"})
        EXPECT_EQ(name_in(shapefile("hebrew", "\xF9\xEC\xE5\xED", cpg)), "שלום") << cpg;
    EXPECT_EQ(name_in(shapefile("driver", "\xF9\xEC\xE5\xED", "", '\x7D')), "שלום");
    EXPECT_EQ(name_in(shapefile("arabic", "\xDF\xC7\xC8\xE1", "", '\x7E')), "كابل");
    EXPECT_EQ(name_in(shapefile("oem", "\x92\xA5\xE0\xAC\xA5\xA7", "OEM 866")), "Термез");
    EXPECT_EQ(name_in(shapefile("vietnam", "L\xE0o Cai", "1258")), "Lào Cai");
}

}  // namespace
}  // namespace sitmap::gis
