// SPDX-License-Identifier: MIT
#include "analysis/survival.hpp"

#include "tests/analysis/oracle.hpp"

namespace sitmap::analysis {
namespace {

constexpr double tolerance = 1e-6;

std::vector<Lifetime> lifetimes(oracle::Json const& reference)
{
    std::vector<Lifetime> units;
    for (std::size_t i = 0; i < reference["time"].size(); ++i) {
        units.push_back({reference["time"][i], reference["status"][i] == 1});
    }
    return units;
}

TEST(ReachCurve, EqualsSurvfitOfR)
{
    auto const reference = oracle::read("survival.json");
    auto const curve = reach_curve(lifetimes(reference));
    auto const& km = reference["km"];
    ASSERT_EQ(curve.size(), km["time"].size());
    for (std::size_t i = 0; i < curve.size(); ++i) {
        EXPECT_EQ(curve[i].time, km["time"][i].get<double>());
        EXPECT_EQ(curve[i].at_risk, km["n_risk"][i].get<int>());
        EXPECT_EQ(curve[i].reached, km["n_event"][i].get<int>());
        oracle::expect_relative(curve[i].share, km["share_reached"][i], tolerance);
        oracle::expect_relative(curve[i].interval->low, km["share_reached_lo"][i], tolerance);
        oracle::expect_relative(curve[i].interval->high, km["share_reached_hi"][i], tolerance);
    }
    EXPECT_EQ(time_reached(curve, 0.25), 288);
    EXPECT_EQ(time_reached(curve, 0.5), 674);
    EXPECT_EQ(time_reached(curve, 0.9), std::nullopt);
}

TEST(ReachCurve, CountsAnExactShareAsReached)
{
    std::vector<Lifetime> const units = {{1, true}, {2, true}, {3, true}, {4, false}};
    auto const curve = reach_curve(units);
    EXPECT_EQ(time_reached(curve, 0.25), 1);
    EXPECT_EQ(time_reached(curve, 0.75), 3);
}

TEST(ReachCurve, HasNoLimitsAtNothingAndAll)
{
    auto const none = reach_curve(std::vector<Lifetime>{{5, false}, {9, false}});
    EXPECT_EQ(none.size(), 2U);
    EXPECT_FALSE(none[1].interval.has_value());
    EXPECT_EQ(time_reached(none, 0.1), std::nullopt);
    auto const all = reach_curve(std::vector<Lifetime>{{5, true}});
    EXPECT_EQ(all[0].share, 1.0);
    EXPECT_FALSE(all[0].interval.has_value());
    EXPECT_TRUE(reach_curve({}).empty());
}

TEST(Cox, EqualsCoxphOfR)
{
    auto const reference = oracle::read("survival.json");
    auto const result = cox(lifetimes(reference), oracle::numbers(reference["dist_100km"]));
    auto const& expected = reference["cox"];
    ASSERT_TRUE(result);
    oracle::expect_relative(result->log_hazard_ratio, expected["log_hr_per_100km"], tolerance);
    oracle::expect_relative(result->standard_error, expected["se"], tolerance);
    oracle::expect_relative(result->hazard_ratio, expected["hr"], tolerance);
    oracle::expect_relative(result->interval.low, expected["ci95"][0], tolerance);
    oracle::expect_relative(result->interval.high, expected["ci95"][1], tolerance);
    oracle::expect_relative(result->log_likelihood_null, expected["loglik"][0], tolerance);
    oracle::expect_relative(result->log_likelihood, expected["loglik"][1], tolerance);
    EXPECT_EQ(result->reached, 16);
}

TEST(Cox, BreaksTiesAsEfron)
{
    // Two of three units reached on one day. By hand, with r = e^b and x = 1, 0, 0:
    // L = r / ((r + 2)(r + 2 - (r + 1) / 2)), largest at r = sqrt(6).
    std::vector<Lifetime> const units = {{1, true}, {1, true}, {2, false}};
    auto const result = cox(units, std::vector<double>{1, 0, 0});
    ASSERT_TRUE(result);
    EXPECT_NEAR(result->hazard_ratio, std::sqrt(6.0), 1e-9);
}

TEST(Cox, DoesNotDependOnTheUnitOfTheCovariate)
{
    auto const reference = oracle::read("survival.json");
    auto x = oracle::numbers(reference["dist_100km"]);
    auto const per_100km = cox(lifetimes(reference), x);
    for (auto& value : x) value = value * 100 + 7;
    auto const per_km = cox(lifetimes(reference), x);
    EXPECT_NEAR(per_km->log_hazard_ratio * 100, per_100km->log_hazard_ratio, 1e-10);
    EXPECT_NEAR(per_km->p, per_100km->p, 1e-10);
}

TEST(Cox, SaysWhyThereIsNoEstimate)
{
    std::vector<Lifetime> const units = {{1, true}, {2, true}, {3, true}, {4, false}};
    EXPECT_EQ(cox(units, std::vector<double>{1, 1, 1, 1}).why(),
              "the covariate is the same for all units");
    EXPECT_EQ(cox(units, std::vector<double>{1, 2, 3, 4}).why(),
              "the covariate orders the units completely or not at all");
    EXPECT_EQ(cox(std::vector<Lifetime>{{1, false}, {1, false}}, std::vector<double>{1, 2}).why(),
              "no unit was reached");
    EXPECT_EQ(cox({}, {}).why(), "no unit was reached");
}

TEST(LogRank, EqualsSurvdiffOfR)
{
    auto const reference = oracle::read("survival.json");
    auto distances = oracle::numbers(reference["dist_100km"]);
    auto sorted = distances;
    std::ranges::sort(sorted);
    std::vector<int> group;  // 0 far, 1 near
    for (auto const d : distances) group.push_back(d <= sorted[12] ? 1 : 0);
    auto const result = log_rank(lifetimes(reference), group);
    auto const& expected = reference["logrank"];
    ASSERT_TRUE(result);
    oracle::expect_relative(result->chi_squared, expected["chisq"], tolerance);
    oracle::expect_relative(result->p, expected["p"], tolerance);
    oracle::expect_relative(result->observed, expected["observed"], tolerance);
    oracle::expect_relative(result->expected, expected["expected"], tolerance);
}

TEST(LogRank, SaysWhenThereIsNothingToCompare)
{
    std::vector<Lifetime> const units = {{1, true}, {2, true}};
    EXPECT_EQ(log_rank(units, std::vector{0, 0}).why(), "one group only");
    EXPECT_EQ(log_rank({}, {}).why(), "not one group a unit");
    EXPECT_EQ(log_rank(std::vector<Lifetime>{{1, false}, {2, false}}, std::vector{0, 1}).why(),
              "a group is empty or no unit was reached in time");
}

TEST(Cox, NamesACovariateThatIsNotFinite)
{
    std::vector<Lifetime> const units{{1, true}, {2, true}, {3, false}};
    EXPECT_EQ(cox(units, std::vector{1.0, std::nan(""), 3.0}).why(), "a covariate is not finite");
}

}  // namespace
}  // namespace sitmap::analysis
