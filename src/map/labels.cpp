// SPDX-License-Identifier: MIT
#include "map/labels.hpp"

#include "map/label_candidates.hpp"
#include "map/label_space.hpp"

#include "base/units.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

namespace sitmap::map {

namespace {

constexpr std::size_t most_pushed = 3;  // labels that one may push aside
constexpr int most_depth = 2;           // how far a push may go on
constexpr int most_chances = 3000;
constexpr double least_gain = 0.05;  // of a trade between labels
constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

/// State of one request during the search.
struct Slot {
    std::vector<Candidate> candidates;  // free of everything that never moves, cheapest first
    std::size_t chosen = nowhere;
    bool held = false;    // while others make room for it
    std::string trouble;  // why there is no candidate
};

class Placement {
public:
    Placement(std::span<LabelRequest const> requests, Obstacles const& obstacles,
              LabelRules const& rules)
        : requests_(requests), rules_(rules), space_(rules.frame), slots_(requests.size())
    {
        add_obstacles(obstacles);
        for (std::size_t i = 0; i < requests.size(); ++i) slots_[i] = slot_for(i);
        order_.resize(requests.size());
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::ranges::sort(order_, {}, [&](std::size_t i) {
            auto const& r = requests_[i];
            return std::tuple{!r.pinned.has_value(), -static_cast<long>(r.priority),
                              std::string_view{r.id}, i};
        });
    }

    LabelSolution solve()
    {
        for (std::size_t const i : order_) place(i);
        for (int pass = 0; pass < rules_.passes; ++pass) {
            bool changed = false;
            for (std::size_t const i : order_) changed = improve(i) || changed;
            if (!changed) break;
        }
        return solution();
    }

private:
    void add_obstacles(Obstacles const& obstacles)
    {
        for (Box const& box : obstacles.boxes) space_.add(box, fixed_owner);
        for (Disc const& disc : obstacles.discs) space_.add(disc, {});
        for (Segment const& segment : obstacles.segments) space_.add(segment, fixed_owner);
        for (Segment const& segment : obstacles.soft) space_.add_soft(segment);
        for (std::size_t i = 0; i < requests_.size(); ++i) {
            auto const& r = requests_[i];
            bool const has_symbol = r.kind == LabelKind::point || r.kind == LabelKind::callout;
            if (has_symbol && r.clearance > 0)
                space_.add(Disc{r.at, std::min(r.clearance, 1e3)}, i);
        }
    }

    std::string trouble_with(LabelRequest const& r) const
    {
        bool const sized =
            std::isfinite(r.width) && std::isfinite(r.height) && r.width > 0 && r.height > 0;
        if (!sized) return "it has no text";
        if (r.kind != LabelKind::line &&
            (r.width > rules_.frame.width || r.height > rules_.frame.height))
            return "it is larger than the map";
        bool const has_point = r.kind == LabelKind::point || r.kind == LabelKind::callout;
        if (has_point && !contains(rules_.frame, r.at)) return "its place is outside the map";
        return {};
    }

    Slot slot_for(std::size_t i)
    {
        auto const& r = requests_[i];
        Slot slot;
        slot.trouble = trouble_with(r);
        if (!slot.trouble.empty()) return slot;
        slot.candidates = candidates_for(r, rules_);
        if (slot.candidates.empty())
            slot.trouble = r.kind == LabelKind::line ? "its line is too short or too bent"
                                                     : "its place has no room on the map";
        if (r.pinned) return slot;
        std::erase_if(slot.candidates, [&](Candidate const& c) { return space_.is_blocked(c, i); });
        for (Candidate& c : slot.candidates) add_soft_cost(r, c);
        std::erase_if(slot.candidates,
                      [](Candidate const& c) { return c.cost == LabelRules::forbidden; });
        std::ranges::stable_sort(slot.candidates, {}, &Candidate::cost);
        if (slot.trouble.empty() && slot.candidates.empty())
            slot.trouble = "symbols and furniture take all its places";
        return slot;
    }

    void add_soft_cost(LabelRequest const& r, Candidate& candidate) const
    {
        // A name along a line lies on that line, and an area's name has its borders in its cost
        // already.
        if (r.kind == LabelKind::line) return;
        double const each = r.kind == LabelKind::area ? 0.02 : 0.06;
        for (Box const& box : candidate.boxes)
            candidate.cost += each * space_.soft_in(box, 8) +
                              (rules_.cost ? rules_.cost(r, box, candidate.leader) : 0);
    }

    void take(std::size_t i, std::size_t candidate)
    {
        space_.add(slots_[i].candidates[candidate], i, rules_.margin);
        slots_[i].chosen = candidate;
    }

    void leave(std::size_t i)
    {
        space_.remove(i);
        slots_[i].chosen = nowhere;
    }

    /// The cheapest free candidate before `limit`.
    std::size_t free_place(std::size_t i, std::size_t limit = nowhere) const
    {
        auto const& candidates = slots_[i].candidates;
        for (std::size_t c = 0; c < candidates.size() && c < limit; ++c)
            if (space_.touched(candidates[c], i, rules_.margin).empty()) return c;
        return nowhere;
    }

