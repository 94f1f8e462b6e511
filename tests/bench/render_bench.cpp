// SPDX-License-Identifier: MIT
// render_bench.cpp: time and size of each output of a page with many incidents.
#include "render/pdf.hpp"
#include "render/png.hpp"
#include "render/svg.hpp"
#include "render/svg_editable.hpp"
#include "render/text.hpp"

#include <benchmark/benchmark.h>

#include <cstdint>

namespace sitmap {
namespace {

/// The same "random" numbers everywhere: a linear congruential generator (Knuth's MMIX constants).
class Numbers {
public:
    double up_to(double limit)
    {
        state_ = state_ * 6364136223846793005ull + 1442695040888963407ull;
        return limit * static_cast<double>(state_ >> 11) / 9007199254740992.0;
    }

private:
    std::uint64_t state_ = 1;
};

map::Path dot(bool edged)
{
    constexpr double r = 0.66;
    constexpr double k = r * 0.5522847498;  // of a circle as four cubic curves
    map::Path path;
    path.outlines = {{{{r, 0},
                       {r, k},
                       {k, r},
                       {0, r},
                       {-k, r},
                       {-r, k},
                       {-r, 0},
                       {-r, -k},
                       {-k, -r},
                       {0, -r},
                       {k, -r},
                       {r, -k},
                       {r, 0}},
                      true,
                      true}};
    path.fill = style::Colour{0xd5, 0x5e, 0x00, 0x99};
    if (edged) path.stroke = map::Stroke{{255, 255, 255}, 0.2, {}, true};
    return path;
}

map::Scene page(std::size_t count, bool edged, double width, double height)
{
    map::Scene scene;
    scene.width = width;
    scene.height = height;
    scene.paper = {255, 255, 255};
    Numbers numbers;
    map::Markers markers;
    markers.shape.push_back(dot(edged));
    for (std::size_t i = 0; i < count; ++i)
        markers.at.push_back({numbers.up_to(width), numbers.up_to(height)});
    auto layer = std::make_unique<map::Group>();
    layer->name = "incidents";
    layer->clip = {
        {{{5, 5}, {width - 5, 5}, {width - 5, height - 5}, {5, height - 5}}, true, false}};
    layer->children.emplace_back(std::move(markers));
    scene.root.children.emplace_back(std::move(layer));
    for (int i = 0; i < 40; ++i) {
        map::TextRun run;
        run.text = "Province " + std::to_string(i);
        run.at = {numbers.up_to(width), numbers.up_to(height)};
        run.halo = map::Halo{{255, 255, 255}, 0.5};
        scene.root.children.emplace_back(std::move(run));
    }
    return scene;
}

constexpr double slide_width = 508;  // mm at 96 dpi: 1920 x 1080 pixels
constexpr double slide_height = 285.75;

template <typename Encode>
void measure(benchmark::State& state, map::Scene const& scene, Encode encode)
{
    std::size_t bytes = 0;
    for (auto _ : state) bytes = encode(scene).size();
    state.counters["bytes"] = static_cast<double>(bytes);
}

void png_slide(benchmark::State& state)
{
    measure(state,
            page(static_cast<std::size_t>(state.range(0)), state.range(1) != 0, slide_width,
                 slide_height),
            [](auto const& scene) { return render::png(scene, {.dpi = 96, .size = {}}); });
}
void pixels_slide(benchmark::State& state)
{
    auto const scene = page(static_cast<std::size_t>(state.range(0)), state.range(1) != 0,
                            slide_width, slide_height);
    for (auto _ : state) benchmark::DoNotOptimize(render::render_image(scene, 1920, 1080));
}
void png_a4(benchmark::State& state)
{
    measure(state, page(static_cast<std::size_t>(state.range(0)), state.range(1) != 0, 297, 210),
            [](auto const& scene) { return render::png(scene, {.dpi = 300, .size = {}}); });
}
void svg_slide(benchmark::State& state)
{
    measure(state,
            page(static_cast<std::size_t>(state.range(0)), state.range(1) != 0, slide_width,
                 slide_height),
            [](auto const& scene) { return render::svg(scene); });
}
void editable_slide(benchmark::State& state)
{
    measure(state,
            page(static_cast<std::size_t>(state.range(0)), state.range(1) != 0, slide_width,
                 slide_height),
            [](auto const& scene) { return render::svg_editable(scene); });
}
void pdf_slide(benchmark::State& state)
{
    measure(state,
            page(static_cast<std::size_t>(state.range(0)), state.range(1) != 0, slide_width,
                 slide_height),
            [](auto const& scene) { return render::pdf(scene); });
}
void measure_300_labels(benchmark::State& state)
{
    for (auto _ : state) {
        render::PangoMeasure const text;
        for (int i = 0; i < 300; ++i)
            benchmark::DoNotOptimize(
                text.measure("Province " + std::to_string(i), {.size = 7.0 + i % 5}));
    }
}

#define SIZES ->Args({1000, 1})->Args({100000, 0})->Args({100000, 1})->Unit(benchmark::kMillisecond)
BENCHMARK(pixels_slide) SIZES;
BENCHMARK(png_slide) SIZES;
BENCHMARK(png_a4) SIZES;
BENCHMARK(svg_slide) SIZES;
BENCHMARK(editable_slide) SIZES;
BENCHMARK(pdf_slide) SIZES;
BENCHMARK(measure_300_labels)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sitmap
