// SPDX-License-Identifier: MIT
// labels_bench.cpp: time to place many names: towns in a crowd, half of them at a few knots.
#include "tests/map/label_support.hpp"

#include <benchmark/benchmark.h>

#include <random>

namespace sitmap::map {
namespace {

std::vector<LabelRequest> crowd(int count)
{
    std::mt19937 random{4};
    std::uniform_real_distribution<double> x(0, 200), y(0, 100), near(-6, 6);
    std::vector<LabelRequest> requests;
    for (int i = 0; i < count; ++i) {
        bool const in_knot = i % 2 == 0;
        double const at_x = in_knot ? 40 + 30 * (i % 5) + near(random) : x(random);
        double const at_y = in_knot ? 50 + near(random) : y(random);
        requests.push_back(test::town("Place " + std::to_string(i), at_x, at_y, i % 7));
    }
    return requests;
}

void place(benchmark::State& state)
{
    auto const requests = crowd(static_cast<int>(state.range(0)));
    std::size_t placed = 0;
    for (auto _ : state) placed = place_labels(requests, {}, {test::page}).placed.size();
    state.counters["placed"] = static_cast<double>(placed);
}
BENCHMARK(place)->Arg(100)->Arg(300)->Arg(1000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sitmap::map
