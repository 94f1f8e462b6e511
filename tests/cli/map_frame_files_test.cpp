// SPDX-License-Identifier: MIT
#include "cli/map_frame_files.hpp"

#include "cli/command_map.hpp"
#include "tests/support/expect_error.hpp"

#include <gtest/gtest.h>

namespace sitmap::cli {
namespace {

TEST(MapFrameFiles, NeedASheetWithOneMap)
{
    MapOptions options;
    options.shared.output = "months.png";
    map::Sheet const without_a_map;
    Outcome outcome;
    test::expect_error(ErrorKind::usage, "it needs a PNG of a sheet with one map",
                       [&] { add_world_file(options, without_a_map, 96, outcome); });
    test::expect_error(ErrorKind::usage, "the sheet has not one map",
                       [&] { add_geotiff(options, without_a_map, 96, outcome); });
    EXPECT_TRUE(outcome.outputs.empty());
}

TEST(MapFrameFiles, AreOnlyNamedInADryRun)
{
    MapOptions options;
    options.shared.output = "/nowhere/map.png";
    options.shared.dry_run = true;
    map::Sheet sheet;
    sheet.scene.width = 100;
    sheet.scene.height = 60;
    sheet.georeference = map::Georeference{"EPSG:3857", 0, 0, 1000, {5, 5, 60, 50}};
    Outcome outcome;
    add_world_file(options, sheet, 96, outcome);
    add_geotiff(options, sheet, 96, outcome);
    EXPECT_EQ(outcome.outputs, (std::vector<std::string>{"/nowhere/map.pgw", "/nowhere/map.prj",
                                                         "/nowhere/map.tif"}));
}

}  // namespace
}  // namespace sitmap::cli
