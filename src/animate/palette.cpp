// SPDX-License-Identifier: MIT
#include "animate/palette.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace sitmap::animate {

namespace {

constexpr std::size_t max_colours = std::size_t{1} << 18;

constexpr std::uint32_t channel(Rgb colour, int which)
{
    return (colour >> (16 - 8 * which)) & 0xFF;
}

/// Fibonacci hashing (Knuth, vol. 3, sec. 6.4); `mask` is a power of two less one.
std::size_t slot_of(Rgb colour, std::size_t mask)
{
    return static_cast<std::size_t>((colour * 2654435761u) >> 8) & mask;
}

struct ColourBox {
    std::span<ColourCount> colours;
    std::uint64_t pixels = 0;
    int longest = 0;           // channel with the largest extent
    std::uint32_t extent = 0;  // of that channel
};

ColourBox box_of(std::span<ColourCount> colours)
{
    ColourBox box{colours, 0, 0, 0};
    for (auto const& c : colours) box.pixels += c.pixels;
    for (int which = 0; which < 3; ++which) {
        auto const [low, high] = std::ranges::minmax(
            colours, {}, [which](ColourCount const& c) { return channel(c.colour, which); });
        auto const extent = channel(high.colour, which) - channel(low.colour, which);
        if (extent <= box.extent) continue;
        box.extent = extent;
        box.longest = which;
    }
    return box;
}

/// Both halves of a box, cut where half of its pixels lie on each side.
std::pair<ColourBox, ColourBox> cut(ColourBox const& box)
{
    std::ranges::sort(box.colours, {}, [&box](ColourCount const& c) {
        return std::pair(channel(c.colour, box.longest), c.colour);
    });
    std::uint64_t below = 0;
    std::size_t at = 0;
    while (at + 1 < box.colours.size() && below * 2 < box.pixels) below += box.colours[at++].pixels;
    at = std::max<std::size_t>(at, 1);
    return {box_of(box.colours.first(at)), box_of(box.colours.subspan(at))};
}

/// From the sums of red, green, blue, and the number of pixels.
Rgb mean_of(std::array<std::uint64_t, 4> const& sum)
{
    Rgb colour = 0;
    for (std::size_t which = 0; which < 3; ++which)
        colour = colour << 8 | static_cast<Rgb>((sum[which] + sum[3] / 2) / sum[3]);
    return colour;
}

Rgb mean(ColourBox const& box)
{
    std::array<std::uint64_t, 4> sum{};
    sum[3] = box.pixels;
    for (auto const& c : box.colours)
        for (int which = 0; which < 3; ++which)
            sum[static_cast<std::size_t>(which)] += channel(c.colour, which) * c.pixels;
    return mean_of(sum);
}

/// Median cut; the box with the largest squared extent times pixels is cut next.
std::vector<Rgb> median_cut(std::vector<ColourCount> colours, std::size_t size)
{
    std::vector<ColourBox> boxes{box_of(colours)};
    auto const weight = [](ColourBox const& box) {
        return static_cast<double>(box.extent) * box.extent * static_cast<double>(box.pixels);
    };
    while (boxes.size() < size) {
        auto const worst = std::ranges::max_element(boxes, {}, weight);
        if (worst->colours.size() < 2) break;
        auto const [low, high] = cut(*worst);
        *worst = low;
        boxes.push_back(high);
    }
    std::vector<Rgb> palette;
    for (auto const& box : boxes) palette.push_back(mean(box));
    return palette;
}

/// One step of Lloyd's algorithm (Lloyd 1982): entries from `fixed` on move to the mean of the
/// colours that are nearest to them.
void settle(std::vector<Rgb>& palette, std::vector<ColourCount> const& counts, std::size_t fixed)
{
    NearestColour nearest(palette);
    std::vector<std::array<std::uint64_t, 4>> sums(palette.size());
    for (auto const& c : counts) {
        auto& sum = sums[nearest(c.colour)];
        for (int which = 0; which < 3; ++which)
            sum[static_cast<std::size_t>(which)] += channel(c.colour, which) * c.pixels;
        sum[3] += c.pixels;
    }
    for (std::size_t i = fixed; i < palette.size(); ++i)
        if (sums[i][3] != 0) palette[i] = mean_of(sums[i]);
}

}  // namespace

ColourCounter::ColourCounter() : table_(std::size_t{1} << 12) {}

