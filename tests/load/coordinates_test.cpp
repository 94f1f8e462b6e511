// SPDX-License-Identifier: MIT
#include "load/coordinates.hpp"

#include <gtest/gtest.h>

#include <cmath>

using namespace sitmap;
using namespace sitmap::load;

TEST(Coordinates, AreReadAsDecimalNumbers)
{
    EXPECT_EQ(read_pair("69.2", "34.5").where, (LonLat{69.2, 34.5}));
    EXPECT_EQ(read_pair(" -69.2 ", "+34").where, (LonLat{-69.2, 34}));
    EXPECT_FALSE(read_pair("", " ").where);
    EXPECT_EQ(read_pair("", "").problem, "");
}

TEST(Coordinates, AreRefusedQuotingTheValue)
{
    struct Case {
        std::string lat, problem;
    };
    for (auto const& [lat, problem] : {
             Case{"", "the latitude is empty"},
             Case{"nan", "latitude 'nan' is not a finite number"},
             Case{"-inf", "latitude '-inf' is not a finite number"},
             Case{"1e400", "latitude '1e400' is not a number in the range of coordinates"},
             Case{"33,1", "latitude '33,1' has a decimal comma"},
             Case{"33\xC2\xB0"
                  "06'00\"",
                  "latitude '33\xC2\xB0"
                  "06'00\"' is in degrees and minutes, not in decimal degrees"},
             Case{"34.5N",
                  "latitude '34.5N' has a letter for its direction; north and east are positive"},
             Case{"S 34.5",
                  "latitude 'S 34.5' has a letter for its direction; north and east are positive"},
             Case{"0x21", "latitude '0x21' is not a decimal number"},
             Case{"-", "latitude '-' is not a number"},
             Case{"unknown", "latitude 'unknown' is not a number"},
             Case{"1,033.5", "latitude '1,033.5' is not a decimal number"},
             Case{"\xE2\x88\x92"
                  "33.5",
                  "latitude '\xE2\x88\x92"
                  "33.5' is not a decimal number"},
         })
        EXPECT_EQ(read_pair("69", lat).problem, problem);
    EXPECT_EQ(read_pair("x", "34").problem, "longitude 'x' is not a number");
    EXPECT_EQ(read_pair("", "34").problem, "the longitude is empty");
}

TEST(Coordinates, MustBeOnTheEarth)
{
    EXPECT_EQ(range_problem({69, 91}), "latitude 91 is outside -90 to 90");
    EXPECT_EQ(range_problem({535.5, 34}), "longitude 535.5 is outside -180 to 180");
    EXPECT_EQ(range_problem({std::nan(""), 0}), "the position is not finite");
    EXPECT_EQ(range_problem({-180, 90}), "");
}

TEST(Coordinates, ComeWithARadiusOfThisEarth)
{
    EXPECT_EQ(radius_problem("radius_km", 0), "");
    EXPECT_EQ(radius_problem("radius_km", 20000), "");
    EXPECT_EQ(radius_problem("radius_km", -1), "radius_km -1 is negative");
    EXPECT_EQ(radius_problem("radius_km", 25000), "radius_km 25000 is above 20000");
}

TEST(Coordinates, TellHowANumberIsWritten)
{
    for (auto const text : {"33", "-33", "+0"})
        EXPECT_EQ(form_of_number(text), NumberForm::whole) << text;
    for (auto const text : {"33,1", "-33,125", "0,0"})
        EXPECT_EQ(form_of_number(text), NumberForm::comma) << text;
    for (auto const text : {"", "33.1", "1,000,000", ",5", "33,", "33,1N", "-", "1e3", "33, 1"})
        EXPECT_EQ(form_of_number(text), NumberForm::other) << text;
}
