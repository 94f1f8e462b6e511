// SPDX-License-Identifier: MIT
#include "load/schema.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

using namespace sitmap::load;

TEST(Headers, HoldNoNameTwice)
{
    for (auto const& header : headers_without_file())
        EXPECT_EQ(std::set<std::string>(header.begin(), header.end()).size(), header.size())
            << header.front();
}

TEST(Headers, EndAsPublished)
{
    auto const headers = headers_without_file();
    EXPECT_EQ(headers.at(0).back(), "gwnob");
    EXPECT_EQ(headers.at(1).back(), "SOURCEURL");
    EXPECT_EQ(headers.at(3).back(), "DATEADDED");
    EXPECT_THAT(headers.at(2), testing::Not(testing::Contains("ActionGeo_ADM2Code")));
}
