// SPDX-License-Identifier: MIT
#include "gis/date_condition.hpp"

#include <gtest/gtest.h>

#include <vector>

using namespace sitmap::gis;

namespace {

std::string found(std::string_view condition)
{
    static std::vector<std::string> const columns{"date", "Last Day"};
    return number_beside_date(condition, columns).value_or("");
}

}  // namespace

TEST(DateCondition, FindsTheNumberBesideADate)
{
    EXPECT_EQ(found("date >= '2022'"), "'2022'");
    EXPECT_EQ(found("DATE>=2022"), "2022");
    EXPECT_EQ(found("'2022' <= \"date\""), "'2022'");
    EXPECT_EQ(found("\"last day\" = '20220418'"), "'20220418'");
    EXPECT_EQ(found("n > 6 AND (date < '2022-01-01' OR date > '2023')"), "'2023'");
    EXPECT_EQ(found("date BETWEEN '2021' AND '2022-05-01'"), "'2021'");
    EXPECT_EQ(found("date BETWEEN '2021-01-01' AND '2022'"), "'2022'");
    EXPECT_EQ(found("date IN ('2022-04-18', '2022')"), "'2022'");
    EXPECT_EQ(found("NOT (date > '2022')"), "'2022'");
}

TEST(DateCondition, LeavesWhatSqliteUnderstands)
{
    for (auto const* const condition :
         {"date >= '2022-04-18'", "date > '2021-05'", "n > 6 AND date > '2022-01-01'",
          "date > '2022-01-01' AND n > 6", "date > '2022-01-01' OR 6 < n",
          "date BETWEEN '2021-01-01' AND '2022-01-01' AND n = 5", "strftime('%Y', date) = '2022'",
          "CAST(strftime('%Y', \"date\") AS INTEGER) >= 2022", "date LIKE '2022%'",
          "date IS NOT NULL", "dated > 2022", "name = 'date' AND n = 2022",
          "name = 'it''s a date' AND n = 1", "'unclosed", "", "))((", "date"})
        EXPECT_EQ(found(condition), "") << condition;
}

TEST(NameOfTwins, FindsAColumnThatIsNotTheOnlyOne)
{
    std::vector<std::string> const columns{"id", "DATE", "date", "n"};
    EXPECT_EQ(name_of_twins("n > 1 AND date > '2022'", columns), "date");
    EXPECT_EQ(name_of_twins("\"Date\" > '2022'", columns), "Date");
    EXPECT_EQ(name_of_twins("n > 1 AND ID = 'date'", columns), std::nullopt);
}
