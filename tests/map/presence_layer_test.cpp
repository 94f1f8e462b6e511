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
    std::vector<Path> drawn(Moment const* moment = nullptr)
    {
        Group into;
        add_presence(into, small.material(), ground(), moment);
        return all_of<Path>(into);
    }
};

TEST_F(PresenceLayer, TakesHatchedCategoriesWithARadius)
{
    EXPECT_THAT(presence_records(small.material()), ElementsAre(1)) << "r3 has no radius";
    EXPECT_EQ(visible_presence(small.material(), ground()), 1u);
    small.study.hatched = {};
    EXPECT_THAT(presence_records(small.material()), IsEmpty());
}

TEST_F(PresenceLayer, DrawsThemHatchedWithTheirWords)
{
    auto const paths = drawn();
    ASSERT_EQ(paths.size(), 1u);
    EXPECT_EQ(paths[0].id, "presence-r2");
    EXPECT_TRUE(std::holds_alternative<Hatch>(paths[0].fill.value()));
    EXPECT_EQ(paths[0].title, "r2 \xC2\xB7 2022-04");
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
