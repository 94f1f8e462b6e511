// SPDX-License-Identifier: MIT
#include "load/area_shape.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <ctime>
#include <limits>

using namespace sitmap;
using namespace sitmap::load;

namespace {

template <typename T>
void put(std::string& bytes, T value)
{
    char raw[sizeof(T)];
    std::memcpy(raw, &value, sizeof(T));
    bytes.append(raw, sizeof(T));
}

/// A polygon as WKB; at() of rings as they are, valid or not.
std::string polygon(RingSet const& rings)
{
    std::string bytes(1, '\1');
    put<std::uint32_t>(bytes, 3);
    put(bytes, static_cast<std::uint32_t>(rings.size()));
    for (auto const& ring : rings) {
        put(bytes, static_cast<std::uint32_t>(ring.size()));
        for (auto const& at : ring) {
            put(bytes, at.lon);
            put(bytes, at.lat);
        }
    }
    return bytes;
}

MendedShape mend(RingSet const& rings)
{
    gis::Geos geos;
    return mend_shape(polygon(rings), geos);
}

Ring const square{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}};

}  // namespace

TEST(AreaShape, LeavesGoodOutlinesAlone)
{
    auto const mended = mend({square, {{1, 1}, {2, 1}, {2, 2}, {1, 1}}});
    EXPECT_EQ(mended.problem, "");
    EXPECT_TRUE(mended.mended.empty());
    EXPECT_EQ(mended.shape.at(0).size(), 2u);
}

TEST(AreaShape, SaysWhatItMended)
{
    EXPECT_THAT(mend({{{0, 0}, {4, 0}, {4, 4}, {0, 4}}}).mended,
                testing::ElementsAre("1 open ring closed"));
    EXPECT_THAT(mend({square, {{1, 1}, {1, 1}}}).mended,
                testing::ElementsAre("1 ring without area left out"));
    auto const tie = mend({{{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}}});
    EXPECT_EQ(tie.shape.size(), 2u);
    EXPECT_THAT(tie.mended, testing::ElementsAre(
                                testing::HasSubstr("invalid outline mended (Self-intersection")));
}

TEST(AreaShape, NeverMakesLandOfAHole)
{
    gis::Geos geos;
    auto const outside = mend({square, {{10, 0}, {12, 0}, {12, 2}, {10, 2}, {10, 0}}});
    EXPECT_THAT(outside.mended,
                testing::ElementsAre(testing::HasSubstr("Hole lies outside shell")));
    EXPECT_EQ(geos.area(geos.polygons(outside.shape).get()), 16);
    auto const half_out = mend({square, {{3, 1}, {6, 1}, {6, 2}, {3, 2}, {3, 1}}});
    EXPECT_EQ(geos.area(geos.polygons(half_out.shape).get()), 15);
    auto const twice = mend({square,
                             {{1, 1}, {3, 1}, {3, 2}, {1, 2}, {1, 1}},
                             {{2, 1}, {3, 1}, {3, 3}, {2, 3}, {2, 1}}});
    EXPECT_EQ(geos.area(geos.polygons(twice.shape).get()), 13);
    auto const repeated = mend({square, square});
    EXPECT_EQ(geos.area(geos.polygons(repeated.shape).get()), 16) << "no hole, but the same ring";
}

TEST(AreaShape, TakesHolesForWhatTheyAreEachByItself)
{
    Ring const west{{0, 0}, {2, 0}, {2, 4}, {0, 4}, {0, 0}};
    Ring const east{{2, 0}, {4, 0}, {4, 4}, {2, 4}, {2, 0}};
    EXPECT_EQ(mend({square, west, east}).problem, "its outline encloses nothing")
        << "the last of them is no land";
    gis::Geos geos;
    auto const spiked = mend({square, {{1, 1}, {3, 1}, {3, 2}, {3, 1}, {3, 3}, {1, 1}}});
    EXPECT_EQ(geos.area(geos.polygons(spiked.shape).get()), 14);
}

TEST(AreaShape, MendsAnOutlineWithManyHolesInOneGo)
{
    constexpr int sides = 50000, columns = 30, rows = 20;
    Ring outer;
    for (int i = 0; i < sides; ++i) {
        double const angle = 2 * 3.14159265358979 * i / sides;
        outer.push_back({40 * std::cos(angle), 40 * std::sin(angle)});
    }
    std::swap(outer[100], outer[101]);
    outer.push_back(outer.front());
    RingSet rings{outer};
    for (int i = 0; i < columns * rows; ++i) {
        double const lon = i % columns - 15, lat = i / columns - 10;
        rings.push_back({{lon, lat}, {lon + 0.5, lat}, {lon, lat + 0.5}, {lon, lat}});
    }
    auto const start = std::clock();
    auto const mended = mend(rings);
    EXPECT_LT(std::clock() - start, 5 * CLOCKS_PER_SEC)
        << "an overlay a hole takes four times that";
    ASSERT_EQ(mended.problem, "");
    std::size_t holes = 0;
    for (auto const& part : mended.shape) holes += part.size() - 1;
    EXPECT_EQ(holes, rings.size() - 1);
}

TEST(AreaShape, RefusesWhatCannotBeUsed)
{
    EXPECT_EQ(mend({{{0, 0}, {std::nan(""), 1}, {1, 1}, {0, 0}}}).problem,
              "a vertex is not finite");
    double const infinite = std::numeric_limits<double>::infinity();
    EXPECT_EQ(mend({Ring(5, {infinite, infinite})}).problem, "a vertex is not finite");
    EXPECT_EQ(mend({{{0, 0}, {512345, 1}, {1, 1}, {0, 0}}}).problem,
              "its vertex 512345, 1 is not on the earth");
    EXPECT_TRUE(mend({{{0, 0}, {512345, 1}, {1, 1}, {0, 0}}}).off_earth);
    EXPECT_EQ(mend({{{0, 0}, {1, 1}}}).problem, "its outline encloses nothing");
    EXPECT_FALSE(mend({{{0, 0}, {1, 1}}}).off_earth);
    EXPECT_EQ(mend({{{0, 0}, {1, 1}, {2, 2}, {0, 0}}}).problem, "its outline encloses nothing");
    gis::Geos geos;
    EXPECT_EQ(mend_shape("", geos).problem, "it has no geometry");
    EXPECT_THAT(mend_shape("x", geos).problem, testing::HasSubstr("cannot read a geometry"));
}

TEST(AreaShape, PutsRoundedVerticesBack)
{
    auto const mended = mend({{{170, 0}, {180.0000000001, 0}, {180, 4}, {170, 0}}});
    EXPECT_EQ(mended.problem, "");
    EXPECT_EQ(mended.shape.at(0).at(0).at(1).lon, 180);
}