    bool place(std::size_t i)
    {
        if (requests_[i].pinned && !slots_[i].candidates.empty()) {
            take(i, 0);
            return true;
        }
        std::size_t const c = free_place(i);
        if (c == nowhere) return false;
        take(i, c);
        return true;
    }

    void move(std::size_t i, std::size_t candidate)
    {
        journal_.emplace_back(i, slots_[i].chosen);
        if (slots_[i].chosen != nowhere) leave(i);
        if (candidate != nowhere) take(i, candidate);
    }

    void undo(std::size_t mark)
    {
        for (; journal_.size() > mark; journal_.pop_back()) {
            auto const [i, before] = journal_.back();
            if (slots_[i].chosen != nowhere) leave(i);
            if (before != nowhere) take(i, before);
        }
    }

    /// Takes a candidate if all labels that it touches have another place to go, where they may in
    /// turn push others, `depth` times; puts everything back otherwise.
    bool push_in(std::size_t i, std::size_t candidate, int depth)
    {
        auto const owners = space_.touched(slots_[i].candidates[candidate], i, rules_.margin);
        bool const stays =
            owners.size() > most_pushed || std::ranges::any_of(owners, [&](std::size_t owner) {
                return requests_[owner].pinned || slots_[owner].held;
            });
        if (stays) return false;
        std::size_t const mark = journal_.size();
        for (std::size_t const owner : owners) move(owner, nowhere);
        move(i, candidate);
        slots_[i].held = true;
        bool const all = std::ranges::all_of(owners, [&](std::size_t owner) {
            std::size_t const free = free_place(owner);
            if (free == nowhere) return depth > 0 && push_anywhere(owner, depth - 1);
            move(owner, free);
            return true;
        });
        slots_[i].held = false;
        if (!all) undo(mark);
        return all;
    }

    bool push_anywhere(std::size_t i, int depth)
    {
        for (std::size_t c = 0; c < slots_[i].candidates.size(); ++c)
            if (push_in(i, c, --chances_ > 0 ? depth : 0)) return true;
        return false;
    }

    /// What the moves since a mark cost together; a label that has come in costs what its place
    /// does.
    double cost_since(std::size_t mark) const
    {
        double sum = 0;
        std::vector<std::size_t> seen;
        for (std::size_t m = mark; m < journal_.size(); ++m) {
            auto const [i, before] = journal_[m];
            if (std::ranges::find(seen, i) != seen.end()) continue;
            seen.push_back(i);
            sum += cost_of(i) - (before == nowhere ? 0 : slots_[i].candidates[before].cost);
        }
        return sum;
    }

    /// Where the labels that have moved since a mark stand now.
    std::vector<std::pair<std::size_t, std::size_t>> places_since(std::size_t mark) const
    {
        std::vector<std::pair<std::size_t, std::size_t>> places;
        for (std::size_t m = mark; m < journal_.size(); ++m)
            places.emplace_back(journal_[m].first, slots_[journal_[m].first].chosen);
        return places;
    }

    /// Brings a label in where those that must make room lose least.
    bool push_in_cheaply(std::size_t i)
    {
        std::size_t const mark = journal_.size();
        std::vector<std::pair<std::size_t, std::size_t>> best;
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t c = 0; c < slots_[i].candidates.size(); ++c) {
            if (!push_in(i, c, --chances_ > 0 ? most_depth : 0)) continue;
            if (double const cost = cost_since(mark); cost < least) {
                least = cost;
                best = places_since(mark);
            }
            undo(mark);
        }
        // Not searched for again: the chances to push further may be used up by now.
        for (auto const& [label, place] : best) move(label, nowhere);
        for (auto const& [label, place] : best) move(label, place);
        return !best.empty();
    }

    double cost_of(std::size_t i) const { return slots_[i].candidates[slots_[i].chosen].cost; }

    /// Takes a cheaper candidate from the labels that hold it, if all together gain.
    bool trade(std::size_t i)
    {
        std::size_t const before = slots_[i].chosen;
        for (std::size_t c = 0; c < before; ++c) {
            std::size_t const mark = journal_.size();
            if (push_in(i, c, 0) && cost_since(mark) < -least_gain) return true;
            undo(mark);
        }
        return false;
    }

    /// Places a label that has no place, or moves it to a cheaper one that has become free.
    bool improve(std::size_t i)
    {
        Slot& slot = slots_[i];
        journal_.clear();
        if (slot.candidates.empty() || requests_[i].pinned) return false;
        if (slot.chosen != nowhere) {
            std::size_t const better = free_place(i, slot.chosen);
            if (better == nowhere) return trade(i);
            leave(i);
            take(i, better);
            return true;
        }
        return place(i) || push_in_cheaply(i);
    }