void ColourCounter::add(Rgb colour, std::uint64_t pixels)
{
    std::size_t const mask = table_.size() - 1;
    for (std::size_t slot = slot_of(colour, mask);; slot = (slot + 1) & mask) {
        if (table_[slot].pixels != 0 && table_[slot].colour != colour) continue;
        bool const is_new = table_[slot].pixels == 0;
        Rgb const coarse = (colour & 0xF8F8F8) | 0x040404;
        if (is_new && used_ >= max_colours && coarse != colour) return add(coarse, pixels);
        table_[slot].colour = colour;
        table_[slot].pixels += pixels;
        used_ += is_new;
        break;
    }
    if (used_ * 2 > table_.size()) grow();
}

void ColourCounter::grow()
{
    auto const old = std::exchange(table_, std::vector<ColourCount>(table_.size() * 2));
    used_ = 0;
    for (auto const& entry : old)
        if (entry.pixels != 0) add(entry.colour, entry.pixels);
}

std::vector<ColourCount> ColourCounter::sorted() const
{
    std::vector<ColourCount> counts;
    std::ranges::copy_if(table_, std::back_inserter(counts),
                         [](ColourCount const& c) { return c.pixels != 0; });
    std::ranges::sort(counts, [](ColourCount const& a, ColourCount const& b) {
        return a.pixels != b.pixels ? a.pixels > b.pixels : a.colour < b.colour;
    });
    return counts;
}

std::vector<Rgb> choose_palette(std::vector<ColourCount> const& counts, std::size_t size)
{
    std::vector<Rgb> palette;
    if (counts.size() <= size) {
        for (auto const& c : counts) palette.push_back(c.colour);
        return palette;
    }
    // A third of the palette keeps the most frequent colours exactly: those are the fills of the
    // map.
    std::size_t const exact = size / 3;
    for (std::size_t i = 0; i < exact; ++i) palette.push_back(counts[i].colour);
    auto const rest = median_cut(
        {counts.begin() + static_cast<std::ptrdiff_t>(exact), counts.end()}, size - exact);
    palette.insert(palette.end(), rest.begin(), rest.end());
    constexpr std::size_t affordable = std::size_t{1} << 18;
    if (counts.size() <= affordable)
        for (int step = 0; step < 2; ++step) settle(palette, counts, exact);
    return palette;
}

NearestColour::NearestColour(std::vector<Rgb> palette)
    : palette_(std::move(palette)), cache_(std::size_t{1} << 16)
{
    // Unused entries repeat the first colour: the lowest index wins, so they are never chosen.
    for (std::size_t i = 0; i < entries; ++i) {
        auto const colour = palette_[i < palette_.size() ? i : 0];
        red_[i] = static_cast<float>(channel(colour, 0));
        green_[i] = static_cast<float>(channel(colour, 1));
        blue_[i] = static_cast<float>(channel(colour, 2));
    }
}

std::uint8_t NearestColour::operator()(Rgb colour)
{
    constexpr std::uint64_t taken = std::uint64_t{1} << 63;
    auto& entry = cache_[slot_of(colour, cache_.size() - 1)];
    auto const key = taken | static_cast<std::uint64_t>(colour) << 8;
    if ((entry & ~std::uint64_t{0xFF}) != key) entry = key | search(colour);
    return static_cast<std::uint8_t>(entry & 0xFF);
}

// Plain loops over arrays of fixed length, so that the compiler makes vector code of them. Distance
// and index share a number, so that the least one says both.
std::uint8_t NearestColour::search(Rgb colour) const
{
    auto const red = static_cast<float>(channel(colour, 0));
    auto const green = static_cast<float>(channel(colour, 1));
    auto const blue = static_cast<float>(channel(colour, 2));
    std::array<std::int32_t, entries> key;
    for (std::size_t i = 0; i < entries; ++i) {
        float const distance = 4 * (red - red_[i]) * (red - red_[i]) +
                               8 * (green - green_[i]) * (green - green_[i]) +
                               3 * (blue - blue_[i]) * (blue - blue_[i]);
        key[i] = static_cast<std::int32_t>(distance) << 8 | static_cast<std::int32_t>(i);
    }
    std::int32_t least = key[0];
    for (auto const k : key) least = k < least ? k : least;
    return static_cast<std::uint8_t>(least & 0xFF);
}

}  // namespace sitmap::animate
