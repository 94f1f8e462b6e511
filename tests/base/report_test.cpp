// SPDX-License-Identifier: MIT
#include "base/report.hpp"

#include <gtest/gtest.h>

namespace sitmap {

TEST(Accounting, BalancesOnlyIfEveryRecordIsSomewhere)
{
    EXPECT_TRUE(Accounting{}.balances());
    EXPECT_TRUE((Accounting{.read = 10, .used = 6, .outside = 3, .rejected = 1}.balances()));
    EXPECT_FALSE((Accounting{.read = 10, .used = 6, .outside = 3}.balances()));
    EXPECT_FALSE((Accounting{.read = 9, .used = 6, .outside = 3, .rejected = 1}.balances()));
}

TEST(Reject, IsComparedByAllItSays)
{
    Reject const reject{"a.csv", 7, "latitude 91 is not within -90 to 90"};
    EXPECT_EQ(reject, (Reject{"a.csv", 7, "latitude 91 is not within -90 to 90"}));
    EXPECT_NE(reject, (Reject{"a.csv", 8, "latitude 91 is not within -90 to 90"}));
    EXPECT_NE(reject, (Reject{"b.csv", 7, "latitude 91 is not within -90 to 90"}));
    EXPECT_NE(reject, (Reject{"a.csv", 7, "no date"}));
}

TEST(Notice, IsComparedByAllItSays)
{
    EXPECT_EQ((Notice{"AF-KAB", "ring mended"}), (Notice{"AF-KAB", "ring mended"}));
    EXPECT_NE((Notice{"AF-KAB", "ring mended"}), (Notice{"AF-NAN", "ring mended"}));
}

}  // namespace sitmap
