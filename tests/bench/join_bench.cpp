// SPDX-License-Identifier: MIT
// The join in memory: points that are parsed already against an index, and the building of the
// index.
//   SITMAP_BENCH_DATA=/tmp/bench bench_join        (data: tests/bench/make_data.sh)
#include "join/area_index.hpp"
#include "load/point_stream.hpp"
#include "tests/join/layers.hpp"

#include <benchmark/benchmark.h>
#include <tbb/global_control.h>

#include <map>
#include <mutex>

namespace {

using namespace sitmap;

struct Points {
    std::vector<double> lon, lat;
};

Points const& points_of(std::string const& file)
{
    static std::map<std::string, Points> read;
    auto& points = read[file];
    if (!points.lon.empty()) return points;
    load::PointSource source;
    source.file = test::bench_folder() + "/" + file;
    load::PointStream stream(source);
    stream.run<Points>(
        [](load::PointBatch const& batch) {
            return Points{batch.lon, batch.lat};
        },
        [&](Points part) {
            if (points.lon.size() >= 2'000'000) return;
            points.lon.insert(points.lon.end(), part.lon.begin(), part.lon.end());
            points.lat.insert(points.lat.end(), part.lat.begin(), part.lat.end());
        });
    return points;
}

std::vector<Area> const& areas_of(std::string const& file)
{
    static std::map<std::string, std::vector<Area>> read;
    auto& areas = read[file];
    if (areas.empty()) areas = test::areas_from_file(test::bench_folder() + "/" + file, "units");
    return areas;
}

void locate(benchmark::State& state, std::string const& areas, std::string const& points)
{
    join::AreaIndex const index(areas_of(areas));
    auto const& where = points_of(points);
    std::vector<std::int32_t> found(where.lon.size());
    for (auto _ : state) {
        index.locate(where.lon, where.lat, found);
        benchmark::DoNotOptimize(found.data());
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(found.size()));
    state.counters["MB"] = static_cast<double>(index.size().bytes) / 1e6;
    state.counters["cells"] = static_cast<double>(index.size().cells);
    state.counters["border_%"] = 100.0 * static_cast<double>(index.size().border_cells) /
                                 static_cast<double>(index.size().cells);
}

void build(benchmark::State& state, std::string const& areas)
{
    tbb::global_control const limit(tbb::global_control::max_allowed_parallelism,
                                    static_cast<std::size_t>(state.range(0)));
    auto const& list = areas_of(areas);
    for (auto _ : state) benchmark::DoNotOptimize(join::AreaIndex(list).size());
}

/// Every record checked: count of fields, coordinates, date.
void read_table(benchmark::State& state, std::string const& file)
{
    tbb::global_control const limit(tbb::global_control::max_allowed_parallelism,
                                    static_cast<std::size_t>(state.range(0)));
    load::PointSource source;
    source.file = test::bench_folder() + "/" + file;
    std::int64_t rows = 0;
    for (auto _ : state) {
        load::PointStream stream(source);
        rows += stream.run<int>([](load::PointBatch const&) { return 0; }, [](int) {}).records.used;
    }
    state.SetItemsProcessed(rows);
}

}  // namespace

int main(int count, char** words)
{
    using benchmark::kMillisecond;
    for (auto const& [areas, points] :
         {std::pair{"afg8_id.gpkg", "afg_1m.csv"}, std::pair{"world_id.gpkg", "world_1m.csv"}}) {
        benchmark::RegisterBenchmark((std::string("locate/") + areas).c_str(), locate, areas,
                                     points)
            ->Unit(kMillisecond);
        benchmark::RegisterBenchmark((std::string("build/") + areas).c_str(), build, areas)
            ->Arg(1)
            ->Arg(2)
            ->Unit(kMillisecond)
            ->UseRealTime();
    }
    benchmark::RegisterBenchmark("read/afg_1m.csv", read_table, "afg_1m.csv")
        ->Arg(1)
        ->Arg(2)
        ->Unit(kMillisecond)
        ->UseRealTime();
    benchmark::Initialize(&count, words);
    benchmark::RunSpecifiedBenchmarks();
}