    PlacedLabel placed(std::size_t i) const
    {
        auto const& r = requests_[i];
        Candidate const& c = slots_[i].candidates[slots_[i].chosen];
        PlacedLabel label{i, r.id, bounds(c), c.letters, c.leader, c.outside, c.outside_share};
        if (!c.letters.empty()) return label;
        auto const& lines = c.narrow ? r.narrow->lines : r.lines;
        auto const& sizes = c.narrow ? r.narrow->sizes : r.sizes;
        Box const& box = c.boxes[0];
        double y = box.y;
        for (std::size_t k = 0; k < lines.size() && k < sizes.size(); ++k) {
            TextSize const& size = sizes[k];
            double const free = box.width - size.width;
            double const x = r.align == Anchor::start    ? 0
                             : r.align == Anchor::middle ? free / 2
                                                         : free;
            label.lines.push_back({lines[k], {box.x + x, y + size.ascent}, 0});
            y += lines.size() == 1 ? 0 : box.height / static_cast<double>(lines.size());
        }
        return label;
    }

    static Box bounds(Candidate const& c)
    {
        std::vector<Point> corners;
        for (Box const& box : c.boxes) {
            corners.push_back({box.x, box.y});
            corners.push_back({box.right(), box.bottom()});
        }
        return bounds_of(corners);
    }

    LabelSolution solution() const
    {
        LabelSolution result;
        for (std::size_t i = 0; i < requests_.size(); ++i) {
            if (slots_[i].chosen != nowhere) {
                result.placed.push_back(placed(i));
                continue;
            }
            auto const& why = slots_[i].trouble;
            result.dropped.push_back(
                {i, requests_[i].id, why.empty() ? "other labels take all its places" : why});
        }
        return result;
    }

    std::span<LabelRequest const> requests_;
    LabelRules const& rules_;
    LabelSpace space_;
    std::vector<Slot> slots_;
    std::vector<std::size_t> order_;
    std::vector<std::pair<std::size_t, std::size_t>> journal_;  // label, its candidate before
    int chances_ = most_chances;                                // to push further than once
};

bool is_ascii(std::string const& text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80u; });
}

/// Plain Latin letters stay within 0.78 em above and 0.24 em below the baseline; fonts for many
/// scripts claim far more.
TextSize tightened(TextSize size, std::string const& text, Font const& font)
{
    if (!is_ascii(text)) return size;
    double const em = to_millimetres(Points{font.size}).value;
    return {size.width, std::min(size.ascent, 0.78 * em), std::min(size.descent, 0.24 * em)};
}

std::vector<double> advances_of(std::vector<std::string> const& letters, Font const& font,
                                TextMeasure const& measure)
{
    // Widths of growing beginnings keep kerning, which single letters would lose.
    std::vector<double> advances;
    double before = 0;
    std::string beginning;
    for (auto const& letter : letters) {
        double const width = measure.measure(beginning += letter, font).width;
        advances.push_back(std::max(0.0, width - before));
        before = width;
    }
    return advances;
}

LabelBlock block_of(std::vector<std::string> lines, Font const& font, TextMeasure const& measure,
                    double leading)
{
    LabelBlock block;
    bool const several = lines.size() > 1;
    for (auto const& line : lines) {
        auto const full = measure.measure(line, font);
        auto const size = tightened(full, line, font);
        block.sizes.push_back(size);
        block.width = std::max(block.width, size.width);
        block.height +=
            several ? (full.ascent + full.descent) * leading : size.ascent + size.descent;
    }
    block.lines = std::move(lines);
    return block;
}

}  // namespace

LabelRequest measured(LabelRequest request, TextMeasure const& measure, double leading)
{
    auto block = block_of(std::move(request.lines), request.font, measure, leading);
    request.lines = std::move(block.lines);
    request.sizes = std::move(block.sizes);
    request.width = block.width;
    request.height = block.height;
    if (request.narrow)
        request.narrow = block_of(std::move(request.narrow->lines), request.font, measure, leading);
    request.width += request.room;
    if (request.narrow) request.narrow->width += request.room;
    if (request.kind == LabelKind::line && !request.lines.empty()) {
        request.letters = measure.letters(request.lines[0]);
        request.advances = advances_of(request.letters, request.font, measure);
    }
    return request;
}

LabelSolution place_labels(std::span<LabelRequest const> requests, Obstacles const& obstacles,
                           LabelRules const& rules)
{
    return Placement{requests, obstacles, rules}.solve();
}

std::vector<TextRun> text_runs(PlacedLabel const& label, LabelRequest const& request, Colour colour,
                               std::optional<Halo> halo)
{
    std::vector<TextRun> runs;
    for (PlacedLine const& line : label.lines) {
        if (line.text == " ") continue;
        TextRun run;
        run.text = line.text;
        run.at = line.baseline;
        run.font = request.font;
        run.colour = colour;
        run.halo = halo;
        run.angle = line.angle;
        (runs.empty() ? run.id : run.of) = label.id;
        runs.push_back(std::move(run));
    }
    return runs;
}

}  // namespace sitmap::map
