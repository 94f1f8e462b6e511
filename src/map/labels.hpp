// SPDX-License-Identifier: MIT
// map/labels.hpp: where each name goes. Nothing overlaps but what is pinned: labels, symbols,
// leaders and furniture are tested exactly. The answer depends on the requests alone: by priority,
// then id. What did not fit is listed.
#pragma once

#include "map/clip.hpp"
#include "map/scene.hpp"

#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sitmap::map {

/// point: beside its symbol. area: inside its shape, may leave it by a leader. line: along a line,
/// letters turned. callout: a box anywhere in the frame, joined to its target by a leader.
enum class LabelKind { point, area, line, callout };

/// Lines of text as a block.
struct LabelBlock {
    std::vector<std::string> lines;
    std::vector<TextSize> sizes;   // one a line
    double width = 0, height = 0;  // mm
};

struct LabelRequest {
    std::string id;
    LabelKind kind = LabelKind::point;
    std::vector<std::string> lines;  // text; empty for a callout that the caller draws
    Font font;
    std::vector<TextSize> sizes;   // one a line; see `measured`
    double width = 0, height = 0;  // mm of the whole block; see `measured`
    double room = 0;               // mm free at both ends together
    Point at;                      // point: the symbol; callout: the target; area, line: unused
    std::vector<Point> ends;       // callout: further targets that its leader may reach at a price
    std::vector<Outline> shape;    // area: visible outlines; line: the line (open outlines)
    double clearance = 0;          // mm: radius of the symbol at `at`
    double surroundings = 0;       // mm: radius in which more symbols of the place stand around it
    int priority = 0;              // higher first
    bool allow_leader = false;     // may move away and be joined by a thin line
    double max_leader = 25;        // mm
    std::size_t places = 32;       // area: positions to try; few labels may afford more
    double max_outside = 1;        // area: share of the block that may lie beyond the area's border
    std::optional<Point> pinned;   // middle of the block: stands there whatever it covers
    bool pinned_narrow = false;    // pinned: it is the narrow block that stands there
    std::optional<Point> pinned_from;  // pinned line: middle of the curve that it keeps
    Anchor align = Anchor::middle;     // of several lines
    std::optional<LabelBlock> narrow;  // area, point: instead, where the lines find no place
    std::vector<std::string> letters;  // line: pieces of lines[0] that are set one by one
    std::vector<double> advances;      // line: width of each; see `measured`
};

/// Fills sizes, width, height, those of the narrow block and, for LabelKind::line, letters and
/// advances; widths include `room`. `leading`: line distance in font heights.
LabelRequest measured(LabelRequest request, TextMeasure const& measure, double leading = 1.0);

struct Disc {
    Point centre;
    double radius = 0;
};

/// What labels must not touch, and lines that they should rather not cross (borders, rivers,
/// arrows).
struct Obstacles {
    std::vector<Box> boxes;
    std::vector<Disc> discs;
    std::vector<Segment> segments;
    std::vector<Segment> soft;
};

struct PlacedLine {
    std::string text;
    Point baseline;    // left end
    double angle = 0;  // degrees, clockwise
};

struct PlacedLabel {
    std::size_t request = 0;  // index into the requests
    std::string id;
    Box box;                        // of the block (bounds of a turned one)
    std::vector<PlacedLine> lines;  // curved: one a letter
    std::optional<Segment> leader;  // from the symbol's edge to the box
    bool outside = false;           // an area's name that stands outside the area
    double outside_share =
        0;  // of an area's name: part of the block beyond the area's border, 0 to 1
};

struct DroppedLabel {
    std::size_t request = 0;
    std::string id;
    std::string reason;
};

struct LabelSolution {
    std::vector<PlacedLabel> placed;  // in the order of the requests
    std::vector<DroppedLabel> dropped;
};

struct LabelRules {
    Box frame;            // labels stay inside
    double margin = 0.4;  // mm kept free around each label
    double gap = 0.6;     // mm between a symbol's edge and its label
    int passes = 3;       // of improvement
    /// What a block of a label costs for what lies below it; added to that of its position (0 best,
    /// about 1 worst); `forbidden`: it may not stand there. `leader`: what joins it, if anything.
    using Cost = double(LabelRequest const& request, Box const& box,
                        std::optional<Segment> const& leader);
    std::function<Cost> cost{};
    static constexpr double forbidden = std::numeric_limits<double>::infinity();
};

/// The symbols of point requests (at, clearance) are obstacles for all other labels and leaders,
/// placed or not.
LabelSolution place_labels(std::span<LabelRequest const> requests, Obstacles const& obstacles,
                           LabelRules const& rules);

/// Text runs of a placed label, ready for the scene.
std::vector<TextRun> text_runs(PlacedLabel const& label, LabelRequest const& request, Colour colour,
                               std::optional<Halo> halo);

}  // namespace sitmap::map
