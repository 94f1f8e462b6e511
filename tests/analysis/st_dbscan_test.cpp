// SPDX-License-Identifier: MIT
#include "analysis/st_dbscan.hpp"

#include "tests/analysis/oracle.hpp"
#include "tests/support/expect_error.hpp"

#include <gmock/gmock.h>

#include <map>

namespace sitmap::analysis {
namespace {

using sitmap::test::expect_error;
using testing::ElementsAre;

TEST(Episodes, EqualDbscanOfScikitLearn)
{
    std::vector<LonLat> places;
    std::vector<double> days;
    for (auto const& event : oracle::events()) {
        places.push_back(event.where);
        days.push_back(event.day);
    }
    auto const file_1 = oracle::read("stdbscan.json");
    for (auto const& run : file_1["runs"]) {
        auto const result = episodes(places, days,
                                     {Kilometres{run["eps_space_km"]}, run["eps_time_days"],
                                      run["min_points_including_self"]});
        EXPECT_EQ(result.count, run["n_clusters"].get<int>());
        EXPECT_EQ(result.noise, run["n_noise"].get<int>());
        std::map<int, int> same;  // labels are names: ours to theirs, one to one
        for (std::size_t i = 0; i < days.size(); ++i) {
            int const theirs = run["labels_in_event_order"][i];
            EXPECT_EQ(result.core[i], run["core"][i].get<bool>()) << i;
            EXPECT_EQ(result.label[i] == -1, theirs == -1) << i;
            if (!result.core[i]) continue;
            EXPECT_EQ(same.try_emplace(result.label[i], theirs).first->second, theirs) << i;
        }
        EXPECT_EQ(static_cast<int>(same.size()), result.count);
        for (auto const& [event, allowed] : run["border_point_may_belong_to"].items()) {
            auto const ours = same.at(result.label[std::stoul(event) - 1]);
            EXPECT_TRUE(std::ranges::count(allowed, oracle::Json(ours)) == 1) << event;
        }
    }
}

TEST(Episodes, IncludeBothLimits)
{
    std::vector<LonLat> const here(3, {70, 35});
    auto const chain = episodes(here, std::vector{0.0, 5.0, 10.0}, {Kilometres{1}, 5, 2});
    EXPECT_THAT(chain.label, ElementsAre(0, 0, 0));
    auto const apart = episodes(here, std::vector{0.0, 5.1, 10.2}, {Kilometres{1}, 5, 2});
    EXPECT_THAT(apart.label, ElementsAre(-1, -1, -1));
    EXPECT_EQ(apart.noise, 3);
}

TEST(Episodes, AreNoneWithoutEvents)
{
    EXPECT_EQ(episodes({}, {}, {Kilometres{1}, 5, 2}).count, 0);
    expect_error(ErrorKind::usage,
                 "cannot find episodes: distance, days and events must be positive", [] {
                     episodes({}, {}, {Kilometres{0}, 5, 2});
                 });
}

}  // namespace
}  // namespace sitmap::analysis
