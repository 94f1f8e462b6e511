// SPDX-License-Identifier: MIT
#include "base/columns.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace sitmap {

TEST(Columns, AreFoundWithoutRegardToCase)
{
    std::vector<std::string> const columns{"id", "", "Date", "DATE"};
    EXPECT_EQ(find_column(columns, "date"), 2U);
    EXPECT_EQ(find_column(columns, "ID"), 0U);
    EXPECT_FALSE(find_column(columns, "lon"));
    EXPECT_FALSE(find_column(columns, ""));
    EXPECT_FALSE(find_column({}, "id"));
}

TEST(QuotedList, NamesWhatIsThere)
{
    EXPECT_EQ(quoted_list({}), "none");
    std::vector<std::string> const two{"id", "bell\a"};
    EXPECT_EQ(quoted_list(two), "'id', 'bell\xEF\xBF\xBD'");
}

TEST(QuotedList, CountsWhatIsTooLongToList)
{
    std::vector<std::string> const many(30, "x");
    auto const list = quoted_list(many);
    EXPECT_TRUE(list.ends_with("'x' and 6 more")) << list;
    EXPECT_EQ(std::ranges::count(list, 'x'), 24);
}

}  // namespace sitmap
