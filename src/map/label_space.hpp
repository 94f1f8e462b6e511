// SPDX-License-Identifier: MIT
// map/label_space.hpp: the taken room of a map while labels are placed: boxes, discs and segments
// in a grid of cells, each with an owner, so that a candidate can ask whom it would touch.
#pragma once

#include "map/labels.hpp"

#include <cstddef>
#include <optional>
#include <variant>
#include <vector>

namespace sitmap::map {

/// Owner of what never moves: furniture, symbols, other obstacles.
constexpr std::size_t fixed_owner = static_cast<std::size_t>(-1);

/// A place that a label could take.
struct Candidate {
    std::vector<Box> boxes;  // one, or one a letter
    std::optional<Segment> leader;
    std::vector<PlacedLine> letters;  // of a curved name
    double cost = 0;                  // 0 best
    bool outside = false;             // of its own area, with a leader
    bool narrow = false;              // of the request's narrow block
    double outside_share = 0;         // of the block, beyond the area's border
};

class LabelSpace {
public:
    explicit LabelSpace(Box frame);
    void add(Box const& box, std::size_t owner);
    /// `symbol_of`: the request whose leader may start at this disc.
    void add(Disc const& disc, std::optional<std::size_t> symbol_of);
    void add(Segment const& segment, std::size_t owner);
    void add_soft(Segment const& segment);
    void add(Candidate const& candidate, std::size_t owner, double margin);
    void remove(std::size_t owner);

    /// Touches something that never moves.
    bool is_blocked(Candidate const& candidate, std::size_t self) const;
    /// Labels that the candidate touches, sorted; without `self`.
    std::vector<std::size_t> touched(Candidate const& candidate, std::size_t self,
                                     double margin) const;
    /// Soft segments through a box, up to `most`.
    int soft_in(Box const& box, int most) const;

private:
    struct Cells {
        int left, top, right, bottom;
    };
    struct Item {
        std::variant<Box, Disc, Segment> shape;
        std::size_t owner = fixed_owner;
        std::optional<std::size_t> symbol_of;
        Cells cells{0, 0, 0, 0};  // that list it
    };
    Cells cells_of(Box const& box) const noexcept;
    template <typename Do>
    void for_each_cell(Cells const& cells, Do act);
    void enter(Item item, Box const& extent);
    template <typename Take>
    void visit(Box const& extent, Take take) const;
    static bool meets(Box const& box, Item const& item);
    static bool meets(Segment const& leader, Item const& item, std::size_t self);

    Box frame_;
    double cell_ = 6;
    int columns_ = 1, rows_ = 1;
    std::vector<Item> items_;
    std::vector<std::size_t> unused_;              // places in items_ to use again
    std::vector<std::vector<std::size_t>> owned_;  // items of each owner that may be removed
    std::vector<std::vector<std::size_t>> grid_;
    std::vector<Segment> soft_;
    std::vector<std::vector<std::size_t>> soft_grid_;
    mutable std::vector<unsigned> seen_, soft_seen_;  // round of the last visit
    mutable unsigned round_ = 0;
};

}  // namespace sitmap::map
