// SPDX-License-Identifier: MIT
// presence_layer_test.cpp: hatched areas of reported presence.
#include "map/presence_layer.hpp"

#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsEmpty;

struct PresenceLayer : testing::Test {
    SmallStudy small;

    PresenceLayer() { small.study.hatched = {"raid"}; }

    Ground ground() { return ground_for(small.material(), {}, {0, 0, 200, 140}); }
    /// Lines and edges; each stands on its casing.
    std::vector<Path> drawn(Moment const* moment = nullptr)
    {
        Group into;
        add_presence(into, small.material(), ground(), moment);
        auto paths = all_of<Path>(into);
        std::erase_if(paths, [](Path const& path) { return path.id.empty(); });
        return paths;
    }
};

TEST_F(PresenceLayer, TakesHatchedCategoriesWithARadiusOrAnArea)
{
    EXPECT_THAT(presence_records(small.material()), ElementsAre(1, 2));
    EXPECT_THAT(visible_presence(small.material(), ground()), ElementsAre(1, 2));
    auto const close = ground_for(small.material(), Frame{61.1, 30.1, 61.9, 30.9}, {0, 0, 90, 90});
    EXPECT_THAT(visible_presence(small.material(), close), ElementsAre(1));
    EXPECT_THAT(presence_words(small.material()), "");
    small.study.hatched = {};
    EXPECT_THAT(presence_records(small.material()), IsEmpty());
}

TEST_F(PresenceLayer, HatchesTheWholeAreaOfARecordKnownToItsAreaOnly)
{
    small.placed[2].incident.where.reset();
    auto const hatch = bounds_of(drawn().at(1).outlines);
    auto const area = bounds_of(ground().areas[2]);
    EXPECT_NEAR(hatch.width, area.width, 0.5);
    EXPECT_NEAR(hatch.height, area.height, 0.5);
}

TEST_F(PresenceLayer, LeavesOutWhatThePeriodLeavesOut)
{
    auto material = small.material();
    std::vector<std::size_t> const used{0, 2, 3};
    material.used = used;
    EXPECT_THAT(presence_records(material), ElementsAre(2));
}

TEST_F(PresenceLayer, SaysWhatHasNoHatch)
{
    small.placed[0].incident.category = "raid";
    small.placed[1].incident.claim = ClaimState::denied;
    small.placed[3].incident.category = "raid";
    std::vector<std::string> reasons;
    for (auto const& omitted : presence_without_hatch(small.material()))
        reasons.push_back(small.placed[omitted.record].incident.id + " " + omitted.reason);
    EXPECT_THAT(reasons, ElementsAre("r1 of unstated extent", "r2 denied by all who speak of it",
                                     "r4 without a place that can be drawn"));
    EXPECT_EQ(drawn().size(), 1u);
    EXPECT_EQ(presence_words(small.material()),
              "Of 4 reports of presence 3 are not hatched (of unstated extent; denied by all who "
              "speak of it; without a place that can be drawn).");
}

TEST_F(PresenceLayer, HatchesWidelyWhatIsOnlyClaimedOrLikely)
{
    auto const spacing = [&](ClaimState claim) {
        small.placed[1].incident.claim = claim;
        return std::get<Hatch>(drawn().at(0).fill.value()).spacing;
    };
    for (auto const claim : {ClaimState::reported, ClaimState::attributed, ClaimState::confirmed})
        EXPECT_EQ(spacing(claim), small.style.hatch_dense);
    for (auto const claim : {ClaimState::claimed, ClaimState::assessed})
        EXPECT_EQ(spacing(claim), small.style.hatch_wide);
}

TEST_F(PresenceLayer, DrawsThemHatchedWithTheirWords)
{
    auto const paths = drawn();
    ASSERT_EQ(paths.size(), 2u);
    EXPECT_EQ(paths[0].id, "presence-r2");
    EXPECT_TRUE(std::holds_alternative<Hatch>(paths[0].fill.value()));
    EXPECT_EQ(paths[0].title, "r2 \xC2\xB7 2022-04");
}

/// A shade means one thing, hatched or not.
TEST_F(PresenceLayer, LeavesTheShadeBetweenTheLinesAsItIs)
{
    Group into;
    add_presence(into, small.material(), ground(), nullptr);
    auto const paths = all_of<Path>(into);
    ASSERT_EQ(paths.size(), 4u);
    for (auto const& path : paths) {
        auto const& hatch = std::get<Hatch>(path.fill.value());
        EXPECT_EQ(hatch.ground.alpha, 0) << path.id;
        EXPECT_LT(hatch.width, hatch.spacing / 2) << path.id;
    }
    EXPECT_GT(std::get<Hatch>(paths[0].fill.value()).width,
              std::get<Hatch>(paths[1].fill.value()).width);
}

TEST_F(PresenceLayer, HatchesEqualAreasOnce)
{
    auto again = small.placed[1].incident;
    again.id = "again";
    again.claim = ClaimState::assessed;
    small.add(again);
    auto hatches = presence_hatches(small.material());
    ASSERT_EQ(hatches.size(), 2u);
    EXPECT_THAT(hatches[0].records, ElementsAre(1, 4));
    EXPECT_TRUE(hatches[0].sure) << "one of them is";
    EXPECT_EQ(drawn().size(), 2u);
    EXPECT_EQ(drawn()[0].title, "r2 \xC2\xB7 2022-04; again \xC2\xB7 2022-04");
    EXPECT_EQ(visible_hatches(small.material(), ground()).size(), 2u);
    small.placed[4].incident.radius_km = 31;
    EXPECT_EQ(presence_hatches(small.material()).size(), 3u);
}

TEST_F(PresenceLayer, BeginsWithItsInterval)
{
    Moment moment;
    moment.month = month_of(when("2022-03").first);
    EXPECT_THAT(drawn(&moment), IsEmpty());
    moment.month = moment.month.next();
    EXPECT_EQ(drawn(&moment).size(), 1u);
}

TEST_F(PresenceLayer, EndsAtTheAreaThatTheRecordStates)
{
    small.placed[1].incident.radius_km = 200;
    auto const width = [&] {
        auto const box = bounds_of(drawn().at(0).outlines);
        return box.width;
    };
    double const free = width();
    small.placed[1].incident.stated_area = "A2";
    double const cut = width();
    auto const at = ground();
    EXPECT_LT(cut, free);
    EXPECT_NEAR(cut, bounds_of(at.areas[1]).width, 0.2);
}

}  // namespace
}  // namespace sitmap::map
