// SPDX-License-Identifier: MIT
#include "animate/png_picture.hpp"

#include "animate/libav.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

namespace sitmap::animate {

namespace {

std::string encode(Picture const& picture, int level)
{
    auto const& codec = find_encoder("png");
    CodecContext const encoder(libav().avcodec_alloc_context3(&codec));
    if (!encoder) check_libav(AVERROR(ENOMEM), "start the PNG encoder");
    encoder->width = picture->width;
    encoder->height = picture->height;
    encoder->pix_fmt = static_cast<AVPixelFormat>(picture->format);
    encoder->time_base = {1, 1};
    encoder->compression_level = level;
    encoder->thread_count = 1;
    encoder->flags |= AV_CODEC_FLAG_BITEXACT;
    check_libav(libav().avcodec_open2(encoder.get(), &codec, nullptr), "start the PNG encoder");
    check_libav(libav().avcodec_send_frame(encoder.get(), picture.get()), "encode a PNG picture");
    Packet const packet(libav().av_packet_alloc());
    check_libav(libav().avcodec_receive_packet(encoder.get(), packet.get()),
                "encode a PNG picture");
    return {reinterpret_cast<char const*>(packet->data), static_cast<std::size_t>(packet->size)};
}

std::uint32_t colour_at(std::uint8_t const* pixel)
{
    return 0xFF000000u | static_cast<std::uint32_t>(pixel[2]) << 16 |
           static_cast<std::uint32_t>(pixel[1]) << 8 | pixel[0];
}

/// Colours in the order in which they occur, up to 256, each with its index.
class SmallPalette {
public:
    /// Nothing if it is the 257th colour.
    std::optional<std::uint8_t> index_of(std::uint32_t colour)
    {
        auto slot = (colour * 2654435761u) >> (32 - slot_bits);
        while (slots_[slot].colour != 0 && slots_[slot].colour != colour)
            slot = (slot + 1) & ((1u << slot_bits) - 1);
        if (slots_[slot].colour == 0) {
            if (used_ == 256) return {};
            slots_[slot] = {colour, static_cast<std::uint8_t>(used_)};
            colours_[used_++] = colour;
        }
        return slots_[slot].index;
    }
    std::array<std::uint32_t, 256> const& colours() const noexcept { return colours_; }

private:
    static constexpr int slot_bits = 10;
    struct Slot {
        std::uint32_t colour = 0;  // opaque, so never 0 when taken
        std::uint8_t index = 0;
    };
    std::array<Slot, std::size_t{1} << slot_bits> slots_{};
    std::array<std::uint32_t, 256> colours_{};
    std::size_t used_ = 0;
};

std::uint8_t* row_of(Picture const& picture, int y)
{
    return picture->data[0] + static_cast<std::ptrdiff_t>(y) * picture->linesize[0];
}

std::uint8_t const* row_of(Frame const& frame, int y)
{
    return frame.bgra.data() +
           static_cast<std::size_t>(y) * static_cast<std::size_t>(frame.width) * 4;
}

Picture with_palette(Frame const& frame)
{
    SmallPalette palette;
    auto picture = make_picture(frame.width, frame.height, AV_PIX_FMT_PAL8);
    for (int y = 0; y < frame.height; ++y) {
        auto const* from = row_of(frame, y);
        auto* to = row_of(picture, y);
        for (int x = 0; x < frame.width; ++x, from += 4) {
            auto const index = palette.index_of(colour_at(from));
            if (!index) return {};
            *to++ = *index;
        }
    }
    std::memcpy(picture->data[1], palette.colours().data(), sizeof palette.colours());
    return picture;
}

Picture with_rgb(Frame const& frame)
{
    auto picture = make_picture(frame.width, frame.height, AV_PIX_FMT_RGB24);
    for (int y = 0; y < frame.height; ++y) {
        auto const* from = row_of(frame, y);
        auto* to = row_of(picture, y);
        for (int x = 0; x < frame.width; ++x, from += 4) {
            *to++ = from[2];
            *to++ = from[1];
            *to++ = from[0];
        }
    }
    return picture;
}

}  // namespace

std::string png_of(Frame const& frame)
{
    auto picture = with_palette(frame);
    if (!picture) picture = with_rgb(frame);
    return encode(picture, 1);
}

std::string png_of_rgba(std::span<std::uint8_t const> rgba, int width, int height, int level)
{
    auto picture = make_picture(width, height, AV_PIX_FMT_RGBA);
    auto const bytes = static_cast<std::size_t>(width) * 4;
    for (int y = 0; y < height; ++y)
        std::memcpy(row_of(picture, y), rgba.data() + static_cast<std::size_t>(y) * bytes, bytes);
    return encode(picture, level);
}

}  // namespace sitmap::animate
