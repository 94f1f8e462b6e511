// SPDX-License-Identifier: MIT
#include "cli/map_frame_files.hpp"

#include "cli/command_map.hpp"
#include "tests/support/expect_error.hpp"

#include <gtest/gtest.h>

namespace sitmap::cli {
namespace {

MapOptions asked(std::string const& output)
{
    MapOptions options;
    options.shared.output = output;
    options.world_file = options.geotiff = true;
    return options;
}

TEST(MapFrameFiles, NeedASheetWithOneMap)
{
    map::Sheet const without_a_map;
    auto options = asked("months.png");
    test::expect_error(ErrorKind::usage, "it needs a PNG of a sheet with one map",
                       [&] { map_frame_files(options, without_a_map, 96); });
    options.world_file = false;
    test::expect_error(ErrorKind::usage, "the sheet has not one map",
                       [&] { map_frame_files(options, without_a_map, 96); });
    options.geotiff = false;
    EXPECT_TRUE(map_frame_files(options, without_a_map, 96).empty());
}

TEST(MapFrameFiles, StandBesideTheSheet)
{
    map::Sheet sheet;
    sheet.scene.width = 100;
    sheet.scene.height = 60;
    sheet.georeference = map::Georeference{"EPSG:3857", 0, 0, 1000, {5, 5, 60, 50}};
    std::vector<std::string> paths;
    for (auto const& file : map_frame_files(asked("/some/where/map.png"), sheet, 96)) {
        paths.push_back(file.path);
        EXPECT_FALSE(file.bytes.empty()) << file.path;
    }
    EXPECT_EQ(paths,
              (std::vector<std::string>{"/some/where/map.pgw", "/some/where/map.prj",
                                        "/some/where/map.png.aux.xml", "/some/where/map.tif"}));
}

TEST(MapFrameFiles, TellAPngByItsNameInAnyCase)
{
    map::Sheet sheet;
    sheet.georeference = map::Georeference{"EPSG:3857", 0, 0, 1000, {5, 5, 60, 50}};
    auto options = asked("M.PNG");
    options.geotiff = false;
    EXPECT_EQ(map_frame_files(options, sheet, 96).at(0).path, "M.pgw");
    options.shared.output = "M.svg";
    test::expect_error(ErrorKind::usage, "it needs a PNG of a sheet with one map",
                       [&] { map_frame_files(options, sheet, 96); });
}

}  // namespace
}  // namespace sitmap::cli
