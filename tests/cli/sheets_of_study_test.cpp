// SPDX-License-Identifier: MIT
// sheets_of_study_test.cpp: which sheet is meant, and what strictness means.
#include "cli/sheets_of_study.hpp"

#include "tests/support/expect_error.hpp"

namespace sitmap::cli {
namespace {

using sitmap::test::expect_error;

study::Study with_sheets()
{
    study::Study study;
    study.sheets.resize(2);
    study.sheets[0].key = "main";
    study.sheets[0].kind = "overview";
    study.sheets[1].key = "time";
    study.sheets[1].kind = "timeline";
    return study;
}

TEST(ChooseSheet, FindsASheetByKeyThenByKind)
{
    EXPECT_EQ(choose_sheet(with_sheets(), "time").kind, "timeline");
    EXPECT_EQ(choose_sheet(with_sheets(), "timeline").key, "time");
    EXPECT_EQ(choose_sheet(with_sheets(), "").key, "main");
    EXPECT_EQ(choose_sheet(with_sheets(), "months").kind, "months") << "a kind is always there";
    EXPECT_EQ(choose_sheet({}, "").kind, "overview");
}

TEST(ChooseSheet, NamesTheSheetsThatExist)
{
    auto const work = [] { choose_sheet(with_sheets(), "north"); };
    expect_error(ErrorKind::usage, "cannot draw sheet 'north': the study has no such sheet", work);
    expect_error(ErrorKind::usage, "use one of main, time, overview", work);
    auto twice = with_sheets();
    twice.sheets[0].key = "overview";
    expect_error(ErrorKind::usage, "use one of overview, time, closeup",
                 [&] { choose_sheet(twice, "north"); });
}

TEST(ReportRemarks, AreNotesUnlessStrict)
{
    Outcome outcome;
    report_remarks({{"map", "text 'body' is small"}}, false, outcome);
    ASSERT_EQ(outcome.notices.size(), 1u);
    EXPECT_EQ(outcome.notices[0].subject, "sheet map");
    report_remarks({}, true, outcome);
    EXPECT_EQ(outcome.not_passed, "");
    report_remarks({{"map", "text 'body' is small"}, {"map", "more"}}, true, outcome);
    EXPECT_EQ(outcome.not_passed, "cannot pass sheet 'map': text 'body' is small");
}

}  // namespace
}  // namespace sitmap::cli
