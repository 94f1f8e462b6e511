// SPDX-License-Identifier: MIT
// command_export_test.cpp: layers of a study as files of a GIS.
#include "cli/command_export.hpp"

#include "base/infile.hpp"
#include "tests/cli/two_squares.hpp"

#include <gmock/gmock.h>

#include <filesystem>

namespace sitmap::cli {
namespace {

using namespace sitmap::cli::test;
using testing::HasSubstr;

ExportOptions to_geojson(std::string const& name)
{
    ExportOptions options;
    options.choice = two_squares();
    options.shared = to(output("export/" + name));
    return options;
}

TEST(CommandExport, WritesIncidentsWithTheirArea)
{
    auto const outcome = run_export(to_geojson("squares.geojson"));
    ASSERT_FALSE(outcome.outputs.empty());
    std::string all;
    for (auto const& path : outcome.outputs) all += read_file(path);
    EXPECT_THAT(all, HasSubstr("in the west"));
    EXPECT_THAT(all, HasSubstr("\"W\""));
    EXPECT_EQ(outcome.records, (Accounting{5, 4, 1, 0}));
}

TEST(CommandExport, TellsOfLayersOfAnotherRunBesideIts)
{
    auto const options = to_geojson("again.geojson");
    auto const before = run_export(options);
    for (auto const& notice : before.notices) EXPECT_NE(notice.subject, options.shared.output);
    auto const other = output("export/again_fire_lines.geojson");
    output("export/again_of_my_own.geojson");
    auto const outcome = run_export(options);
    ASSERT_FALSE(outcome.notices.empty());
    EXPECT_EQ(outcome.notices.back().text, "'" + other + "' is not of this run: remove it");
    std::filesystem::remove(other);
}

TEST(CommandExport, OnlyNamesItsFilesInADryRun)
{
    auto options = to_geojson("dry.geojson");
    std::filesystem::remove(options.shared.output);
    options.shared.dry_run = true;
    auto const outcome = run_export(options);
    ASSERT_FALSE(outcome.outputs.empty());
    for (auto const& path : outcome.outputs) EXPECT_FALSE(std::filesystem::exists(path)) << path;
}

}  // namespace
}  // namespace sitmap::cli
