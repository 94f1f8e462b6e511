// SPDX-License-Identifier: MIT
#include "map/panel.hpp"

#include "map/shapes.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

namespace sitmap::map {

namespace {

constexpr double unbounded = 1e6;  // mm, room of a block that is only measured
constexpr double block_gap = 3.0;  // mm between blocks
constexpr double side_margin = 4.6;
constexpr double top_margin = 3.9;
constexpr double bottom_margin = 1.8;
constexpr double smallest_words = 0.75;

double ascent(Writer const& writer, style::TextStyle const& words)
{
    return writer.measure.measure("Hg", writer.font(words)).ascent;
}

double height_of(Block const& block, Box at)
{
    Group scratch;
    return block.draw(scratch, at);
}

/// Where blocks stand: the inside of the panel, parted into columns.
class Stage {
public:
    Stage(Slots const& slots, double gap) : slots_(slots), gap_(gap) {}

    double gap() const noexcept { return gap_; }
    int columns() const noexcept { return slots_.panel_columns; }
    Box column(int index) const
    {
        double const width = (slots_.panel.width - side_margin * (columns() + 1)) / columns();
        return {slots_.panel.x + side_margin + index * (width + side_margin), top(), width,
                bottom() - top()};
    }
    Box whole() const
    {
        return {slots_.panel.x + side_margin, top(), slots_.panel.width - 2 * side_margin,
                bottom() - top()};
    }

private:
    double top() const noexcept { return slots_.panel.y + top_margin; }
    double bottom() const noexcept { return slots_.panel.bottom() - bottom_margin; }

    Slots const& slots_;
    double gap_;
};

std::vector<double> natural_heights(std::vector<Block> const& blocks, Stage const& stage)
{
    std::vector<double> heights;
    for (auto const& block : blocks) {
        Box at = block.wide ? stage.whole() : stage.column(0);
        at.height = unbounded;
        heights.push_back(height_of(block, at));
    }
    return heights;
}

bool stands_in_column(Block const& block, double height)
{
    return !block.wide && height > 0;
}

bool fit_within(double limit, std::vector<Block> const& blocks, std::vector<double> const& heights,
                Stage const& stage)
{
    int column = 0;
    double filled = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (!stands_in_column(blocks[i], heights[i])) continue;
        if (heights[i] > limit) return false;
        double const after = filled > 0 ? filled + stage.gap() + heights[i] : heights[i];
        bool const next = after > limit;
        column += next ? 1 : 0;
        filled = next ? heights[i] : after;
    }
    return column < stage.columns();
}

/// The height of the highest column, as low as it can be when the blocks keep their order.
double balanced_height(std::vector<Block> const& blocks, std::vector<double> const& heights,
                       Stage const& stage)
{
    std::vector<double> limits{0};  // any run of blocks may turn out to be the highest column
    for (std::size_t from = 0; from < blocks.size(); ++from) {
        double sum = 0;
        for (std::size_t i = from; i < blocks.size(); ++i) {
            if (!stands_in_column(blocks[i], heights[i])) continue;
            sum += sum > 0 ? stage.gap() + heights[i] : heights[i];
            limits.push_back(sum + 0.01);  // the same sum, added in another order, is not more
        }
    }
    std::ranges::sort(limits);
    return *std::ranges::find_if(
        limits, [&](double limit) { return fit_within(limit, blocks, heights, stage); });
}

/// Of the wide blocks, each with the gap above it.
double wide_height(std::vector<Block> const& blocks, std::vector<double> const& heights,
                   Stage const& stage)
{
    double sum = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        sum += blocks[i].wide && heights[i] > 0 ? stage.gap() + heights[i] : 0;
    return sum;
}

/// Room kept for wide blocks: for each that is not itself most of the panel.
double reserve_of(std::span<Block const> blocks, std::span<double const> heights,
                  Stage const& stage)
{
    double const most = stage.whole().height / 2;
    double sum = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        if (blocks[i].wide && heights[i] > 0 && heights[i] < most) sum += stage.gap() + heights[i];
    return sum < most ? sum : 0;
}

/// Draws what fits and gives the names of the blocks that found no room, or not for all of them.
class Stacker {
public:
    Stacker(Group& panel, Stage const& stage) : panel_(panel), stage_(stage) {}

