// SPDX-License-Identifier: MIT
#include "gis/row_filter.hpp"

#include "tests/support/expect_error.hpp"

using namespace sitmap;
using namespace sitmap::gis;

namespace {

std::vector<bool> meets(std::string const& where)
{
    return rows_that_meet({"id", "n", "x"},
                          {{"a", "5", "1.5"}, {"b", "12", ""}, {}, {"C", "", "-2"}}, where);
}

}  // namespace

TEST(RowFilter, ComparesNumbersAsNumbersAndTextAsText)
{
    EXPECT_EQ(meets("n > 6"), (std::vector<bool>{false, true, false, false}));
    EXPECT_EQ(meets("x < 0"), (std::vector<bool>{false, false, false, true}));
    EXPECT_EQ(meets("id = 'a' OR n = 12"), (std::vector<bool>{true, true, false, false}));
    EXPECT_EQ(meets("x IS NULL"), (std::vector<bool>{false, true, false, false}));
}

TEST(RowFilter, JudgesABlockByTheSampleThatStandsBeforeIt)
{
    // The last row is text, but the sample says numbers: 007 stays 7 and "abc" is null.
    std::vector<std::vector<std::string>> const rows{{"001"}, {"2"}, {"007"}, {"7.0"}, {"abc"}};
    EXPECT_EQ(rows_that_meet({"code"}, rows, "code = 7", 2),
              (std::vector<bool>{false, false, true, true, false}));
    EXPECT_EQ(rows_that_meet({"code"}, rows, "code IS NULL", 2),
              (std::vector<bool>{false, false, false, false, true}));
    EXPECT_EQ(rows_that_meet({"code"}, rows, "code = '007'"),
              (std::vector<bool>{false, false, true, false, false}));
}

TEST(RowFilter, RefusesWhatOgrDoesNotUnderstand)
{
    test::expect_error(ErrorKind::input, "cannot select 'absent = 1'", [] { meets("absent = 1"); });
    test::expect_error(ErrorKind::input, "OGR SQL condition", [] { meets("n >"); });
}
