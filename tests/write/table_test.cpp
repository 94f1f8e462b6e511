// SPDX-License-Identifier: MIT
#include "write/table.hpp"

#include "tests/write/samples.hpp"

#include <gmock/gmock.h>

namespace sitmap::write {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

TEST(Table, QuotesAndGuardsItsCells)
{
    Table const table{
        "t", {"a", "b"}, {{"x,\"y\"", "=1+1"}, {"-12.5", "two\nlines"}, {"\x1b[31m", "@sum"}}};
    EXPECT_EQ(to_csv(table),
              "a,b\n\"x,\"\"y\"\"\",'=1+1\n-12.5,two lines\n\xEF\xBF\xBD[31m,'@sum\n");
}

TEST(Table, TakesTheRunIdAsItsLastColumn)
{
    EXPECT_EQ(with_run("a,b\n1,\"x\n\"\"y\"\"\n\"\n2,\n", "01ab"),
              "a,b,run_id\n1,\"x\n\"\"y\"\"\n\",01ab\n2,,01ab\n");
    EXPECT_EQ(with_run("a\n", "01ab"), "a,run_id\n");
}

TEST(Table, ListsEveryRecordWithItsPosition)
{
    auto const csv = to_csv(incidents_table(test::records(), test::areas()));
    EXPECT_THAT(csv, StartsWith("id,date_first,date_last,"));
    EXPECT_THAT(csv, HasSubstr(",row,counted,lon,lat\nS-1,2016-07-23,2016-07-23,2016-07-23,day,"));
    EXPECT_THAT(csv, HasSubstr(",2,1,69.17,34.51\n"));
    EXPECT_THAT(csv, HasSubstr(",2,1,,\n"));
}

TEST(Table, SaysWhichRecordsCount)
{
    auto const csv = to_csv(incidents_table(test::records(), test::areas(), {false, true, true}));
    EXPECT_THAT(csv, HasSubstr(",2,0,69.17,34.51\n"));
    EXPECT_THAT(csv, HasSubstr(",2,1,,\n"));
}

TEST(Table, TalliesByAreaAndMonth)
{
    std::vector<TallyLine> const lines{{0, {2016 * 12 + 6}, 5, 3, 6, 3.25}};
    EXPECT_EQ(to_csv(tally_table(lines, test::areas())),
              "area_id,area_name,month,records,certain,possible,expected\n"
              "AF-KAB,Kabul,2016-07,5,3,6,3.2500\n");
}

TEST(Table, ListsRejectsNoticesAndClaims)
{
    std::vector<Reject> const rejects{{"a.csv", 7, "latitude 91 is not on earth"}};
    EXPECT_EQ(to_csv(rejects_table(rejects)),
              "source,row,reason\na.csv,7,latitude 91 is not on earth\n");
    std::vector<Notice> const notices{{"areas.gpkg", "ring mended"}};
    EXPECT_EQ(to_csv(notices_table(notices)), "subject,text\nareas.gpkg,ring mended\n");
    std::vector<Claim> const claims{{"S-1", "ISKP", Stance::admits_in_part, "", "Amaq"}};
    EXPECT_EQ(to_csv(claims_table(claims)),
              "record,who,stance,words,source\nS-1,ISKP,admits in part,,Amaq\n");
}

}  // namespace
}  // namespace sitmap::write