    void into_columns(std::vector<Block> const& blocks, std::vector<double> const& heights,
                      double limit)
    {
        double filled = 0;
        int column = 0;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            if (!stands_in_column(blocks[i], heights[i])) continue;
            if (filled + heights[i] > limit && filled > 0 && column + 1 < stage_.columns()) {
                ++column;
                filled = 0;
            }
            Box at = stage_.column(column);
            at.y += filled;
            at.height = limit - filled;
            double const taken = put(blocks[i], heights[i], at);
            if (taken <= 0) continue;
            filled += taken + stage_.gap();
            below_ = std::max(below_, filled);
        }
    }

    void across(std::vector<Block> const& blocks, std::vector<double> const& heights)
    {
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            if (!blocks[i].wide || heights[i] <= 0) continue;
            Box at = stage_.whole();
            at.y += below_;
            auto const later = std::span(blocks).subspan(i + 1);
            at.height -= below_ + reserve_of(later, std::span(heights).subspan(i + 1), stage_);
            double const taken = put(blocks[i], heights[i], at);
            below_ += taken > 0 ? taken + stage_.gap() : 0;
        }
    }

    std::vector<std::string> const& left_out() const noexcept { return left_out_; }

private:
    /// A long legend without room for all its rows ends in "and n more".
    double put(Block const& block, double height, Box const& at)
    {
        constexpr double slack = 0.01;
        if (height > at.height + slack) {
            left_out_.push_back(block.name);
            height = height_of(block, at);
            if (height > at.height + slack) return 0;
        }
        block.draw(add_group(panel_, block.name), at);
        return height;
    }

    Group& panel_;
    Stage const& stage_;
    double below_ = 0;
    std::vector<std::string> left_out_;
};

std::vector<std::string> stack(Group& panel, Stage const& stage, std::vector<Block> const& blocks)
{
    auto const heights = natural_heights(blocks, stage);
    double const whole = stage.whole().height;
    double const balanced = balanced_height(blocks, heights, stage);
    double const room = whole - reserve_of(blocks, heights, stage);
    Stacker stacker(panel, stage);
    stacker.into_columns(blocks, heights, std::min(balanced, room));
    stacker.across(blocks, heights);
    return stacker.left_out();
}

/// The same without some blocks, which count as left out.
template <typename Leaves>
std::vector<std::string> stack_without(Group& panel, Stage const& stage, std::vector<Block> blocks,
                                       Leaves leaves)
{
    panel.children.clear();
    std::vector<std::string> left_out;
    for (auto const& block : blocks)
        if (leaves(block)) left_out.push_back(block.name);
    std::erase_if(blocks, leaves);
    auto const more = stack(panel, stage, blocks);
    left_out.insert(left_out.end(), more.begin(), more.end());
    return left_out;
}

/// First the blocks that may yield go; then the words below, if that saves the legend.
std::vector<std::string> stack_the_needed(Group& panel, Stage const& stage,
                                          std::vector<Block> const& blocks)
{
    auto const may_yield = [](Block const& block) { return block.yields == Yield::first; };
    auto const is_optional = [](Block const& block) { return block.yields != Yield::never; };
    auto const optional = static_cast<std::size_t>(std::ranges::count_if(blocks, is_optional));
    auto left_out = stack_without(panel, stage, blocks, may_yield);
    if (left_out.size() <= static_cast<std::size_t>(std::ranges::count_if(blocks, may_yield)))
        return left_out;
    Group without_words;
    auto fewer = stack_without(without_words, stage, blocks, is_optional);
    if (fewer.size() > optional) return left_out;
    panel = std::move(without_words);
    return fewer;
}

