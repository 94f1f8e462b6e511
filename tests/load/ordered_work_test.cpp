// SPDX-License-Identifier: MIT
#include "load/ordered_work.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>

#include <atomic>
#include <numeric>
#include <stdexcept>
#include <vector>

namespace sitmap::load {
namespace {

/// 0, 1, 2 ... up to `count`.
auto numbers(int count)
{
    return [count, next = 0]() mutable { return next < count ? std::any(next++) : std::any(); };
}

struct Threads {
    explicit Threads(std::size_t count) : limit(tbb::global_control::max_allowed_parallelism, count)
    {
    }
    tbb::global_control limit;
};

TEST(OrderedWork, TakesResultsInTheOrderOfTheSource)
{
    for (std::size_t const threads : {1, 2, 4}) {
        Threads const limit(threads);
        std::vector<int> taken;
        run_in_order({numbers(500),
                      [](std::any item) {
                          auto const n = std::any_cast<int>(item);
                          // Unequal work, so that pieces finish out of order.
                          std::atomic<int> sum = 0;
                          for (int i = 0; i < (n % 7) * 5000; ++i) sum += i;
                          return std::any(n);
                      },
                      [&](std::any result) { taken.push_back(std::any_cast<int>(result)); }});
        std::vector<int> expected(500);
        std::iota(expected.begin(), expected.end(), 0);
        EXPECT_EQ(taken, expected) << threads << " threads";
    }
}

TEST(OrderedWork, HasFewPiecesUnderWay)
{
    Threads const limit(2);
    std::atomic<int> fetched = 0, taken = 0, most = 0;
    auto next = numbers(300);
    run_in_order({[&] {
                      most = std::max(most.load(), ++fetched - taken);
                      return next();
                  },
                  [](std::any item) { return item; }, [&](std::any) { ++taken; }});
    EXPECT_EQ(taken, 300);
    EXPECT_LE(most, 2 * 2 + 2);
}

TEST(OrderedWork, ThrowsWhatAStageThrowsAndStops)
{
    for (int const stage : {0, 1, 2}) {
        Threads const limit(2);
        std::atomic<int> calls = 0;
        auto const fail_at = [&](int here) {
            if (here == stage && ++calls == 20) throw std::runtime_error("enough");
        };
        auto next = numbers(100000);
        EXPECT_THROW(run_in_order({[&] { return fail_at(0), next(); },
                                   [&](std::any item) { return fail_at(1), item; },
                                   [&](std::any) { fail_at(2); }}),
                     std::runtime_error)
            << "stage " << stage;
        EXPECT_LT(calls, 100);
    }
}

TEST(OrderedWork, AsksASourceThatThrewNoMore)
{
    Threads const limit(2);
    for (int round = 0; round < 300; ++round) {
        int asked = 0;  // one thread at a time asks
        auto next = numbers(100000);
        EXPECT_THROW(run_in_order({[&] {
                                       if (++asked == 20) throw std::runtime_error("enough");
                                       return next();
                                   },
                                   [](std::any item) { return item; }, [](std::any) {}}),
                     std::runtime_error);
        ASSERT_EQ(asked, 20) << "round " << round;
    }
}

TEST(OrderedWork, AllowsParallelWorkInsideAStage)
{
    Threads const limit(2);
    int taken = 0;
    run_in_order({numbers(50),
                  [](std::any item) {
                      std::atomic<int> sum = 0;
                      tbb::parallel_for(0, 100, [&](int i) { sum += i; });
                      return std::any(std::any_cast<int>(item) + sum);
                  },
                  [&](std::any result) { EXPECT_EQ(std::any_cast<int>(result), 4950 + taken++); }});
    EXPECT_EQ(taken, 50);
}

TEST(OrderedWork, DoesNothingForAnEmptySource)
{
    run_in_order({[] { return std::any(); },
                  [](std::any item) -> std::any {
                      ADD_FAILURE();
                      return item;
                  },
                  [](std::any) { ADD_FAILURE(); }});
}

}  // namespace
}  // namespace sitmap::load
