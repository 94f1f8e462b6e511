// SPDX-License-Identifier: MIT
// command_brief_test.cpp: a pack without its film: files, accounting and manifest.
#include "cli/command_brief.hpp"

#include "base/infile.hpp"
#include "tests/cli/two_squares.hpp"
#include "tests/support/read_png.hpp"
#include "write/manifest.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>

namespace sitmap::cli {
namespace {

using namespace sitmap::cli::test;
namespace fs = std::filesystem;

BriefOptions pack(std::string const& name)
{
    BriefOptions options;
    options.choice = two_squares();
    options.shared = to(fs::path(output("brief/x")).parent_path().string() + "/" + name);
    options.shared.progress = "none";
    options.film = false;
    return options;
}

TEST(CommandBrief, WritesEveryFileThatItsManifestNames)
{
    auto const options = pack("whole");
    auto const outcome = run_brief(options);
    EXPECT_EQ(outcome.records, (Accounting{5, 4, 1, 0}));
    auto const file = options.shared.output + "/manifest.json";
    auto const manifest = write::parse_manifest(read_file(file), file);
    EXPECT_FALSE(manifest.outputs.empty());
    EXPECT_TRUE(write::compare_outputs(manifest, options.shared.output).empty());
    for (auto const& path : outcome.outputs) {
        if (!path.ends_with(".png")) continue;
        EXPECT_GT(sitmap::test::read_png(read_file(path)).width, 0) << path;
    }
    EXPECT_TRUE(std::ranges::none_of(outcome.outputs, [](auto const& path) {
        return path.ends_with(".gif") || path.ends_with(".mp4");
    })) << "no film was asked for";
}

TEST(CommandBrief, WritesNothingInADryRun)
{
    auto options = pack("dry");
    options.shared.dry_run = true;
    auto const outcome = run_brief(options);
    EXPECT_FALSE(outcome.outputs.empty());
    EXPECT_FALSE(fs::exists(options.shared.output));
}

}  // namespace
}  // namespace sitmap::cli