void add_edge(Group& panel, Writer const& writer, Slots const& slots)
{
    bool const below_map = slots.panel.y > slots.map.y;
    Point const to = below_map ? Point{slots.panel.right(), slots.panel.y}
                               : Point{slots.panel.x, slots.panel.bottom()};
    panel.children.push_back(lined(open_line({{slots.panel.x, slots.panel.y}, to}),
                                   {writer.style.rule, 0.2, {}, false}));
}

}  // namespace

double panel_height(Writer const& writer, Slots const& slots, BlockMaker const& make)
{
    Stage const stage(slots, block_gap);
    auto const blocks = make(writer);
    auto const heights = natural_heights(blocks, stage);
    return top_margin + balanced_height(blocks, heights, stage) +
           wide_height(blocks, heights, stage) + bottom_margin;
}

std::vector<std::string> add_panel(Group& into, Writer const& writer, Slots const& slots,
                                   BlockMaker const& make)
{
    if (slots.panel.width <= 0 || slots.panel.height <= 0) return {};
    auto& panel = add_group(into, "panel");
    panel.children.push_back(filled(rectangle(slots.panel), writer.style.panel));
    add_edge(panel, writer, slots);
    for (double const share : {1.0, 0.95, 0.9, 0.85, 0.8, smallest_words}) {
        auto const style = with_words(writer.style, share);
        Writer const smaller{style, writer.measure};
        Stage const stage(slots, block_gap * share);
        Group trial;
        auto left_out = stack(trial, stage, make(smaller));
        if (!left_out.empty() && share > smallest_words) continue;
        if (!left_out.empty()) left_out = stack_the_needed(trial, stage, make(smaller));
        for (auto& node : trial.children) panel.children.push_back(std::move(node));
        return left_out;
    }
    return {};
}

Block heading_block(Writer const& writer, std::string words)
{
    return {"heading", [&writer, words = std::move(words)](Group& into, Box const& at) {
                return add_paragraph(into.children, writer, words, at, writer.style.heading, 2);
            }};
}

namespace {

constexpr double swatch_room = 8.2;  // mm before a legend's words
constexpr double least_legend_column = 56;

bool is_long(LegendSection const& section)
{
    constexpr std::size_t most_for_a_column = 24;
    return section.entries.size() > most_for_a_column;
}

/// A legend with its words wrapped: rows of `columns` entries, each as high as its longest.
struct LegendRows {
    double head = 0;
    double step = 0;  // least height of a row
    int columns = 1;
    double column_width = 0;
    double gap = 0;                               // of it, before the next column
    std::vector<std::vector<std::string>> words;  // one an entry
    std::vector<double> heights;                  // one a row
};

LegendRows rows_of(Writer const& writer, LegendSection const& section, double width, double head)
{
    auto const& body = writer.style.body;
    LegendRows rows;
    rows.head = head;
    rows.step = std::max(writer.line_height(body), writer.style.marker * 1.04);
    rows.columns = std::max(1, section.columns);
    if (is_long(section))
        rows.columns *= std::max(1, static_cast<int>(width / least_legend_column));
    rows.column_width = width / rows.columns;
    rows.gap = is_long(section) && rows.columns > 1 ? 4 : 0;
    for (std::size_t i = 0; i < section.entries.size(); ++i) {
        auto const& entry = section.entries[i];
        double const counts =
            entry.count.empty() ? 0 : writer.width(entry.count, writer.style.quiet) + 1.5;
        rows.words.push_back(wrap(writer, entry.label, body,
                                  rows.column_width - rows.gap - swatch_room - counts, 2));
        double const height = std::max(
            rows.step, static_cast<double>(rows.words.back().size()) * writer.line_height(body) +
                           rows.step - writer.line_height(body));
        if (i % static_cast<std::size_t>(rows.columns) == 0)
            rows.heights.push_back(height);
        else
            rows.heights.back() = std::max(rows.heights.back(), height);
    }
    return rows;
}

/// Rows that fit below the heading; where not all do, the last one is that of "and n more".
std::size_t rows_within(LegendRows const& rows, double height)
{
    double filled = rows.head;
    std::size_t count = 0;
    while (count < rows.heights.size() && filled + rows.heights[count] <= height + 0.01)
        filled += rows.heights[count++];
    if (count == rows.heights.size()) return count;
    while (count > 0 && filled + rows.step > height + 0.01) filled -= rows.heights[--count];
    return count;
}

void add_legend_entry(Group& into, Writer const& writer, LegendEntry const& entry,
                      std::vector<std::string> const& words, Box const& at)
{
    auto const& body = writer.style.body;
    double const line = writer.line_height(body);
    double const middle = at.y + at.height / 2;
    double const drop = ascent(writer, body) * 0.36;
    if (entry.swatch) entry.swatch(into, {at.x + 3.2, middle});
    double y = middle + drop - line * (static_cast<double>(words.size()) - 1) / 2;
    for (auto const& text : words) {
        into.children.push_back(line_of_text(writer, text, {at.x + swatch_room, y}, body));
        y += line;
    }
    if (!entry.count.empty())
        into.children.push_back(line_of_text(writer, entry.count, {at.right() - 0.5, middle + drop},
                                             writer.style.quiet, Anchor::end));
}

}  // namespace

