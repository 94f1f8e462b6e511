// SPDX-License-Identifier: MIT
// command_verify_test.cpp: a pack is as its manifest says, or the first difference is named.
#include "cli/command_verify.hpp"

#include "cli/command_brief.hpp"
#include "tests/cli/two_squares.hpp"
#include "tests/support/expect_error.hpp"

#include <gmock/gmock.h>

#include <filesystem>

namespace sitmap::cli {
namespace {

using namespace sitmap::cli::test;
using sitmap::test::expect_error;
namespace fs = std::filesystem;

VerifyOptions of_fresh_pack(std::string const& name)
{
    BriefOptions brief;
    brief.choice = two_squares();
    brief.shared = to(fs::path(output("verify/x")).parent_path().string() + "/" + name);
    brief.film = false;
    run_brief(brief);
    VerifyOptions options;
    options.manifest = brief.shared.output;
    options.rerun = false;
    return options;
}

TEST(CommandVerify, AcceptsAPackAsItWasWritten)
{
    auto const options = of_fresh_pack("good");
    auto const outcome = run_verify(options);
    ASSERT_EQ(outcome.notices.size(), 1u);
    EXPECT_THAT(outcome.notices[0].text, testing::HasSubstr("are as the manifest says"));
    auto by_file = options;
    by_file.manifest += "/manifest.json";
    EXPECT_NO_THROW(run_verify(by_file));
}

TEST(CommandVerify, NamesAFileThatWasChangedOrRemoved)
{
    auto const options = of_fresh_pack("changed");
    fs::path found;
    for (auto const& entry : fs::recursive_directory_iterator(options.manifest))
        if (entry.path().extension() == ".pdf") found = entry.path();
    fs::resize_file(found, 10);
    expect_error(ErrorKind::gate, "cannot verify the pack", [&] { run_verify(options); });
    expect_error(ErrorKind::gate, found.filename().string(), [&] { run_verify(options); });
    fs::remove(found);
    expect_error(ErrorKind::gate, found.filename().string(), [&] { run_verify(options); });
}

TEST(CommandVerify, RefusesWhatIsNoManifest)
{
    VerifyOptions options;
    options.manifest = data("points.csv");
    expect_error(ErrorKind::input, "points.csv", [&] { run_verify(options); });
}

}  // namespace
}  // namespace sitmap::cli
