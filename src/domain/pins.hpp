// SPDX-License-Identifier: MIT
// domain/pins.hpp: places of labels that somebody settled by hand, as plain values.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace sitmap {

/// Where the middle of a label stands, in millimetres from the left and the top of the page.
struct PinnedLabel {
    std::string id;  // "area:AF-KAB", "place:Kabul": kind and name of what it labels
    double x = 0, y = 0;
    std::size_t lines = 0;                        // of the block, if it is not the usual one
    std::optional<std::array<double, 2>> from{};  // where a curved name stood whose curve it keeps
    friend bool operator==(PinnedLabel const&, PinnedLabel const&) = default;
};

/// The pins of one sheet. They hold for a page of this size only, in millimetres.
struct SheetPins {
    std::string sheet;  // key of the sheet
    double page_width = 0, page_height = 0;
    std::vector<PinnedLabel> pins;
    friend bool operator==(SheetPins const&, SheetPins const&) = default;
};

/// Whether the pins are those of a page of this size, in mm.
inline bool hold_for(SheetPins const& pins, double width, double height)
{
    constexpr double same = 0.5;  // sizes are written in whole mm or pixels
    return std::abs(pins.page_width - width) < same && std::abs(pins.page_height - height) < same;
}

}  // namespace sitmap
