// SPDX-License-Identifier: MIT
#include "analysis/diffusion.hpp"

#include "analysis/contiguity.hpp"
#include "tests/analysis/spread_oracle.hpp"
#include "tests/support/expect_error.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace sitmap::analysis {
namespace {

using Lists = std::vector<std::vector<std::size_t>>;

std::vector<AreaMonth> oracle_events()
{
    std::vector<AreaMonth> events;
    int const start = month_of(*date_from(2015, 1, 1)).number;
    for (auto const& event : test::read_events())
        events.push_back({*event.area, month_of(event.incident.when.first).number - start});
    return events;
}

Lists oracle_neighbours()
{
    return neighbours(test::read_areas("units.geojson", "unit"), Contiguity::queen);
}

Typology typology_of(nlohmann::json const& json)
{
    return {json["persistence"],
            json["expansion"],
            json["relocation"],
            json["leap"],
            json["cessation"],
            0,
            0};
}

/// |p - reference| within three standard errors of both simulations.
void expect_same_p(double p, double reference, int draws)
{
    double const scale = 1.0 / draws + 1.0 / 499;
    EXPECT_NEAR(p, reference, 3 * std::sqrt(reference * (1 - reference) * scale) + scale);
}

TEST(Typology, EqualsACountByHand)
{
    auto const tiny = test::read_oracle("diffusion.json")["tiny"];
    auto const& rows = tiny["activity_rows_are_units_on_a_line"];
    std::vector<AreaMonth> events;
    for (std::size_t unit = 0; unit < rows.size(); ++unit)
        for (std::size_t month = 0; month < rows[unit].size(); ++month)
            if (rows[unit][month] == 1) events.push_back({unit, static_cast<int>(month)});
    Lists const line{{1}, {0, 2}, {1, 3}, {2}};
    for (int const memory : {1, 2}) {
        auto wanted = typology_of(tiny["h" + std::to_string(memory)]);
        wanted.escalation_pairs = tiny["dyads"]["escalation_pairs"];
        wanted.relocation_pairs = tiny["dyads"]["relocation_pairs"];
        EXPECT_EQ(typology(events, line, 6, memory), wanted) << memory;
    }
}

TEST(Diffusion, EqualsTheReferenceForBothMemories)
{
    auto const oracle = test::read_oracle("diffusion.json");
    for (int const memory : {1, 3}) {
        auto const& wanted = oracle["typology_h" + std::to_string(memory)];
        auto const found = diffusion(oracle_events(), oracle_neighbours(), 48, memory, {1999, 7});
        EXPECT_EQ(found.active_unit_months, oracle["active_unit_months"].get<std::size_t>());
        std::pair<char const*, Chance const*> const classes[] = {
            {"persistence", &found.persistence},
            {"expansion", &found.expansion},
            {"relocation", &found.relocation},
            {"leap", &found.leap},
            {"cessation", &found.cessation}};
        for (auto const& [name, chance] : classes) {
            auto const& row = wanted[name];
            SCOPED_TRACE(name);
            EXPECT_EQ(chance->observed, row["observed"].get<double>());
            double const sd = row["mc_sd"];
            EXPECT_NEAR(chance->mean, row["mc_mean"].get<double>(),
                        4 * sd * std::sqrt(1 / 499.0 + 1 / 1999.0));
            expect_same_p(chance->p_upper, row["p_upper"], 1999);
            expect_same_p(chance->p_lower, row["p_lower"], 1999);
        }
        EXPECT_EQ(found.escalation_pairs.observed,
                  oracle["dyads"]["escalation_pairs"]["observed"].get<double>());
        EXPECT_EQ(found.relocation_pairs.observed,
                  oracle["dyads"]["relocation_pairs"]["observed"].get<double>());
        expect_same_p(found.relocation_pairs.p_lower,
                      oracle["dyads"]["relocation_pairs"]["p_lower"], 1999);
    }
}

TEST(Diffusion, ClassesSumToTheActiveUnitMonthsAfterTheMemory)
{
    auto const events = oracle_events();
    auto const t = typology(events, oracle_neighbours(), 48, 1);
    // One active unit-month less two in the first month.
    EXPECT_EQ(t.persistence + t.expansion + t.relocation + t.leap, 109 - 2);
}

TEST(Diffusion, DoesNotDependOnTheOrderOfEventsInWhatItObserves)
{
    auto events = oracle_events();
    auto const before = typology(events, oracle_neighbours(), 48, 3);
    std::ranges::reverse(events);
    EXPECT_EQ(typology(events, oracle_neighbours(), 48, 3), before);
}

TEST(Diffusion, IsTheSameForTheSameSeed)
{
    auto const a = diffusion(oracle_events(), oracle_neighbours(), 48, 1, {199, 3});
    auto const b = diffusion(oracle_events(), oracle_neighbours(), 48, 1, {199, 3});
    EXPECT_EQ(a.leap.mean, b.leap.mean);
    EXPECT_EQ(a.expansion.p_upper, b.expansion.p_upper);
    EXPECT_EQ(a.leap.seed, 3u);
    EXPECT_EQ(a.leap.draws, 199);
}

TEST(Diffusion, DrawsTheSameInAnyOrderOfTheEvents)
{
    auto events = oracle_events();
    auto const before = diffusion(events, oracle_neighbours(), 48, 1, {199, 3});
    std::ranges::reverse(events);
    auto const after = diffusion(events, oracle_neighbours(), 48, 1, {199, 3});
    EXPECT_EQ(before.expansion.mean, after.expansion.mean);
    EXPECT_EQ(before.escalation_pairs.p_upper, after.escalation_pairs.p_upper);
}

TEST(Diffusion, OfNothingOneEventOneMonthAndIslands)
{
    Lists const pair{{1}, {0}};
    auto const none = diffusion({}, pair, 12, 1, {99, 1});
    EXPECT_EQ(none.observed, Typology{});
    EXPECT_EQ(none.active_unit_months, 0u);
    std::vector<AreaMonth> const single{{0, 5}};
    auto const one = diffusion(single, pair, 12, 1, {99, 1});
    EXPECT_EQ(one.observed.leap, 1);
    EXPECT_EQ(one.leap.p_upper, 1);
    EXPECT_EQ(diffusion(std::vector<AreaMonth>{{0, 0}, {1, 0}}, pair, 1, 1, {99, 1}).observed,
              Typology{});
    Lists const islands{{}, {}};
    EXPECT_EQ(typology(std::vector<AreaMonth>{{0, 0}, {1, 1}}, islands, 2, 1).leap, 1);
}

TEST(Diffusion, RefusesEventsOutside)
{
    Lists const pair{{1}, {0}};
    test::expect_error(ErrorKind::internal, "event in area 2 and month 0 is outside", [&] {
        typology(std::vector<AreaMonth>{{2, 0}}, pair, 1, 1);
    });
}

// Null behaviour: on permuted months p is below 0.05 about as often as it should be.
TEST(Diffusion, KeepsItsLevelOnPermutedMonths)
{
    auto const events = oracle_events();
    auto const lists = oracle_neighbours();
    int below = 0;
    int const runs = 500;
    for (int run = 0; run < runs; ++run) {
        auto const order = random_order(events.size(), 99, static_cast<std::uint64_t>(run));
        auto shuffled = events;
        for (std::size_t i = 0; i < events.size(); ++i) shuffled[i].month = events[order[i]].month;
        auto const found = diffusion(shuffled, lists, 48, 1, {99, static_cast<std::uint64_t>(run)});
        below += found.persistence.p_upper < 0.05 ? 1 : 0;
    }
    EXPECT_GE(below, runs * 2 / 100);
    EXPECT_LE(below, runs * 8 / 100);
}

}  // namespace
}  // namespace sitmap::analysis
