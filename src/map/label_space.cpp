// SPDX-License-Identifier: MIT
#include "map/label_space.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sitmap::map {

namespace {

template <typename... Fs>
struct Overloaded : Fs... {
    using Fs::operator()...;
};
template <typename... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;

Box box_of(Segment const& s)
{
    return {std::min(s.from.x, s.to.x), std::min(s.from.y, s.to.y), std::abs(s.to.x - s.from.x),
            std::abs(s.to.y - s.from.y)};
}

Box box_of(Disc const& d)
{
    return {d.centre.x - d.radius, d.centre.y - d.radius, 2 * d.radius, 2 * d.radius};
}

constexpr double slack = 1e-6;  // mm: what only touches does not overlap

}  // namespace

LabelSpace::LabelSpace(Box frame) : frame_(frame)
{
    // At most 128 cells a side, whatever the page.
    cell_ = std::max({cell_, frame.width / 128, frame.height / 128});
    columns_ = std::max(1, static_cast<int>(std::ceil(frame.width / cell_)));
    rows_ = std::max(1, static_cast<int>(std::ceil(frame.height / cell_)));
    grid_.resize(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_));
    soft_grid_.resize(grid_.size());
}

LabelSpace::Cells LabelSpace::cells_of(Box const& box) const noexcept
{
    auto const index = [&](double at, double origin, int count) {
        return static_cast<int>(
            std::clamp((at - origin) / cell_, 0.0, static_cast<double>(count - 1)));
    };
    return {index(box.x, frame_.x, columns_), index(box.y, frame_.y, rows_),
            index(box.right(), frame_.x, columns_), index(box.bottom(), frame_.y, rows_)};
}

template <typename Do>
void LabelSpace::for_each_cell(Cells const& cells, Do act)
{
    for (int row = cells.top; row <= cells.bottom; ++row)
        for (int column = cells.left; column <= cells.right; ++column)
            act(grid_[static_cast<std::size_t>(row * columns_ + column)]);
}

void LabelSpace::enter(Item item, Box const& extent)
{
    bool const finite = std::isfinite(extent.x) && std::isfinite(extent.y) &&
                        std::isfinite(extent.width) && std::isfinite(extent.height);
    if (!finite) return;
    if (unused_.empty()) {
        unused_.push_back(items_.size());
        items_.emplace_back();
        seen_.push_back(0);
    }
    auto const index = unused_.back();
    unused_.pop_back();
    item.cells = cells_of(extent);
    for_each_cell(item.cells, [&](auto& cell) { cell.push_back(index); });
    if (item.owner != fixed_owner) {
        if (owned_.size() <= item.owner) owned_.resize(item.owner + 1);
        owned_[item.owner].push_back(index);
    }
    items_[index] = std::move(item);
}

void LabelSpace::add(Box const& box, std::size_t owner)
{
    enter({box, owner, {}}, box);
}

void LabelSpace::add(Disc const& disc, std::optional<std::size_t> symbol_of)
{
    enter({disc, fixed_owner, symbol_of}, box_of(disc));
}

void LabelSpace::add(Segment const& segment, std::size_t owner)
{
    enter({segment, owner, {}}, box_of(segment));
}

void LabelSpace::add_soft(Segment const& segment)
{
    auto const part = clip_segment(segment, frame_);
    if (!part) return;
    Cells const c = cells_of(box_of(*part));
    for (int row = c.top; row <= c.bottom; ++row)
        for (int column = c.left; column <= c.right; ++column)
            soft_grid_[static_cast<std::size_t>(row * columns_ + column)].push_back(soft_.size());
    soft_.push_back(*part);
    soft_seen_.push_back(0);
}

void LabelSpace::add(Candidate const& candidate, std::size_t owner, double margin)
{
    for (Box const& box : candidate.boxes) add(map::grown(box, margin), owner);
    if (candidate.leader) add(*candidate.leader, owner);
}

void LabelSpace::remove(std::size_t owner)
{
    if (owner >= owned_.size()) return;
    for (auto const index : owned_[owner]) {
        for_each_cell(items_[index].cells, [&](auto& cell) { std::erase(cell, index); });
        unused_.push_back(index);
    }
    owned_[owner].clear();
}

template <typename Take>
void LabelSpace::visit(Box const& extent, Take take) const
{
    ++round_;
    Cells const c = cells_of(extent);
    for (int row = c.top; row <= c.bottom; ++row)
        for (int column = c.left; column <= c.right; ++column)
            for (std::size_t const i : grid_[static_cast<std::size_t>(row * columns_ + column)]) {
                if (seen_[i] == round_) continue;
                seen_[i] = round_;
                if (!take(items_[i])) return;
            }
}

bool LabelSpace::meets(Box const& box, Item const& item)
{
    return std::visit(
        Overloaded{
            [&](Box const& other) { return map::grown(other, -slack).meets(box); },
            [&](Disc const& disc) { return distance(disc.centre, box) < disc.radius - slack; },
            [&](Segment const& segment) { return crosses(segment, box); }},
        item.shape);
}

bool LabelSpace::meets(Segment const& leader, Item const& item, std::size_t self)
{
    if (item.symbol_of == self) return false;
    return std::visit(Overloaded{[&](Box const& other) { return crosses(leader, other); },
                                 [&](Disc const& disc) {
                                     return distance(disc.centre, leader) < disc.radius - slack;
                                 },
                                 [&](Segment const& segment) { return crosses(leader, segment); }},
                      item.shape);
}

bool LabelSpace::is_blocked(Candidate const& candidate, std::size_t self) const
{
    bool blocked = false;
    for (Box const& box : candidate.boxes) {
        visit(box, [&](Item const& item) {
            blocked = item.owner == fixed_owner && meets(box, item);
            return !blocked;
        });
        if (blocked) return true;
    }
    if (!candidate.leader) return false;
    visit(box_of(*candidate.leader), [&](Item const& item) {
        blocked = item.owner == fixed_owner && meets(*candidate.leader, item, self);
        return !blocked;
    });
    return blocked;
}

std::vector<std::size_t> LabelSpace::touched(Candidate const& candidate, std::size_t self,
                                             double margin) const
{
    std::vector<std::size_t> owners;
    auto const note = [&](Item const& item, bool touches) {
        if (touches) owners.push_back(item.owner);
        return true;
    };
    auto const other = [&](Item const& item) {
        return item.owner != fixed_owner && item.owner != self;
    };
    for (Box const& box : candidate.boxes) {
        // Taken boxes are grown by the margin already; leaders are not.
        visit(map::grown(box, margin), [&](Item const& item) {
            bool const is_line = std::holds_alternative<Segment>(item.shape);
            return note(item, other(item) && meets(is_line ? map::grown(box, margin) : box, item));
        });
    }
    if (candidate.leader)
        visit(box_of(*candidate.leader), [&](Item const& item) {
            return note(item, other(item) && meets(*candidate.leader, item, self));
        });
    std::ranges::sort(owners);
    owners.erase(std::unique(owners.begin(), owners.end()), owners.end());
    return owners;
}

int LabelSpace::soft_in(Box const& box, int most) const
{
    ++round_;
    Cells const c = cells_of(box);
    int count = 0;
    for (int row = c.top; row <= c.bottom; ++row)
        for (int column = c.left; column <= c.right; ++column)
            for (std::size_t const i :
                 soft_grid_[static_cast<std::size_t>(row * columns_ + column)]) {
                if (soft_seen_[i] == round_) continue;
                soft_seen_[i] = round_;
                if (crosses(soft_[i], box) && ++count >= most) return count;
            }
    return count;
}

}  // namespace sitmap::map