Block legend_block(Writer const& writer, LegendSection section)
{
    bool const stands_below = is_long(section);
    auto heading = section.heading.empty() ? "legend" : section.heading;
    auto draw = [&writer, section = std::move(section)](Group& into, Box const& at) {
        double const head = section.heading.empty()
                                ? 0
                                : add_paragraph(into.children, writer, section.heading, at,
                                                writer.style.heading, 2) +
                                      0.9;
        auto const rows = rows_of(writer, section, at.width, head);
        auto const columns = static_cast<std::size_t>(rows.columns);
        std::size_t const shown = rows_within(rows, at.height);
        bool const all = shown == rows.heights.size();
        if (shown == 0 && !all) return unbounded;  // not worth a heading
        double y = at.y + head;
        for (std::size_t row = 0; row < shown; ++row) {
            for (std::size_t i = row * columns;
                 i < std::min((row + 1) * columns, section.entries.size()); ++i) {
                double const x = at.x + static_cast<double>(i % columns) * rows.column_width;
                add_legend_entry(into, writer, section.entries[i], rows.words[i],
                                 {x, y, rows.column_width - rows.gap, rows.heights[row]});
            }
            y += rows.heights[row];
        }
        if (all) return y - at.y;
        auto const words =
            "and " + std::to_string(section.entries.size() - shown * columns) + " more";
        Point const below{at.x + swatch_room,
                          y + rows.step / 2 + ascent(writer, writer.style.body) * 0.36};
        into.children.push_back(line_of_text(writer, words, below, writer.style.quiet));
        return y + rows.step - at.y;
    };
    return {std::move(heading), draw, Yield::never, stands_below};
}

Block note_block(Writer const& writer, std::string words)
{
    return {"note",
            [&writer, words = std::move(words)](Group& into, Box const& at) {
                if (words.empty()) return 0.0;
                double const pad = 2.2;
                Box const inner{at.x + pad - 1.6, at.y + pad, at.width - 2 * pad + 3.2, at.height};
                Group text;
                double const height =
                    add_paragraph(text.children, writer, words, inner, writer.style.note) +
                    2 * pad - 0.8;
                Box const ground{at.x - 1.6, at.y, at.width + 3.2, height};
                into.children.push_back(filled(rectangle(ground), writer.style.note_ground));
                for (auto& node : text.children) into.children.push_back(std::move(node));
                return height;
            },
            Yield::last, true};
}

}  // namespace sitmap::map
