// SPDX-License-Identifier: MIT
// command_check_test.cpp: what the data hold, in words.
#include "cli/command_check.hpp"

#include "base/infile.hpp"
#include "tests/cli/two_squares.hpp"

#include <gmock/gmock.h>

namespace sitmap::cli {
namespace {

using namespace sitmap::cli::test;
using testing::HasSubstr;

TEST(CommandCheck, TellsTheAccountTheMixAndTheRejects)
{
    CheckOptions options;
    options.choice = table("check.csv",
                           "a,2022-01-05,60.5,30.5,x\nb,never,60.5,30.5,x\n"
                           "c,2022,70,30.5,x\n");
    testing::internal::CaptureStdout();
    auto const outcome = run_check(options);
    auto const text = testing::internal::GetCapturedStdout();
    EXPECT_EQ(outcome.records, (Accounting{3, 1, 1, 1}));
    EXPECT_TRUE(outcome.outputs.empty());
    EXPECT_THAT(text, HasSubstr("records: read 3 = used 1 + outside 1 + rejected 1\n"));
    EXPECT_THAT(text, HasSubstr("areas: 2 units"));
    EXPECT_THAT(text, HasSubstr("shown: 1 records, 2022-01-05\n"
                                "all 2 records that were not rejected:\n"
                                "dates: 1 day, 1 year\n"));
    EXPECT_THAT(text, HasSubstr("rejected: 1 x "));
}

TEST(CommandCheck, WritesToAFile)
{
    CheckOptions options;
    options.choice = two_squares();
    options.shared = to(output("check/told.txt"));
    EXPECT_THAT(run_check(options).outputs, testing::ElementsAre(options.shared.output));
    EXPECT_THAT(read_file(options.shared.output), HasSubstr("records: read 5"));
}

}  // namespace
}  // namespace sitmap::cli
