// SPDX-License-Identifier: MIT
#include "map/scale_bar.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace sitmap::map {

namespace {

/// A round length and the number of fields that keeps its marks round.
struct Round {
    double length;
    int fields;
};

/// The largest 1-2-5 number not above `most`.
Round round_below(double most)
{
    double const power = std::pow(10.0, std::floor(std::log10(most)));
    constexpr std::array<Round, 3> steps{{{5, 5}, {2, 4}, {1, 2}}};
    for (Round const& step : steps)
        if (step.length * power <= most * (1 + 1e-9)) return {step.length * power, step.fields};
    return {power, 2};
}

}  // namespace

ScaleBar scale_bar(GeoToPage const& map, double max_width)
{
    double const mm = map.mm_per_km(map.centre());
    bool const usable = max_width > 0 && std::isfinite(max_width) && mm > 0 && std::isfinite(mm);
    if (!usable)
        throw Error{
            ErrorKind::input,
            fmt::format("cannot draw a scale bar of {} mm: no ground length fits", max_width),
            "give the map more room, or another --projection"};
    Round const round = round_below(max_width / mm);
    bool const metres = round.length < 1;
    ScaleBar bar;
    bar.width = round.length * mm;
    for (int i = 0; i <= round.fields; ++i) {
        double const share = static_cast<double>(i) / round.fields;
        bool const named = i == 0 || i == round.fields || 2 * i == round.fields;
        double const value = share * round.length * (metres ? 1000 : 1);
        bar.marks.push_back(share * bar.width);
        bar.labels.push_back(named ? fmt::format("{:.10g}", value) : "");
    }
    bar.labels.back() += metres ? " m" : " km";
    return bar;
}

}  // namespace sitmap::map
