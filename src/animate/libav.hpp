// SPDX-License-Identifier: MIT
// animate/libav.hpp: libav as this room uses it: its functions, found when the first film is
// written; ownership of its objects; its errors as ours. Seen within this room only.
//
// libav is not linked: with its own libraries it takes a third of the time that the program needs
// to start, and most runs write no film.
#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/crc.h>
#include <libavutil/frame.h>
#include <libavutil/opt.h>
#include <libswscale/swscale.h>
}

#include <memory>
#include <string>

// clang-format off
#define SITMAP_AVUTIL_FUNCTIONS(each) \
    each(av_crc) each(av_crc_get_table) each(av_d2q) each(av_dict_free) each(av_dict_set) \
    each(av_frame_alloc) each(av_frame_free) each(av_frame_get_buffer) \
    each(av_frame_make_writable) each(av_log_set_level) each(av_opt_set) each(av_strerror)
#define SITMAP_AVCODEC_FUNCTIONS(each) \
    each(av_packet_alloc) each(av_packet_free) each(av_packet_rescale_ts) \
    each(av_packet_unref) each(avcodec_alloc_context3) each(avcodec_find_encoder_by_name) \
    each(avcodec_free_context) each(avcodec_open2) each(avcodec_parameters_from_context) \
    each(avcodec_receive_packet) each(avcodec_send_frame)
#define SITMAP_AVFORMAT_FUNCTIONS(each) \
    each(av_interleaved_write_frame) each(av_read_frame) each(av_write_trailer) \
    each(avformat_alloc_output_context2) each(avformat_close_input) \
    each(avformat_find_stream_info) each(avformat_free_context) each(avformat_new_stream) \
    each(avformat_open_input) each(avformat_write_header) each(avio_closep) each(avio_open)
#define SITMAP_SWSCALE_FUNCTIONS(each) \
    each(sws_freeContext) each(sws_getCoefficients) each(sws_getContext) each(sws_scale) \
    each(sws_setColorspaceDetails)
#define SITMAP_DECLARE_FUNCTION(name) decltype(::name)* name = nullptr;  // NOLINT(bugprone-macro-parentheses)
// clang-format on

namespace sitmap::animate {

/// The functions of libav by their own names.
struct Libav {
    SITMAP_AVUTIL_FUNCTIONS(SITMAP_DECLARE_FUNCTION)
    SITMAP_AVCODEC_FUNCTIONS(SITMAP_DECLARE_FUNCTION)
    SITMAP_AVFORMAT_FUNCTIONS(SITMAP_DECLARE_FUNCTION)
    SITMAP_SWSCALE_FUNCTIONS(SITMAP_DECLARE_FUNCTION)
};
/// Loads the version that the program was built for on the first call; ErrorKind::output with a
/// hint where this machine does not have it.
Libav const& libav();

/// libav's free functions take the address of the pointer and clear it.
template <auto Free>
struct AddressReleaser {
    template <typename T>
    void operator()(T* pointer) const noexcept
    {
        (libav().*Free)(&pointer);
    }
};
struct ScalerReleaser {
    void operator()(SwsContext* scaler) const noexcept { libav().sws_freeContext(scaler); }
};

using CodecContext = std::unique_ptr<AVCodecContext, AddressReleaser<&Libav::avcodec_free_context>>;
using Picture = std::unique_ptr<AVFrame, AddressReleaser<&Libav::av_frame_free>>;
using Packet = std::unique_ptr<AVPacket, AddressReleaser<&Libav::av_packet_free>>;
using Scaler = std::unique_ptr<SwsContext, ScalerReleaser>;

/// `result` if it is no error; else throws ErrorKind::output "cannot <what>: <libav's reason>".
int check_libav(int result, std::string const& what);
/// The encoder of that name; ErrorKind::output with a hint if this libavcodec was built without it.
/// Silences libav's own messages.
AVCodec const& find_encoder(std::string const& name);
/// A picture with its own, writable pixels; `format` is an AVPixelFormat.
Picture make_picture(int width, int height, AVPixelFormat format);

}  // namespace sitmap::animate
