// SPDX-License-Identifier: MIT
#include "gis/wkb.hpp"

#include "tests/support/expect_error.hpp"

#include <cmath>
#include <cstring>

using namespace sitmap;
using namespace sitmap::gis;

namespace {

std::string integer(std::uint32_t value)
{
    std::string bytes(4, '\0');
    std::memcpy(bytes.data(), &value, 4);
    return bytes;
}

std::string number(double value)
{
    std::string bytes(8, '\0');
    std::memcpy(bytes.data(), &value, 8);
    return bytes;
}

std::string head(std::uint32_t type)
{
    return std::string(1, '\1') + integer(type);
}
std::string point(double x, double y)
{
    return head(1) + number(x) + number(y);
}

}  // namespace

TEST(Wkb, ReadsPoints)
{
    EXPECT_EQ(point_from_wkb(point(69, 34)), (LonLat{69, 34}));
    EXPECT_EQ(point_from_wkb(head(1001) + number(1) + number(2) + number(3)), (LonLat{1, 2}));
    EXPECT_EQ(point_from_wkb(head(0x80000001U) + number(1) + number(2) + number(3)),
              (LonLat{1, 2}));
    EXPECT_EQ(point_from_wkb(head(0x20000001U) + integer(4326) + number(1) + number(2)),
              (LonLat{1, 2}));
    EXPECT_EQ(point_from_wkb(head(4) + integer(1) + point(1, 2)), (LonLat{1, 2}));
    EXPECT_FALSE(point_from_wkb(head(4) + integer(2) + point(1, 2) + point(3, 4)));
    EXPECT_FALSE(point_from_wkb(point(std::nan(""), std::nan(""))));
    EXPECT_FALSE(point_from_wkb(""));
}

TEST(Wkb, ReadsTheOtherByteOrder)
{
    auto reversed = [](std::string text) { return std::string(text.rbegin(), text.rend()); };
    EXPECT_EQ(point_from_wkb(std::string(1, '\0') + reversed(integer(1)) + reversed(number(5)) +
                             reversed(number(6))),
              (LonLat{5, 6}));
}

TEST(Wkb, ReadsPolygonsOutOfCollections)
{
    Ring const ring{{0, 0}, {1, 0}, {1, 1}, {0, 0}};
    auto bytes = head(3) + integer(1) + integer(4);
    for (auto const& at : ring) bytes += number(at.lon) + number(at.lat);
    EXPECT_EQ(polygons_from_wkb(bytes), (PolygonSet{{ring}}));
    EXPECT_EQ(polygons_from_wkb(head(7) + integer(2) + point(1, 2) + bytes), (PolygonSet{{ring}}));
    EXPECT_TRUE(lines_from_wkb(bytes).empty());
    EXPECT_EQ(type_of_wkb(bytes), "polygon");
}

TEST(Wkb, RefusesDamage)
{
    auto const expect = [](std::string const& bytes, std::string const& words) {
        test::expect_error(ErrorKind::input, words, [&] { polygons_from_wkb(bytes); });
    };
    expect(point(1, 2).substr(0, 20), "it ends too early");
    expect(head(3) + integer(4000000000U), "it ends too early");
    expect(head(10), "is a curve or unknown");
    expect(head(99999), "is unknown");
    expect("\7", "byte order mark");
    std::string deep;
    for (int i = 0; i < 40; ++i) deep += head(7) + integer(1);
    expect(deep + point(1, 2), "nested deeper than 16 levels");
}

TEST(Wkb, FindsCoordinatesThatAreNotFinite)
{
    PolygonSet shape{{{{0, 0}, {1, 0}, {1, 1}, {0, 0}}}};
    EXPECT_TRUE(is_finite(shape));
    shape[0][0][1].lat = std::nan("");
    EXPECT_FALSE(is_finite(shape));
}
