// SPDX-License-Identifier: MIT
// version_test.cpp: what the program is made of and what it reads and writes.
#include "cli/version.hpp"

#include "base/text.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace sitmap::cli {
namespace {

using testing::HasSubstr;

std::string line_of(std::string const& start)
{
    auto const lines = split(version_text(), '\n');
    auto const found =
        std::ranges::find_if(lines, [&](auto const& l) { return l.starts_with(start); });
    return found == lines.end() ? std::string() : *found;
}

TEST(Version, NamesItselfAndItsLibraries)
{
    EXPECT_THAT(line_of("sitmap "), HasSubstr("."));
    for (auto const* library : {"  GDAL", "  GEOS", "  PROJ", "  cairo", "  Pango", "  libavcodec"})
        EXPECT_NE(line_of(library), "") << version_text();
}

TEST(Version, ListsTheDriversItMayUse)
{
    for (auto const* format : {"GPKG", "ESRI Shapefile", "GeoJSON"})
        EXPECT_THAT(line_of("reads: "), HasSubstr(format));
    EXPECT_EQ(line_of("writes: "), "writes: .csv .fgb .geojson .gpkg .kml .shp");
    EXPECT_THAT(line_of("films: "), HasSubstr(".gif"));
}

}  // namespace
}  // namespace sitmap::cli
