// SPDX-License-Identifier: MIT
#include "animate/apng.hpp"

#include "animate/delta.hpp"
#include "animate/libav.hpp"
#include "animate/png_picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap::animate {

namespace {

constexpr std::size_t signature_bytes = 8;
constexpr int level = 6;

void append_32(std::string& out, std::uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
}

void append_16(std::string& out, std::uint32_t value)
{
    out += static_cast<char>(value >> 8 & 0xFF);
    out += static_cast<char>(value & 0xFF);
}

/// Length, name, content, CRC-32 over name and content (PNG specification, 5.3).
std::string chunk(std::string_view name, std::string_view content)
{
    std::string named(name);
    named += content;
    auto const crc =
        libav().av_crc(libav().av_crc_get_table(AV_CRC_32_IEEE_LE), 0xFFFFFFFFu,
                       reinterpret_cast<std::uint8_t const*>(named.data()), named.size());
    std::string out;
    append_32(out, static_cast<std::uint32_t>(content.size()));
    out += named;
    append_32(out, ~crc);
    return out;
}

std::uint32_t read_32(std::string_view bytes)
{
    std::uint32_t value = 0;
    for (char const c : bytes.substr(0, 4)) value = value << 8 | static_cast<std::uint8_t>(c);
    return value;
}

/// Contents of all IDAT chunks of a PNG, joined: one zlib stream.
std::string image_data(std::string_view png)
{
    std::string joined;
    png.remove_prefix(signature_bytes);
    while (png.size() >= 12) {
        auto const length = read_32(png);
        if (png.substr(4, 4) == "IDAT") joined += png.substr(8, length);
        png.remove_prefix(std::min<std::size_t>(png.size(), std::size_t{12} + length));
    }
    return joined;
}

/// Red, green, blue, alpha of the changed rectangle; unchanged pixels are transparent.
std::vector<std::uint8_t> rgba_of(Delta const& delta)
{
    std::vector<std::uint8_t> rgba;
    rgba.reserve(static_cast<std::size_t>(delta.where.width()) *
                 static_cast<std::size_t>(delta.where.height()) * 4);
    for (auto const run : delta.runs) {
        if (run.is_unchanged()) {
            rgba.insert(rgba.end(), std::size_t{4} * run.length(), 0);
            continue;
        }
        auto const colour = run.colour();
        std::array<std::uint8_t, 4> const pixel{static_cast<std::uint8_t>(colour >> 16),
                                                static_cast<std::uint8_t>(colour >> 8),
                                                static_cast<std::uint8_t>(colour), 255};
        for (std::uint32_t i = 0; i < run.length(); ++i)
            rgba.insert(rgba.end(), pixel.begin(), pixel.end());
    }
    return rgba;
}

class ApngWriter {
public:
    ApngWriter(OutFile& out, std::size_t frames, FilmOptions const& options)
        : out_(out), frames_(frames), options_(options)
    {
    }

    void head(Frame const& first)
    {
        out_.write(std::string_view("\x89PNG\r\n\x1A\n"));
        std::string size;
        append_32(size, static_cast<std::uint32_t>(first.width));
        append_32(size, static_cast<std::uint32_t>(first.height));
        size += std::string("\x08\x06\0\0\0", 5);  // 8 bits, RGBA
        out_.write(chunk("IHDR", size));
        out_.write(chunk("sRGB", std::string_view("\0", 1)));
        std::string control;
        append_32(control, static_cast<std::uint32_t>(frames_));
        append_32(control, options_.loop ? 0 : 1);
        out_.write(chunk("acTL", control));
    }

    void add(Delta delta, std::size_t index)
    {
        if (delta.where.empty()) delta = {{0, 0, 1, 1}, {Run::unchanged(1)}};
        out_.write(chunk("fcTL", frame_control(delta.where, index)));
        auto const png =
            png_of_rgba(rgba_of(delta), delta.where.width(), delta.where.height(), level);
        if (index == 0) return out_.write(chunk("IDAT", image_data(png)));
        std::string content;
        append_32(content, sequence_++);
        content += image_data(png);
        out_.write(chunk("fdAT", content));
    }

    void finish() { out_.write(chunk("IEND", {})); }

private:
    std::string frame_control(Rectangle const& where, std::size_t index)
    {
        std::string control;
        append_32(control, sequence_++);
        append_32(control, static_cast<std::uint32_t>(where.width()));
        append_32(control, static_cast<std::uint32_t>(where.height()));
        append_32(control, static_cast<std::uint32_t>(where.left));
        append_32(control, static_cast<std::uint32_t>(where.top));
        double const seconds =
            1 / options_.frames_per_second + (index + 1 == frames_ ? options_.hold_seconds : 0.0);
        // Parts of a second in 16 bits: milliseconds would turn over at 65 s.
        std::uint32_t const parts = seconds < 60 ? 1000 : 100;
        append_16(control, static_cast<std::uint32_t>(std::lround(seconds * parts)));
        append_16(control, parts);
        control += '\0';                      // dispose: leave
        control += index == 0 ? '\0' : '\1';  // blend: source, then over
        return control;
    }

    OutFile& out_;
    std::size_t frames_;
    FilmOptions const& options_;
    std::uint32_t sequence_ = 0;
};

}  // namespace

void write_apng(Film const& film, OutFile& out, FilmOptions const& options)
{
    ApngWriter writer(out, film.frames, options);
    DeltaFinder finder;
    for (std::size_t i = 0; i < film.frames; ++i) {
        auto const frame = film.draw(i);
        if (i == 0) writer.head(frame);
        writer.add(finder.next(frame), i);
        if (options.progress) options.progress(i + 1);
    }
    writer.finish();
}

}  // namespace sitmap::animate
