// SPDX-License-Identifier: MIT
#include "animate/libav.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <array>

namespace sitmap::animate {

int check_libav(int result, std::string const& what)
{
    if (result >= 0) return result;
    std::array<char, AV_ERROR_MAX_STRING_SIZE> reason{};
    av_strerror(result, reason.data(), reason.size());
    throw Error{ErrorKind::output, fmt::format("cannot {}: {}", what, reason.data())};
}

AVCodec const& find_encoder(std::string const& name)
{
    av_log_set_level(AV_LOG_QUIET);
    auto const* codec = avcodec_find_encoder_by_name(name.c_str());
    if (codec != nullptr) return *codec;
    throw Error{
        ErrorKind::output,
        fmt::format("cannot encode the film: libavcodec has no encoder '{}'", name),
        "write .gif or a folder of PNG frames instead, or install ffmpeg's full codec library"};
}

Picture make_picture(int width, int height, AVPixelFormat format)
{
    Picture picture(av_frame_alloc());
    if (!picture) check_libav(AVERROR(ENOMEM), "make a picture");
    picture->width = width;
    picture->height = height;
    picture->format = format;
    check_libav(av_frame_get_buffer(picture.get(), 0), "make a picture");
    return picture;
}

}  // namespace sitmap::animate
