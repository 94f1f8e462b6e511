// SPDX-License-Identifier: MIT
// fire_layer_test.cpp: how reported fire is drawn, and the words of its cards.
#include "map/fire_layer.hpp"

#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsSupersetOf;

struct FireLayer : testing::Test {
    SmallStudy small;

    FireLayer()
    {
        small.add_fire("r1");
        small.placed[0].incident.weapon = "rockets";
    }

    Ground ground()
    {
        return ground_for(small.material(), Frame{60, 30, 63, 32}, {0, 0, 200, 140});
    }
    std::vector<std::string> ids(bool rays)
    {
        Group into;
        add_fire(into, small.material(), ground(), small.fires[0], rays);
        std::vector<std::string> all;
        for (auto const& path : all_of<Path>(into))
            if (!path.id.empty()) all.push_back(path.id);
        return all;
    }
    std::vector<std::string> rows(Card const& card)
    {
        std::vector<std::string> all{card.heading};
        for (auto const& row : card.rows)
            all.push_back(row.key + (row.key.empty() ? "" : ": ") + row.words);
        return all;
    }
};

TEST_F(FireLayer, DrawsBothEndsAndTheCorridor)
{
    EXPECT_THAT(ids(false), ElementsAre("r1-corridor", "r1-origin", "r1-target"));
}

TEST_F(FireLayer, DrawsTheCrossedBorderAndRaysOnItsOwnSheet)
{
    EXPECT_THAT(ids(true), IsSupersetOf({"r1-border"}));
    Group plain, rays;
    add_fire(plain, small.material(), ground(), small.fires[0], false);
    add_fire(rays, small.material(), ground(), small.fires[0], true);
    EXPECT_GE(all_of<Path>(rays).size(), all_of<Path>(plain).size() + 5) << "five rays";
}

/// East along the border at 31 degrees north: some of the rays from whole disc to whole disc would
/// end beyond it. Each is drawn as one outline from its tail in the west to the tip of its head.
TEST_F(FireLayer, EndsItsRaysInTheAreasAsTheBorderCutsThem)
{
    auto event = small.fires[0].event;
    event.origin = {"Launchton", {60.6, 30.9}, 50, false};
    event.target = {"Targetville", {62.3, 31.1}, 60, false};
    small.fires = analysis::fire(std::vector{event}, small.countries, {}, {});
    auto const at = ground();
    auto const origin = at.geo.polygons(small.fires[0].origin).outlines;
    auto const target = at.geo.polygons(small.fires[0].target).outlines;
    Group drawn;
    add_fire(drawn, small.material(), at, small.fires[0], true);
    int rays = 0;
    for (auto const& path : all_of<Path>(drawn)) {
        if (!path.id.empty() || path.stroke || path.outlines.empty()) continue;
        ++rays;
        auto const& points = path.outlines[0].points;
        auto const [tail, tip] = std::ranges::minmax_element(points, {}, &Point::x);
        EXPECT_TRUE(contains(target, *tip)) << tip->x << ' ' << tip->y;
        EXPECT_TRUE(contains(origin, *tail)) << tail->x << ' ' << tail->y;
    }
    EXPECT_GE(rays, 4);
}

TEST_F(FireLayer, DrawsTheMiddleRayAloneWhereABorderLeavesNoRoomForMore)
{
    auto& fire = small.fires[0];
    fire.event.origin.radius_km = fire.event.target.radius_km = 40;
    auto const sliver = [](LonLat at) {
        constexpr double half = 0.004;  // degrees, half a millimetre of this map
        return PolygonSet{{{{at.lon - half, at.lat - half},
                            {at.lon + half, at.lat - half},
                            {at.lon + half, at.lat + half},
                            {at.lon - half, at.lat + half},
                            {at.lon - half, at.lat - half}}}};
    };
    fire.target = sliver(fire.event.target.where);
    fire.crossed.clear();
    Group plain, drawn;
    add_fire(plain, small.material(), ground(), fire, false);
    add_fire(drawn, small.material(), ground(), fire, true);
    EXPECT_EQ(all_of<Path>(drawn).size(), all_of<Path>(plain).size() + 1);
}

TEST_F(FireLayer, HatchesTheLaunchAreaAndDashesTheTarget)
{
    small.fires[0].event.origin.inferred = false;
    Group into;
    add_fire(into, small.material(), ground(), small.fires[0], false);
    auto const paths = all_of<Path>(into);
    EXPECT_TRUE(std::holds_alternative<Hatch>(paths.at(1).fill.value()));
    EXPECT_FALSE(paths.at(2).stroke.value().dashes.empty());
}

/// What no report states looks like nothing that one states.
TEST_F(FireLayer, DotsTheEdgeOfWhatIsInferredAndFillsItNot)
{
    auto const end = [&](bool inferred, std::size_t index) {
        small.fires[0].event.origin.inferred = small.fires[0].event.target.inferred = inferred;
        Group into;
        add_fire(into, small.material(), ground(), small.fires[0], false);
        return all_of<Path>(into).at(index);
    };
    for (std::size_t const index : {1, 2}) {
        EXPECT_TRUE(end(false, index).fill);
        EXPECT_FALSE(end(true, index).fill);
        EXPECT_LT(end(true, index).stroke.value().dashes.at(0), 0.1) << "dots";
    }
    EXPECT_TRUE(has_inferred_area(small.fires[0]));
    small.fires[0].target.clear();
    small.fires[0].origin.clear();
    EXPECT_FALSE(has_inferred_area(small.fires[0])) << "no area is drawn";
}

