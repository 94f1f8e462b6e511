// SPDX-License-Identifier: MIT
#include "base/columns.hpp"

#include "tests/support/expect_error.hpp"

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

TEST(Columns, AreTakenByTheirExactNameFirst)
{
    std::vector<std::string> const columns{"DATE", "date", "id"};
    EXPECT_EQ(find_column(columns, "date"), 1U);
    EXPECT_EQ(find_column(columns, "DATE"), 0U);
    EXPECT_EQ(find_column(columns, "Date"), 0U);
}

TEST(Columns, AreRefusedWhereTwoFitAndNoneIsNamed)
{
    std::vector<std::string> const columns{"DATE", "date", "id"};
    auto const refuse = [&](std::size_t taken, std::vector<std::string> const& named) {
        refuse_twin(columns, taken, named, "a.geojson");
    };
    refuse(2, {});
    refuse(1, {"id", "date"});
    refuse(0, {"DATE"});
    for (auto const& named : std::vector<std::vector<std::string>>{{}, {"id"}, {"Date"}, {"DATE"}})
        test::expect_error(ErrorKind::input,
                           "cannot read 'a.geojson': the columns 'DATE', 'date' have the same "
                           "name\nname the one that is meant just as it is written",
                           [&] { refuse(1, named); });
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
