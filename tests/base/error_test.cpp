// SPDX-License-Identifier: MIT
#include "base/error.hpp"

#include <gtest/gtest.h>

namespace sitmap {

TEST(Error, CarriesKindWordsAndHint)
{
    Error const error{ErrorKind::input, "cannot read 'a.csv': no date column",
                      "name it with --date"};
    EXPECT_EQ(error.kind(), ErrorKind::input);
    EXPECT_STREQ(error.what(), "cannot read 'a.csv': no date column");
    EXPECT_EQ(error.hint(), "name it with --date");
    EXPECT_EQ(Error(ErrorKind::internal, "x").hint(), "");
}

TEST(Error, NumbersItsKindsAsTheExitStatuses)
{
    EXPECT_EQ(static_cast<int>(ErrorKind::internal), 1);
    EXPECT_EQ(static_cast<int>(ErrorKind::usage), 2);
    EXPECT_EQ(static_cast<int>(ErrorKind::input), 3);
    EXPECT_EQ(static_cast<int>(ErrorKind::gate), 4);
    EXPECT_EQ(static_cast<int>(ErrorKind::output), 5);
    EXPECT_EQ(static_cast<int>(ErrorKind::limit), 6);
}

}  // namespace sitmap