TEST_F(FireLayer, MarksTheTargetWithAStarWhereMapsAreSmall)
{
    Group into;
    auto const at = ground();
    add_fire_mark(into, small.material(), at, small.fires[0]);
    EXPECT_THAT(marker_ids(into), ElementsAre("r1"));
    EXPECT_EQ(all_of<Markers>(into).at(0).at.at(0), at.geo.to_page({61.6, 31.4}).value());
}

TEST_F(FireLayer, RingsTheStarOfAnInferredTarget)
{
    auto const paths = [&] {
        Group into;
        add_fire_mark(into, small.material(), ground(), small.fires[0]);
        return all_of<Path>(into);
    };
    EXPECT_TRUE(paths().empty());
    small.fires[0].event.target.inferred = true;
    ASSERT_EQ(paths().size(), 1u);
    EXPECT_FALSE(paths().at(0).stroke.value().dashes.empty());
}

TEST_F(FireLayer, SaysOnItsShortCardWhatIsInferred)
{
    auto const last = [&](bool origin, bool target) {
        small.fires[0].event.origin.inferred = origin;
        small.fires[0].event.target.inferred = target;
        return rows(short_card(small.material(), small.fires[0])).back();
    };
    EXPECT_EQ(last(false, false), "from Launchton");
    EXPECT_EQ(last(true, false), "from Launchton; drawn area inferred");
    EXPECT_EQ(last(false, true), "from Launchton; target inferred");
    EXPECT_EQ(last(true, true), "from Launchton; launch area and target inferred");
}

TEST_F(FireLayer, HasAShortCardForTheOverview)
{
    small.claims = {{"r1", "X", Stance::claims, "", ""}, {"r1", "Y", Stance::denies, "", ""}};
    EXPECT_THAT(
        rows(short_card(small.material(), small.fires[0])),
        ElementsAre("5 Mar 2021 \xC2\xB7 ten rockets toward Targetville",
                    "claimed by X \xC2\xB7 denied by Y", "from Launchton; drawn area inferred"));
}

TEST_F(FireLayer, HasALongCardThatSaysWhatIsInferred)
{
    small.claims = {{"r1", "X", Stance::denies, "it did not happen", ""},
                    {"r1", "Y", Stance::denies, "it did not happen", ""}};
    EXPECT_THAT(rows(long_card(small.material(), small.fires[0])),
                ElementsAre("5 March 2021 \xC2\xB7 toward Targetville",
                            "fired: ten rockets, calibre not stated", "from: Launchton",
                            "denied: X, Y: it did not happen",
                            "inferred: the launch area (dotted), not stated in the report"));
}

TEST_F(FireLayer, NamesTheCountryWhereTheTargetIsInferred)
{
    EXPECT_EQ(toward(small.material(), small.fires[0]), "Targetville");
    small.fires[0].event.target.inferred = true;
    small.placed[0].incident.stated_country = "XA";  // where it was reported, not what it hit
    EXPECT_EQ(toward(small.material(), small.fires[0]), "Land XB");
    small.countries[1].country = "B";  // the code; "XB" is the id of the feature
    small.fires[0].target_country = "B";
    EXPECT_EQ(toward(small.material(), small.fires[0]), "Land XB");
    small.fires[0].target_country.clear();  // at sea
    EXPECT_EQ(toward(small.material(), small.fires[0]), "Targetville");
}

TEST_F(FireLayer, ReachesOverBothEnds)
{
    auto const at = ground();
    auto const extent = extent_of(at, small.fires[0]);
    EXPECT_TRUE(contains(extent, at.geo.to_page({61.5, 30.6}).value()));
    EXPECT_TRUE(contains(extent, at.geo.to_page({61.6, 31.4}).value()));
}

TEST_F(FireLayer, IsNearestWhereItsOutlineIs)
{
    auto const at = ground();
    auto const extent = extent_of(at, small.fires[0]);
    Point const corner{extent.right() + 30, extent.y - 30};
    auto const nearest = nearest_of(at, small.fires[0], corner);
    EXPECT_TRUE(contains(grown(extent, 0.01), nearest));
    EXPECT_GT(distance(nearest, Point{extent.right(), extent.y}), 0.3) << "its bounds are wider";
}

TEST_F(FireLayer, ReachesFromPlaceToPlaceWhereBothAreExact)
{
    auto& fire = small.fires[0];
    fire.origin = fire.target = fire.corridor = {};
    auto const at = ground();
    auto const from = at.geo.to_page(fire.event.origin.where).value();
    EXPECT_TRUE(contains(extent_of(at, fire), from));
    EXPECT_NEAR(distance(nearest_of(at, fire, {from.x, from.y + 50}), from), 0, 1e-9);
}

TEST_F(FireLayer, FindsTheRecordOfTheSameId)
{
    EXPECT_EQ(incident_of(small.material(), small.fires[0])->id, "r1");
    small.fires[0].event.id = "unknown";
    EXPECT_EQ(incident_of(small.material(), small.fires[0]), nullptr);
    EXPECT_EQ(short_card(small.material(), small.fires[0]).rows.size(), 1u);
}

}  // namespace
}  // namespace sitmap::map
