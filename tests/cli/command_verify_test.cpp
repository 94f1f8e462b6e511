// SPDX-License-Identifier: MIT
// command_verify_test.cpp: a pack is as its manifest says, or the first difference is named.
#include "cli/command_verify.hpp"

#include "base/infile.hpp"
#include "base/outfile.hpp"
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

TEST(CommandVerify, NamesAFileThatTheManifestDoesNotKnow)
{
    auto const options = of_fresh_pack("added");
    OutFile added(options.manifest + "/gis/two.gpkg-wal", Overwrite::refuse);
    added.publish();
    EXPECT_EQ(run_verify(options).notices.at(0).text,
              "1 file of the pack is not in the manifest: 'gis/two.gpkg-wal'");
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

/// The manifest of a pack with some of its text replaced.
void change(VerifyOptions const& options, std::string const& what, std::string const& with)
{
    auto const file = options.manifest + "/manifest.json";
    auto text = read_file(file);
    auto const at = text.find(what);
    ASSERT_NE(at, std::string::npos) << what;
    text.replace(at, what.size(), with);
    OutFile out(file, Overwrite::replace);
    out.write(std::string_view(text));
    out.publish();
}

TEST(CommandVerify, LooksAtWhatTheManifestStates)
{
    auto const unbalanced = of_fresh_pack("unbalanced");
    change(unbalanced, "\"used\": 4", "\"used\": 99");
    expect_error(ErrorKind::gate, "read 5 is not used 99 + outside 1 + rejected 0",
                 [&] { run_verify(unbalanced); });
    auto const older = of_fresh_pack("older");
    change(older, "\"version\": \"", "\"version\": \"9.");
    expect_error(ErrorKind::gate, "is not that of its version, parameters and inputs",
                 [&] { run_verify(older); });
}

TEST(CommandVerify, ComparesTheAccountWithThatOfTheNewRun)
{
    auto options = of_fresh_pack("account");
    change(options, "\"outside\": 1", "\"outside\": 0");
    change(options, "\"used\": 4", "\"used\": 5");
    auto const outcome = run_verify(options);
    EXPECT_THAT(outcome.notices.at(0).text, testing::HasSubstr("is not looked at"));
    options.rerun = true;
    expect_error(ErrorKind::gate,
                 "cannot verify the new run: 'records.outside' was '0', is '1', and 1 more",
                 [&] { run_verify(options); });
}

TEST(CommandVerify, TellsOfOtherLibrariesThatGiveTheSame)
{
    auto options = of_fresh_pack("libraries");
    change(options, "\"GDAL\": \"", "\"GDAL\": \"0.");
    options.rerun = true;
    auto const outcome = run_verify(options);
    ASSERT_EQ(outcome.notices.size(), 2u);
    EXPECT_THAT(outcome.notices[0].text, testing::StartsWith("GDAL was 0."));
    EXPECT_EQ(outcome.run_id.size(), 10u);
}

TEST(CommandVerify, RefusesWhatIsNoManifest)
{
    VerifyOptions options;
    options.manifest = data("points.csv");
    expect_error(ErrorKind::input, "points.csv", [&] { run_verify(options); });
}

}  // namespace
}  // namespace sitmap::cli
