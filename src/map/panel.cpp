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

/// What the panel lacks is taken from the blocks that shrink.
std::vector<double> shrunk_heights(std::vector<Block> const& blocks, std::vector<double> heights,
                                   Stage const& stage)
{
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (!blocks[i].shrinks) continue;
        double const lacking = balanced_height(blocks, heights, stage) +
                               wide_height(blocks, heights, stage) - stage.whole().height;
        if (lacking <= 0) break;
        Box at = blocks[i].wide ? stage.whole() : stage.column(0);
        at.height = std::max(0.0, heights[i] - lacking);
        heights[i] = height_of(blocks[i], at);
    }
    return heights;
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

/// Names of what found no room: of blocks that are needed whole, and of the ends of others.
struct LeftOut {
    std::vector<std::string> blocks, ends;

    std::vector<std::string> all() const
    {
        auto names = blocks;
        names.insert(names.end(), ends.begin(), ends.end());
        return names;
    }
};

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

    LeftOut const& left_out() const noexcept { return left_out_; }

private:
    /// A long legend without room for all its rows ends in "and n more".
    double put(Block const& block, double height, Box at)
    {
        constexpr double slack = 0.01;
        if (block.shrinks) at.height = std::min(at.height, height);
        if (height > at.height + slack) {
            height = height_of(block, at);
            bool const fits = height <= at.height + slack;
            if (fits && block.will_do_in_part)
                left_out_.ends.push_back("the end of the " + block.name);
            else
                left_out_.blocks.push_back(block.name);
            if (!fits) return 0;
        }
        block.draw(add_group(panel_, block.name), at);
        return height;
    }

    Group& panel_;
    Stage const& stage_;
    double below_ = 0;
    LeftOut left_out_;
};

/// Those of blocks that will do in part: of their beginnings.
std::vector<double> least_heights(std::vector<Block> const& blocks, std::vector<double> heights,
                                  Stage const& stage)
{
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (!blocks[i].will_do_in_part) continue;
        Box at = blocks[i].wide ? stage.whole() : stage.column(0);
        at.height = 0;
        heights[i] = height_of(blocks[i], at);
    }
    return heights;
}

LeftOut stack(Group& panel, Stage const& stage, std::vector<Block> const& blocks,
              std::vector<double> const& heights)
{
    double const whole = stage.whole().height;
    double const balanced = balanced_height(blocks, heights, stage);
    double room = whole - reserve_of(blocks, heights, stage);
    if (balanced > room)
        room = whole - reserve_of(blocks, least_heights(blocks, heights, stage), stage);
    Stacker stacker(panel, stage);
    stacker.into_columns(blocks, heights, std::min(balanced, room));
    stacker.across(blocks, heights);
    return stacker.left_out();
}

/// The same without some blocks, which count as left out.
template <typename Leaves>
LeftOut stack_without(Group& panel, Stage const& stage, std::vector<Block> blocks, Leaves leaves)
{
    panel.children.clear();
    std::vector<std::string> names;
    for (auto const& block : blocks)
        if (leaves(block)) names.push_back(block.name);
    std::erase_if(blocks, leaves);
    auto left_out =
        stack(panel, stage, blocks, shrunk_heights(blocks, natural_heights(blocks, stage), stage));
    left_out.blocks.insert(left_out.blocks.begin(), names.begin(), names.end());
    return left_out;
}

/// First the blocks that may yield go; if that does not save the legend, the words below; then
/// both.
LeftOut stack_the_needed(Group& panel, Stage const& stage, std::vector<Block> const& blocks)
{
    auto const may_yield = [](Block const& block) { return block.yields == Yield::first; };
    auto const is_optional = [](Block const& block) { return block.yields != Yield::never; };
    auto const needed = [&](LeftOut const& out) {
        return std::ranges::count_if(blocks, [&](Block const& block) {
            return !is_optional(block) && std::ranges::count(out.blocks, block.name) > 0;
        });
    };
    auto left_out = stack_without(panel, stage, blocks, may_yield);
    if (left_out.blocks.size() <=
        static_cast<std::size_t>(std::ranges::count_if(blocks, may_yield)))
        return left_out;
    auto const is_last = [](Block const& block) { return block.yields == Yield::last; };
    auto const last = static_cast<std::size_t>(std::ranges::count_if(blocks, is_last));
    Group without_words;
    auto fewer = stack_without(without_words, stage, blocks, is_last);
    if (fewer.blocks.size() > last)
        fewer = stack_without(without_words, stage, blocks, is_optional);
    if (needed(fewer) >= needed(left_out)) return left_out;
    panel = std::move(without_words);
    return fewer;
}

/// The whole text, then the text without its last sentence, and so on down to the first one.
std::vector<std::string> beginnings_of(std::string const& words)
{
    std::vector<std::string> beginnings;
    for (auto end = words.size(); end > 0 && end != std::string::npos;) {
        beginnings.push_back(words.substr(0, end));
        auto const stop = end < 3 ? std::string::npos : words.rfind(". ", end - 3);
        end = stop == std::string::npos ? 0 : stop + 1;
    }
    return beginnings;
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
        auto const blocks = make(smaller);
        bool const is_last = share <= smallest_words;
        auto heights = natural_heights(blocks, stage);
        if (is_last) heights = shrunk_heights(blocks, std::move(heights), stage);
        auto left_out = stack(trial, stage, blocks, heights);
        if (!left_out.all().empty() && !is_last) continue;
        if (!left_out.blocks.empty()) left_out = stack_the_needed(trial, stage, blocks);
        for (auto& node : trial.children) panel.children.push_back(std::move(node));
        return left_out.all();
    }
    return {};
}

Block note_block(Writer const& writer, std::string words)
{
    constexpr double pad = 2.2;
    auto const draw = [&writer, words = std::move(words)](Group& into, Box const& at) {
        Box const inner{at.x + pad - 1.6, at.y + pad, at.width - 2 * pad + 3.2, at.height};
        double least = 0;
        for (auto const& beginning : beginnings_of(words)) {
            Group text;
            double const height =
                add_paragraph(text.children, writer, beginning, inner, writer.style.note) +
                2 * pad - 0.8;
            least = height;
            if (height > at.height) continue;
            Box const ground{at.x - 1.6, at.y, at.width + 3.2, height};
            into.children.push_back(filled(rectangle(ground), writer.style.note_ground));
            for (auto& node : text.children) into.children.push_back(std::move(node));
            return height;
        }
        return least;
    };
    return {"note", draw, Yield::last, true, false, true};
}

}  // namespace sitmap::map
