// SPDX-License-Identifier: MIT
// animate/delta.hpp: what changes from one picture of a film to the next, as runs: small enough to
// keep a whole film of a map in memory until its palette is known.
#pragma once

#include "animate/film.hpp"
#include "animate/palette.hpp"

#include <cstdint>
#include <vector>

namespace sitmap::animate {

/// Pixels from the top left; right and bottom lie outside.
struct Rectangle {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    int width() const noexcept { return right - left; }
    int height() const noexcept { return bottom - top; }
    bool empty() const noexcept { return right <= left || bottom <= top; }
    friend bool operator==(Rectangle const&, Rectangle const&) = default;
};

/// A run of pixels within a Delta's rectangle, row by row: `length` pixels (1 to 255) of a colour,
/// or, with length 0, as many unchanged pixels as the lower 24 bits say.
struct Run {
    std::uint32_t bits = 0;
    static Run of(Rgb colour, std::uint32_t length) { return {length << 24 | colour}; }
    static Run unchanged(std::uint32_t length) { return {length}; }
    bool is_unchanged() const noexcept { return bits >> 24 == 0; }
    std::uint32_t length() const noexcept { return is_unchanged() ? bits : bits >> 24; }
    Rgb colour() const noexcept { return bits & 0xFFFFFF; }
};

struct Delta {
    Rectangle where;  // tight around all that changes; empty: nothing does
    std::vector<Run> runs;
};

/// Finds the changes of each picture against the one before; the first picture changes everywhere.
class DeltaFinder {
public:
    /// Throws ErrorKind::internal if a picture has not the size of the first.
    Delta next(Frame const& frame);

private:
    Rectangle changed(Frame const& frame) const;
    std::vector<std::uint32_t> before_;
    int width_ = 0;
    int height_ = 0;
};

}  // namespace sitmap::animate
