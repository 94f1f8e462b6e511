// SPDX-License-Identifier: MIT
// map/timeline_spans.hpp: the study's spans on a sheet of time: a pale stretch of the chart each,
// and above the chart its name, which ends at a line down to the middle of the span.
#pragma once

#include "map/scene.hpp"
#include "map/text_block.hpp"
#include "study/study.hpp"

#include <span>
#include <string>
#include <vector>

namespace sitmap::map {

constexpr double label_width = 50;  // mm of the words left of the axis

/// Days on the page.
struct TimeAxis {
    Date first;
    Date last;
    double left = 0;
    double right = 0;
    double at(Date day) const;
    double end_of(Date day) const { return at({day.days + 1}); }
};

struct SpanName {
    double from = 0, to = 0;         // of the span, mm on the page
    std::vector<std::string> lines;  // each ends at the span's line
    double width = 0;                // of the longest
    std::size_t row = 0;             // of the last of them; 0 is next to the chart
    double line() const { return (from + to) / 2; }
    double left() const;
};

/// Names of the spans within the axis, from left to right, in as few rows as keep every line free
/// of the names of others. None reaches beyond `left`: a longer one is broken into lines.
std::vector<SpanName> names_of_spans(Writer const& writer, std::span<study::Span const> spans,
                                     TimeAxis const& axis, double left);

/// mm above the chart that the names take.
double height_of(std::span<SpanName const> names);

/// `top` and `bottom`: of the chart.
void add_spans(Group& into, Writer const& writer, std::span<SpanName const> names, double top,
               double bottom);

}  // namespace sitmap::map
