// SPDX-License-Identifier: MIT
#include "animate/gif.hpp"

#include "animate/delta.hpp"
#include "animate/lzw.hpp"
#include "animate/palette.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

namespace sitmap::animate {

namespace {

constexpr std::size_t max_waiting_runs = std::size_t{1} << 24;  // 64 MB of four bytes each
constexpr std::size_t max_palette = 255;                        // 256 less the transparent index

void append_16(std::string& out, int value)
{
    out += static_cast<char>(value & 0xFF);
    out += static_cast<char>(value >> 8 & 0xFF);
}

/// Times in hundredths of a second, rounded so that they add up.
class Clock {
public:
    Clock(std::size_t frames, FilmOptions const& options)
        : frames_(frames), rate_(options.frames_per_second), hold_(options.hold_seconds)
    {
    }
    int delay(std::size_t frame) const
    {
        auto const start = std::lround(100.0 * static_cast<double>(frame) / rate_);
        auto const end = std::lround(100.0 * static_cast<double>(frame + 1) / rate_);
        auto const hold = frame + 1 == frames_ ? std::lround(100.0 * hold_) : 0;
        return static_cast<int>(std::min<long>(end - start + hold, 65535));
    }

private:
    std::size_t frames_;
    double rate_;
    double hold_;
};

/// The film as indices into the palette, picture after picture.
class Encoder {
public:
    Encoder(std::vector<Rgb> palette, int width, int height)
        : nearest_(std::move(palette)), width_(width), height_(height)
    {
        auto const colours = nearest_.palette().size() + 1;
        bits_ = std::max(2, static_cast<int>(std::bit_width(colours - 1)));
        transparent_ = static_cast<std::uint8_t>(colours - 1);
        canvas_.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height),
                       transparent_);
    }

    std::string header(bool loop) const
    {
        std::string out = "GIF89a";
        append_16(out, width_);
        append_16(out, height_);
        out += static_cast<char>(0xF0 | (bits_ - 1));  // global colour table of 1 << bits entries
        out.append(2, '\0');
        for (auto const colour : nearest_.palette())
            out += {static_cast<char>(colour >> 16), static_cast<char>(colour >> 8),
                    static_cast<char>(colour)};
        out.resize(13 + (std::size_t{3} << bits_), '\0');
        if (loop) out += std::string("\x21\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0", 19);
        return out;
    }

    std::string picture(Delta const& delta, int delay)
    {
        auto const where = draw(delta);
        std::string out("\x21\xF9\x04\x05", 4);  // keep the picture; one index is transparent
        append_16(out, delay);
        out += static_cast<char>(transparent_);
        out += std::string("\0\x2C", 2);
        append_16(out, where.left);
        append_16(out, where.top);
        append_16(out, where.width());
        append_16(out, where.height());
        out += '\0';
        append_lzw(out, pixels_, bits_);
        return out;
    }

private:
    /// Puts the changes on the canvas and their indices, unchanged ones as transparent, into
    /// pixels_.
    Rectangle draw(Delta const& delta)
    {
        // An empty picture is not allowed: one transparent pixel stands for "no change".
        auto const where = delta.where.empty() ? Rectangle{0, 0, 1, 1} : delta.where;
        pixels_.assign(
            static_cast<std::size_t>(where.width()) * static_cast<std::size_t>(where.height()),
            transparent_);
        std::size_t at = 0;
        for (auto const run : delta.runs) {
            if (!run.is_unchanged()) fill(where, at, run.length(), nearest_(run.colour()));
            at += run.length();
        }
        return where;
    }

    void fill(Rectangle const& where, std::size_t at, std::size_t length, std::uint8_t index)
    {
        auto const row_length = static_cast<std::size_t>(where.width());
        for (std::size_t i = at; i < at + length; ++i) {
            auto const y = static_cast<std::size_t>(where.top) + i / row_length;
            auto const x = static_cast<std::size_t>(where.left) + i % row_length;
            auto& pixel = canvas_[y * static_cast<std::size_t>(width_) + x];
            if (pixel != index) pixels_[i] = index;
            pixel = index;
        }
    }

    NearestColour nearest_;
    int width_;
    int height_;
    int bits_ = 8;
    std::uint8_t transparent_ = 0;
    std::vector<std::uint8_t> canvas_;
    std::vector<std::uint8_t> pixels_;
};

}  // namespace

void write_gif(Film const& film, OutFile& out, FilmOptions const& options)
{
    Clock const clock(film.frames, options);
    DeltaFinder finder;
    ColourCounter colours;
    std::vector<Delta> waiting;
    std::size_t waiting_runs = 0;
    std::size_t written = 0;
    std::optional<Encoder> encoder;
    auto const write_waiting = [&] {
        for (auto const& delta : waiting)
            out.write(encoder->picture(delta, clock.delay(written++)));
        waiting.clear();
    };
    for (std::size_t i = 0; i < film.frames; ++i) {
        auto const frame = film.draw(i);
        waiting.push_back(finder.next(frame));
        waiting_runs += waiting.back().runs.size();
        if (!encoder)
            for (auto const run : waiting.back().runs)
                if (!run.is_unchanged()) colours.add(run.colour(), run.length());
        bool const last = i + 1 == film.frames;
        if (!encoder && (last || waiting_runs > max_waiting_runs)) {
            encoder.emplace(choose_palette(colours.sorted(), max_palette), frame.width,
                            frame.height);
            out.write(encoder->header(options.loop));
        }
        if (encoder) write_waiting();
        if (options.progress) options.progress(i + 1);
    }
    out.write(std::string_view(";"));
}

}  // namespace sitmap::animate
