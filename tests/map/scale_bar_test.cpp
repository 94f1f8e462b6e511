// SPDX-License-Identifier: MIT
#include "map/scale_bar.hpp"

#include "gis/geodesic.hpp"
#include "map/clip.hpp"
#include "tests/support/expect_error.hpp"

namespace sitmap::map {
namespace {

using test::expect_error;
using Words = std::vector<std::string>;

Box const slide{10, 20, 260, 160};

TEST(ScaleBar, IsTheLongestRoundLengthThatFits)
{
    GeoToPage const map{{60.5, 29.3, 75, 38.5}, slide};
    auto const bar = scale_bar(map, 40);
    EXPECT_LE(bar.width, 40);
    EXPECT_EQ(bar.labels, (Words{"0", "", "100", "", "200 km"}));
    EXPECT_EQ(bar.marks.size(), 5u);
    EXPECT_DOUBLE_EQ(bar.marks.back(), bar.width);
}

TEST(ScaleBar, IsTrueAlongTheMiddleParallel)
{
    GeoToPage const map{{60.5, 29.3, 75, 38.5}, slide};
    auto const bar = scale_bar(map, 60);
    ASSERT_EQ(bar.labels.back(), "200 km");
    auto const from = map.centre();
    auto const to = gis::travel(from, 90, Metres{200'000});
    EXPECT_NEAR(distance(map.to_page(from).value(), map.to_page(to).value()), bar.width,
                bar.width * 0.003);
}

TEST(ScaleBar, DividesIntoRoundFields)
{
    GeoToPage const map{{60.5, 29.3, 75, 38.5}, slide};
    EXPECT_EQ(scale_bar(map, 100).labels, (Words{"0", "", "", "", "", "500 km"}));
    EXPECT_EQ(scale_bar(map, 20).labels, (Words{"0", "50", "100 km"}));
}

TEST(ScaleBar, TurnsToMetresInCloseUps)
{
    GeoToPage const map{{69.170, 34.530, 69.176, 34.534}, slide};
    EXPECT_EQ(scale_bar(map, 80).labels.back(), "200 m");
}

TEST(ScaleBar, RefusesAWidthThatIsNone)
{
    GeoToPage const map{{60.5, 29.3, 75, 38.5}, slide};
    for (double const width : {0.0, -1.0, std::nan("")})
        expect_error(ErrorKind::input, "cannot draw a scale bar", [&] { scale_bar(map, width); });
}

}  // namespace
}  // namespace sitmap::map
