// SPDX-License-Identifier: MIT
#include "animate/frame_files.hpp"

#include "animate/png_picture.hpp"

#include <fmt/format.h>

#include <deque>
#include <future>
#include <utility>
#include <vector>

namespace sitmap::animate {

namespace {

constexpr std::size_t encoders = 2;

std::future<std::string> encode_copy(Frame const& frame)
{
    std::vector<std::uint8_t> pixels(frame.bgra.begin(), frame.bgra.end());
    return std::async(std::launch::async,
                      [width = frame.width, height = frame.height, pixels = std::move(pixels)] {
                          return png_of({width, height, pixels});
                      });
}

}  // namespace

std::string frame_name(std::size_t index)
{
    return fmt::format("frame-{:04}.png", index + 1);
}

void write_frame_files(Film const& film, OutFolder const& folder, FilmOptions const& options)
{
    std::deque<std::future<std::string>> waiting;
    std::size_t written = 0;
    auto const write_next = [&] {
        auto const png = waiting.front().get();
        waiting.pop_front();
        OutFile file(folder.inside(frame_name(written)), Overwrite::refuse);
        file.write(std::string_view(png));
        file.publish();
        ++written;
        if (options.progress) options.progress(written);
    };
    for (std::size_t i = 0; i < film.frames; ++i) {
        if (waiting.size() >= encoders) write_next();
        waiting.push_back(encode_copy(film.draw(i)));
    }
    while (!waiting.empty()) write_next();
}

}  // namespace sitmap::animate
