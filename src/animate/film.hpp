// SPDX-License-Identifier: MIT
// animate/film.hpp: a film before it is a file: pictures drawn one at a time when asked for, and
// its timing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>

namespace sitmap::animate {

/// One picture: rows from the top, `width` * 4 bytes a row, blue green red alpha; taken as opaque.
struct Frame {
    int width = 0;
    int height = 0;
    std::span<std::uint8_t const> bgra;
};

/// `draw(i)` gives picture i of `frames`; it is asked for each once, in order, and its bytes must
/// live until the next call. All pictures have the size of the first.
struct Film {
    std::size_t frames = 0;
    std::function<Frame(std::size_t)> draw;
};

struct FilmOptions {
    double frames_per_second = 4;  // over 0, at most 12: no flashing
    double hold_seconds = 3;       // extra time of the last picture, 0 to 60
    bool loop = true;              // GIF and APNG start again
    std::string title = {};        // metadata of MP4, WebM
    std::size_t max_frames = 1200;
    std::function<void(std::size_t done)> progress = {};  // after each picture; may be empty
};

}  // namespace sitmap::animate
