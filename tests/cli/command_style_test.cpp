// SPDX-License-Identifier: MIT
// command_style_test.cpp: a style as text that can be read back.
#include "cli/command_style.hpp"

#include "base/infile.hpp"
#include "style/style_file.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/text_file.hpp"

#include <gmock/gmock.h>

namespace sitmap::cli {
namespace {

std::string printed(StyleOptions const& options)
{
    testing::internal::CaptureStdout();
    run_style(options);
    return testing::internal::GetCapturedStdout();
}

TEST(CommandStyle, PrintsAStyleThatReadsBackTheSame)
{
    auto const file = sitmap::test::text_file("shown.toml", printed({"briefing-light", false}));
    auto read = style::read_style(file);
    read.name = "briefing-light";
    EXPECT_EQ(read, style::read_style("briefing-light"));
}

TEST(CommandStyle, WritesToAFile)
{
    auto const path = sitmap::test::text_file("written.toml", "");
    StyleOptions options{.name = "print-grey", .output = path, .overwrite = Overwrite::replace};
    options.dry_run = true;
    EXPECT_THAT(run_style(options).outputs, testing::ElementsAre(path));
    EXPECT_EQ(read_file(path), "");
    options.dry_run = false;
    EXPECT_THAT(run_style(options).outputs, testing::ElementsAre(path));
    EXPECT_EQ(style::read_style(path).font, style::read_style("print-grey").font);
}

TEST(CommandStyle, ListsTheStyles)
{
    EXPECT_THAT(printed({"", true}), testing::HasSubstr("briefing-light\n"));
}

TEST(CommandStyle, RefusesAnUnknownStyle)
{
    sitmap::test::expect_error(ErrorKind::input, "nosuch", [] { run_style({"nosuch", false}); });
}

}  // namespace
}  // namespace sitmap::cli
