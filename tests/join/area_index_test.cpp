// SPDX-License-Identifier: MIT
#include "join/area_index.hpp"

#include "tests/join/layers.hpp"
#include "tests/support/expect_error.hpp"

#include <tbb/global_control.h>

#include <cmath>
#include <limits>
#include <random>

namespace sitmap::join {
namespace {

using test::area;
using test::box;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr double infinity = std::numeric_limits<double>::infinity();

std::vector<Area> two_boxes()
{
    return {box("a", 0, 0, 1, 1), box("b", 1, 0, 2, 1)};
}

TEST(AreaIndex, FindsTheAreaThatCoversAPoint)
{
    AreaIndex const index(two_boxes());
    EXPECT_EQ(index.locate({0.5, 0.5}), (Located{0, Cover::one, false}));
    EXPECT_EQ(index.locate({1.5, 0.5}), (Located{1, Cover::one, false}));
    EXPECT_EQ(index.locate({2.5, 0.5}), Located{});
    EXPECT_EQ(index.locate({-1e300, 1e300}), Located{});
}

TEST(AreaIndex, FindsNothingForAPointThatIsNotFinite)
{
    AreaIndex const index(two_boxes());
    for (double const bad : {infinity, -infinity, std::nan("")}) {
        EXPECT_EQ(index.locate({bad, 0.5}), Located{});
        EXPECT_EQ(index.locate({0.5, bad}), Located{});
    }
}

TEST(AreaIndex, GivesASharedBorderToTheLowestIdAndFlagsIt)
{
    AreaIndex const index(two_boxes());
    EXPECT_EQ(index.locate({1, 0.5}), (Located{0, Cover::border, true}));
    EXPECT_EQ(index.locate({1, 1}), (Located{0, Cover::border, true}));
    EXPECT_EQ(index.locate({0, 0.5}), (Located{0, Cover::one, true}))
        << "an outer border is nobody else's";
    EXPECT_THAT(index.covering({1, 0.5}), ElementsAre(0, 1));
}

TEST(AreaIndex, SetsASharedBorderAside)
{
    AreaIndex const index(two_boxes(), {study::OnBorder::set_aside, study::OnOverlap::lowest_id});
    EXPECT_EQ(index.locate({1, 0.5}), (Located{Located::nowhere, Cover::border, true}));
    EXPECT_EQ(index.locate({0, 0.5}).area, 0);
}

TEST(AreaIndex, DecidesOverlapsByTheRule)
{
    std::vector<Area> const areas{box("a", 0, 0, 10, 10), box("b", 4, 4, 6, 6)};
    using study::OnBorder;
    using study::OnOverlap;
    EXPECT_EQ(AreaIndex(areas).locate({5, 5}), (Located{0, Cover::overlap, false}));
    EXPECT_EQ(AreaIndex(areas, {OnBorder::lowest_id, OnOverlap::smallest}).locate({5, 5}),
              (Located{1, Cover::overlap, false}));
    EXPECT_EQ(AreaIndex(areas, {OnBorder::lowest_id, OnOverlap::set_aside}).locate({5, 5}),
              (Located{Located::nowhere, Cover::overlap, false}));
    EXPECT_EQ(AreaIndex(areas).locate({4, 5}), (Located{0, Cover::overlap, true}))
        << "inside a, on the border of b";
}

TEST(AreaIndex, KnowsHolesAndParts)
{
    AreaIndex const index(
        std::vector{area("a", {{test::rectangle(0, 0, 10, 10), test::rectangle(2, 2, 4, 4)},
                               {test::rectangle(20, 0, 21, 1)}})});
    EXPECT_EQ(index.locate({3, 3}), Located{});
    EXPECT_EQ(index.locate({2, 3}), (Located{0, Cover::one, true}));
    EXPECT_EQ(index.locate({1, 3}), (Located{0, Cover::one, false}));
    EXPECT_EQ(index.locate({20.5, 0.5}), (Located{0, Cover::one, false}));
}

TEST(AreaIndex, TellsOneUlpOnEitherSideOfASlantedBorder)
{
    AreaIndex const index(std::vector{area("a", {{{{0, 0}, {3, 1}, {0, 1}, {0, 0}}}})});
    double const x = 0.75, y = 0.25;  // exactly on the slanted side
    EXPECT_EQ(index.locate({x, y}), (Located{0, Cover::one, true}));
    EXPECT_EQ(index.locate({std::nextafter(x, 9), y}), Located{});
    EXPECT_EQ(index.locate({std::nextafter(x, -9), y}), (Located{0, Cover::one, false}));
}

TEST(AreaIndex, ServesMoreThanThirtyTwoAreasInOneCell)
{
    std::vector<Area> fan;
    constexpr int count = 100;
    auto const at = [](int i) {
        return LonLat{std::cos(i * 2 * M_PI / count), std::sin(i * 2 * M_PI / count)};
    };
    for (int i = 0; i < count; ++i)
        fan.push_back(area(std::to_string(1000 + i), {{{{0, 0}, at(i), at(i + 1), {0, 0}}}}));
    AreaIndex const index(fan);
    EXPECT_EQ(index.locate({0, 0}), (Located{0, Cover::border, true}));
    EXPECT_EQ(index.covering({0, 0}).size(), 100u);
    for (int i = 0; i < count; ++i) {
        double const angle = (i + 0.5) * 2 * M_PI / count;
        EXPECT_EQ(index.locate({1e-6 * std::cos(angle), 1e-6 * std::sin(angle)}),
                  (Located{i, Cover::one, false}));
    }
}

TEST(AreaIndex, AnswersABatchAsSinglePoints)
{
    AreaIndex const index(two_boxes());
    std::vector<double> const lon{0.5, 1, 1.5, 3}, lat{0.5, 0.5, 0.5, 0.5};
    std::vector<std::int32_t> found(4);
    index.locate(lon, lat, found);
    EXPECT_THAT(found, ElementsAre(0, 0, 1, Located::nowhere));
}

TEST(AreaIndex, OfNothingCoversNothing)
{
    EXPECT_EQ(AreaIndex(std::vector<Area>{}).locate({0, 0}), Located{});
    EXPECT_EQ(AreaIndex(std::vector{area("a", {})}).locate({0, 0}), Located{});
    EXPECT_THAT(AreaIndex(std::vector{area("a", {})}).covering({0, 0}), IsEmpty());
}

TEST(AreaIndex, TakesLayersWithoutWidth)
{
    AreaIndex const index(std::vector{area("a", {{{{5, 0}, {5, 3}, {5, 0}}}})});
    EXPECT_EQ(index.locate({5, 2}), (Located{0, Cover::one, true}));
    EXPECT_EQ(index.locate({5.0000001, 2}), Located{});
}

TEST(AreaIndex, RefusesRingsThatTheAuditMustNotLetPass)
{
    test::expect_error(
        ErrorKind::internal, "cannot index area 'x': a coordinate is not finite", [] {
            AreaIndex(std::vector{area("x", {{{{0, 0}, {infinity, 0}, {1, 1}, {0, 0}}}})});
        });
    test::expect_error(ErrorKind::internal, "cannot index area 'x': a ring is not closed", [] {
        AreaIndex(std::vector{area("x", {{{{0, 0}, {1, 0}, {1, 1}}}})});
    });
}

TEST(AreaIndex, DoesNotDependOnTheNumberOfThreads)
{
    std::vector<Area> grid;
    for (int i = 0; i < 400; ++i)
        grid.push_back(box(std::to_string(1000 + i), i % 20, i / 20, i % 20 + 1, i / 20 + 1));
    std::mt19937 random(1);
    std::uniform_real_distribution<double> along(-1, 21);
    std::vector<double> lon(10000), lat(10000);
    for (auto& x : lon) x = along(random);
    for (auto& y : lat) y = along(random);
    std::vector<std::vector<std::int32_t>> answers;
    for (std::size_t const threads : {1, 2, 7}) {
        tbb::global_control const limit(tbb::global_control::max_allowed_parallelism, threads);
        AreaIndex const index(grid);
        answers.emplace_back(lon.size());
        index.locate(lon, lat, answers.back());
    }
    EXPECT_EQ(answers[0], answers[1]);
    EXPECT_EQ(answers[0], answers[2]);
}

}  // namespace
}  // namespace sitmap::join
