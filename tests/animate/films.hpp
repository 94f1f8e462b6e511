// SPDX-License-Identifier: MIT
// tests/animate/films.hpp: small films in flat colours, and films read back with libav's own
// decoders.
#pragma once

#include "animate/film.hpp"
#include "animate/libav.hpp"
#include "base/outfile.hpp"
#include "tests/support/fresh_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace sitmap::test {

using Pixels = std::vector<std::uint8_t>;
using Painter = std::function<std::uint32_t(std::size_t frame, int x, int y)>;  // 0xRRGGBB

/// A film whose pixels are a function of picture and place.
inline animate::Film film_of(std::size_t frames, int width, int height, Painter paint)
{
    auto pixels = std::make_shared<Pixels>();
    return {frames, [=](std::size_t i) {
                pixels->clear();
                for (int y = 0; y < height; ++y)
                    for (int x = 0; x < width; ++x) {
                        auto const c = paint(i, x, y);
                        for (auto const byte : {c, c >> 8, c >> 16, 0xFFu})
                            pixels->push_back(static_cast<std::uint8_t>(byte));
                    }
                return animate::Frame{width, height, *pixels};
            }};
}

/// A square that moves over a ground of two colours.
inline animate::Film moving_square(std::size_t frames, int width, int height)
{
    return film_of(frames, width, height, [](std::size_t i, int x, int y) -> std::uint32_t {
        int const at = static_cast<int>(i) * 3;
        if (x >= at && x < at + 5 && y >= 2 && y < 7) return 0xD55E00;
        return x < 10 ? 0xF6F2E9 : 0xBBAD9A;
    });
}

struct Decoded {
    int width = 0;
    int height = 0;
    std::string codec;
    std::vector<Pixels> pictures;  // rows of blue green red alpha
};

/// Every picture of a film as the decoder shows it.
inline Decoded decode(std::string const& file)
{
    using Input = std::unique_ptr<AVFormatContext,
                                  animate::AddressReleaser<&animate::Libav::avformat_close_input>>;
    AVFormatContext* opened = nullptr;
    animate::check_libav(avformat_open_input(&opened, file.c_str(), nullptr, nullptr), "open");
    Input const input(opened);
    animate::check_libav(avformat_find_stream_info(input.get(), nullptr), "look into");
    auto const* parameters = input->streams[0]->codecpar;
    auto const* codec = avcodec_find_decoder(parameters->codec_id);
    animate::CodecContext const decoder(avcodec_alloc_context3(codec));
    avcodec_parameters_to_context(decoder.get(), parameters);
    animate::check_libav(avcodec_open2(decoder.get(), codec, nullptr), "decode");
    Decoded result{parameters->width, parameters->height, codec->name, {}};
    animate::Picture const picture(av_frame_alloc());
    animate::Packet const packet(av_packet_alloc());
    auto const take_all = [&] {
        while (avcodec_receive_frame(decoder.get(), picture.get()) >= 0) {
            animate::Scaler const scaler(sws_getContext(
                picture->width, picture->height, static_cast<AVPixelFormat>(picture->format),
                picture->width, picture->height, AV_PIX_FMT_BGRA, SWS_POINT, nullptr, nullptr,
                nullptr));
            Pixels pixels(static_cast<std::size_t>(picture->width * picture->height) * 4);
            std::uint8_t* rows[] = {pixels.data()};
            int const strides[] = {picture->width * 4};
            sws_scale(scaler.get(), picture->data, picture->linesize, 0, picture->height, rows,
                      strides);
            result.pictures.push_back(std::move(pixels));
        }
    };
    while (av_read_frame(input.get(), packet.get()) >= 0) {
        avcodec_send_packet(decoder.get(), packet.get());
        av_packet_unref(packet.get());
        take_all();
    }
    avcodec_send_packet(decoder.get(), nullptr);
    take_all();
    return result;
}

/// Pictures of the film as they were drawn.
inline std::vector<Pixels> drawn(animate::Film const& film)
{
    std::vector<Pixels> pictures;
    for (std::size_t i = 0; i < film.frames; ++i) {
        auto const frame = film.draw(i);
        pictures.emplace_back(frame.bgra.begin(), frame.bgra.end());
    }
    return pictures;
}

}  // namespace sitmap::test
