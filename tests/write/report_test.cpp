// SPDX-License-Identifier: MIT
#include "write/report.hpp"

#include "tests/support/expect_error.hpp"

namespace sitmap::write {
namespace {

TEST(Report, SaysWhatWasReadRejectedAndWritten)
{
    RunReport const report{"map",
                           "0123456789",
                           {5, 3, 1, 1},
                           {{"a.csv", 4, "date '2023-02-30' does not exist"}},
                           {{"a.csv", "no CRS"}},
                           {"map.png"},
                           4,
                           "too little",
                           ""};
    EXPECT_EQ(to_json(report), R"({
  "command": "map",
  "error": "too little",
  "notices": [
    {
      "subject": "a.csv",
      "text": "no CRS"
    }
  ],
  "outputs": [
    "map.png"
  ],
  "records": {
    "outside": 1,
    "read": 5,
    "rejected": 1,
    "used": 3
  },
  "rejects": [
    {
      "reason": "date '2023-02-30' does not exist",
      "row": 4,
      "source": "a.csv"
    }
  ],
  "run_id": "0123456789",
  "status": 4
}
)");
}

TEST(Report, HasNoRunIdWithoutAStudy)
{
    EXPECT_THAT(to_json(RunReport{"join", "", {}, {}, {}, {}, 0, "", ""}),
                testing::Not(testing::HasSubstr("run_id")));
}

TEST(Report, StaysValidWithBadBytesFromData)
{
    RunReport report;
    report.rejects = {{"\xFF\xFE.csv", 1, "\x1b[2J\"quote\""}};
    auto const json = to_json(report);
    EXPECT_THAT(json, testing::HasSubstr("\\\"quote\\\""));
    EXPECT_THAT(json, testing::Not(testing::HasSubstr("\x1b")));
}

TEST(Report, RefusesAnAccountingThatDoesNotBalance)
{
    test::expect_error(ErrorKind::internal, "read 5 is not used 3 + outside 1 + rejected 0", [] {
        (void)to_json(RunReport{"map", "", {5, 3, 1, 0}, {}, {}, {}, 0, "", ""});
    });
}

}  // namespace
}  // namespace sitmap::write
