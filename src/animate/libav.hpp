// SPDX-License-Identifier: MIT
// animate/libav.hpp: ownership of libav's objects and its errors as ours. Seen within this room
// only.
#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/frame.h>
#include <libswscale/swscale.h>
}

#include "base/handle.hpp"

#include <memory>
#include <string>

namespace sitmap::animate {

/// libav's free functions take the address of the pointer and clear it.
template <auto Free>
struct AddressReleaser {
    template <typename T>
    void operator()(T* pointer) const noexcept
    {
        Free(&pointer);
    }
};

using CodecContext = std::unique_ptr<AVCodecContext, AddressReleaser<avcodec_free_context>>;
using Picture = std::unique_ptr<AVFrame, AddressReleaser<av_frame_free>>;
using Packet = std::unique_ptr<AVPacket, AddressReleaser<av_packet_free>>;
using Scaler = std::unique_ptr<SwsContext, Releaser<sws_freeContext>>;

/// `result` if it is no error; else throws ErrorKind::output "cannot <what>: <libav's reason>".
int check_libav(int result, std::string const& what);
/// The encoder of that name; ErrorKind::output with a hint if this libavcodec was built without it.
/// Silences libav's own messages.
AVCodec const& find_encoder(std::string const& name);
/// A picture with its own, writable pixels; `format` is an AVPixelFormat.
Picture make_picture(int width, int height, AVPixelFormat format);

}  // namespace sitmap::animate
