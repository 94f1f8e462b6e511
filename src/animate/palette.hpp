// SPDX-License-Identifier: MIT
// animate/palette.hpp: one palette for a whole film. Flat map colours keep their exact value; what
// is left of the palette goes to the blends at edges and letters (median cut, Heckbert 1982).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace sitmap::animate {

/// 0x00RRGGBB
using Rgb = std::uint32_t;

/// A colour and how many pixels have it.
struct ColourCount {
    Rgb colour = 0;
    std::uint64_t pixels = 0;
};

/// How often each colour occurs, for films of any length in bounded memory: at most `max_colours`
/// exact colours; later ones count for the colour of the same 5 bits a channel.
class ColourCounter {
public:
    ColourCounter();
    void add(Rgb colour, std::uint64_t pixels);
    /// By pixels downwards, then by colour.
    std::vector<ColourCount> sorted() const;
    std::size_t size() const noexcept { return used_; }

private:
    void grow();
    std::vector<ColourCount> table_;  // open addressing, pixels = 0 is a free slot
    std::size_t used_ = 0;
};

/// At most `size` colours. All of them exactly if there are no more; else the most frequent ones
/// exactly and averages of boxes of similar colours for the rest. Same counts, same palette.
std::vector<Rgb> choose_palette(std::vector<ColourCount> const& counts, std::size_t size);

/// Index of the nearest palette colour (squared distance, weights 2:4:1.5 for red, green, blue),
/// remembered a colour.
class NearestColour {
public:
    explicit NearestColour(std::vector<Rgb> palette);
    std::uint8_t operator()(Rgb colour);
    std::vector<Rgb> const& palette() const noexcept { return palette_; }

private:
    std::uint8_t search(Rgb colour) const;
    static constexpr std::size_t entries = 256;
    std::vector<Rgb> palette_;  // not empty
    std::array<float, entries> red_{};
    std::array<float, entries> green_{};
    std::array<float, entries> blue_{};
    std::vector<std::uint64_t> cache_;  // colour << 8 | index, + bit 63 when taken
};

}  // namespace sitmap::animate
