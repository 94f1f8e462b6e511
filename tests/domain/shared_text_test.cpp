// SPDX-License-Identifier: MIT
#include "domain/shared_text.hpp"

#include <gtest/gtest.h>

using namespace sitmap;

TEST(SharedText, ReadsAsAString)
{
    SharedText const source{"USIP 2022"};
    std::string const& words = source;
    EXPECT_EQ(words, "USIP 2022");
    EXPECT_EQ(source, "USIP 2022");
    EXPECT_FALSE(source.empty());
}

TEST(SharedText, IsEmptyUntilItHoldsSomething)
{
    EXPECT_TRUE(SharedText{}.empty());
    EXPECT_TRUE(SharedText{""}.empty());
    EXPECT_EQ(SharedText{}.str(), "");
}

TEST(SharedText, ComparesByWordsNotByOwner)
{
    EXPECT_EQ(SharedText{"a"}, SharedText{std::string{"a"}});
    EXPECT_FALSE(SharedText{"a"} == SharedText{"b"});
    EXPECT_LT(SharedText{"a"}, SharedText{"b"});
}

TEST(SharedText, CopiesShareOneText)
{
    SharedText const first{"a source that is cited by a thousand records"};
    auto const second = first;
    EXPECT_EQ(&first.str(), &second.str());
}
