// SPDX-License-Identifier: MIT
#include "animate/delta.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace sitmap::animate {

namespace {

constexpr std::uint32_t longest_run = 255;

std::size_t row_bytes(int width)
{
    return static_cast<std::size_t>(width) * 4;
}

/// Pixels of one row as 0x??RRGGBB. Bytes are blue, green, red, alpha, so this is a little-endian
/// load.
std::uint32_t pixel_at(std::uint8_t const* row, int x)
{
    auto const* p = row + static_cast<std::size_t>(x) * 4;
    return static_cast<std::uint32_t>(p[0]) | static_cast<std::uint32_t>(p[1]) << 8 |
           static_cast<std::uint32_t>(p[2]) << 16;
}

/// Joins equal neighbours into runs.
class RunCollector {
public:
    explicit RunCollector(std::vector<Run>& runs) : runs_(runs) {}

    void put_unchanged()
    {
        flush_colour();
        ++unchanged_;
    }
    void put(Rgb colour)
    {
        flush_unchanged();
        if (length_ > 0 && (colour != colour_ || length_ == longest_run)) flush_colour();
        colour_ = colour;
        ++length_;
    }
    void finish()
    {
        flush_colour();
        flush_unchanged();
    }

private:
    void flush_colour()
    {
        if (length_ > 0) runs_.push_back(Run::of(colour_, length_));
        length_ = 0;
    }
    void flush_unchanged()
    {
        if (unchanged_ > 0) runs_.push_back(Run::unchanged(unchanged_));
        unchanged_ = 0;
    }

    std::vector<Run>& runs_;
    Rgb colour_ = 0;
    std::uint32_t length_ = 0;
    std::uint32_t unchanged_ = 0;
};

}  // namespace

Rectangle DeltaFinder::changed(Frame const& frame) const
{
    auto const bytes = row_bytes(width_);
    auto const* now = frame.bgra.data();
    auto const* before = reinterpret_cast<std::uint8_t const*>(before_.data());
    Rectangle where{width_, height_, 0, 0};
    for (int y = 0; y < height_; ++y, now += bytes, before += bytes) {
        if (std::memcmp(now, before, bytes) == 0) continue;
        int left = 0;
        while (left < width_ && pixel_at(now, left) == pixel_at(before, left)) ++left;
        if (left == width_) continue;  // only the alpha, which is not looked at, differs
        int right = width_;
        while (pixel_at(now, right - 1) == pixel_at(before, right - 1)) --right;
        where = {std::min(where.left, left), std::min(where.top, y), std::max(where.right, right),
                 y + 1};
    }
    return where.empty() ? Rectangle{} : where;
}

Delta DeltaFinder::next(Frame const& frame)
{
    bool const first = before_.empty();
    if (first) {
        width_ = frame.width;
        height_ = frame.height;
        before_.resize(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_));
    }
    auto const bytes = before_.size() * 4;
    if (frame.width != width_ || frame.height != height_ || frame.bgra.size() < bytes)
        throw Error{ErrorKind::internal,
                    fmt::format("cannot add a picture of {} x {} pixels: the first has {} x {}",
                                frame.width, frame.height, width_, height_)};
    Delta delta;
    delta.where = first ? Rectangle{0, 0, width_, height_} : changed(frame);
    RunCollector runs(delta.runs);
    for (int y = delta.where.top; y < delta.where.bottom; ++y) {
        auto const offset = row_bytes(width_) * static_cast<std::size_t>(y);
        auto const* now = frame.bgra.data() + offset;
        auto const* before = reinterpret_cast<std::uint8_t const*>(before_.data()) + offset;
        for (int x = delta.where.left; x < delta.where.right; ++x) {
            auto const colour = pixel_at(now, x);
            if (!first && colour == pixel_at(before, x))
                runs.put_unchanged();
            else
                runs.put(colour);
        }
    }
    runs.finish();
    std::memcpy(before_.data(), frame.bgra.data(), bytes);
    return delta;
}

}  // namespace sitmap::animate
