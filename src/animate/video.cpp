// SPDX-License-Identifier: MIT
#include "animate/video.hpp"

#include "animate/libav.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>
#include <vector>

namespace sitmap::animate {

namespace {

using InputFormat = std::unique_ptr<AVFormatContext, AddressReleaser<&Libav::avformat_close_input>>;

struct OutputCloser {
    void operator()(AVFormatContext* format) const noexcept
    {
        if (format->pb != nullptr) libav().avio_closep(&format->pb);
        libav().avformat_free_context(format);
    }
};
using OutputFormat = std::unique_ptr<AVFormatContext, OutputCloser>;

/// Settings of an encoder. veryfast gives smaller files than medium on maps, in a quarter of the
/// time.
struct Recipe {
    char const* muxer;
    char const* encoder;
    std::vector<std::pair<char const*, char const*>> settings;
};

Recipe const& recipe_of(Container container)
{
    static Recipe const mp4{"mp4", "libx264", {{"preset", "veryfast"}, {"crf", "20"}}};
    static Recipe const webm{
        "webm",
        "libvpx-vp9",
        {{"deadline", "good"}, {"cpu-used", "5"}, {"row-mt", "1"}, {"crf", "30"}, {"b", "0"}}};
    return container == Container::mp4 ? mp4 : webm;
}

constexpr int even(int size)
{
    return size + size % 2;
}

class VideoWriter {
public:
    VideoWriter(std::string const& file, Recipe const& recipe, Frame const& first,
                FilmOptions const& options)
        : source_width_(first.width), source_height_(first.height)
    {
        auto const& codec = find_encoder(recipe.encoder);
        AVFormatContext* format = nullptr;
        check_libav(
            libav().avformat_alloc_output_context2(&format, nullptr, recipe.muxer, file.c_str()),
            fmt::format("start the '{}' container", recipe.muxer));
        format_.reset(format);
        format_->flags |= AVFMT_FLAG_BITEXACT;
        open_encoder(codec, recipe, options);
        open_file(file, options);
        packet_.reset(libav().av_packet_alloc());
        picture_ = make_picture(encoder_->width, encoder_->height, AV_PIX_FMT_YUV420P);
        make_scaler();
    }

    void add(Frame const& frame)
    {
        check_libav(libav().av_frame_make_writable(picture_.get()), "make a picture");
        convert(frame);
        encode(true);
    }

    /// The picture before, once more.
    void repeat() { encode(true); }

    void finish()
    {
        encode(false);
        check_libav(libav().av_write_trailer(format_.get()), "finish the film");
        check_libav(libav().avio_closep(&format_->pb), "finish the film");
    }

private:
    void open_encoder(AVCodec const& codec, Recipe const& recipe, FilmOptions const& options)
    {
        encoder_.reset(libav().avcodec_alloc_context3(&codec));
        if (!encoder_) check_libav(AVERROR(ENOMEM), "start the encoder");
        encoder_->width = even(source_width_);
        encoder_->height = even(source_height_);
        encoder_->pix_fmt = AV_PIX_FMT_YUV420P;
        encoder_->framerate = libav().av_d2q(options.frames_per_second, 1000);
        encoder_->time_base = av_inv_q(encoder_->framerate);
        encoder_->sample_aspect_ratio = {1, 1};
        encoder_->color_range = AVCOL_RANGE_MPEG;
        encoder_->colorspace = AVCOL_SPC_BT709;
        encoder_->color_primaries = AVCOL_PRI_BT709;
        encoder_->color_trc = AVCOL_TRC_BT709;
        encoder_->thread_count = 2;
        encoder_->flags |= AV_CODEC_FLAG_BITEXACT;
        if ((format_->oformat->flags & AVFMT_GLOBALHEADER) != 0)
            encoder_->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
        for (auto const& [key, value] : recipe.settings)
            check_libav(libav().av_opt_set(encoder_.get(), key, value, AV_OPT_SEARCH_CHILDREN),
                        fmt::format("set the encoder's '{}'", key));
        check_libav(libav().avcodec_open2(encoder_.get(), &codec, nullptr),
                    fmt::format("start the encoder '{}' for {} x {} pixels", codec.name,
                                encoder_->width, encoder_->height));
    }

    void open_file(std::string const& file, FilmOptions const& options)
    {
        stream_ = libav().avformat_new_stream(format_.get(), nullptr);
        if (stream_ == nullptr) check_libav(AVERROR(ENOMEM), "start the film");
        stream_->time_base = encoder_->time_base;
        stream_->avg_frame_rate = encoder_->framerate;
        check_libav(libav().avcodec_parameters_from_context(stream_->codecpar, encoder_.get()),
                    "start the film");
        if (!options.title.empty())
            libav().av_dict_set(&format_->metadata, "title", clean(options.title).c_str(), 0);
        check_libav(libav().avio_open(&format_->pb, ("file:" + file).c_str(), AVIO_FLAG_WRITE),
                    "open the film");
        AVDictionary* settings = nullptr;
        libav().av_dict_set(&settings, "movflags", "+faststart", 0);
        int const result = libav().avformat_write_header(format_.get(), &settings);
        libav().av_dict_free(&settings);
        check_libav(result, "write the head of the film");
    }

    void make_scaler()
    {
        scaler_.reset(libav().sws_getContext(
            encoder_->width, encoder_->height, AV_PIX_FMT_BGR0, encoder_->width, encoder_->height,
            AV_PIX_FMT_YUV420P, SWS_AREA | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INP | SWS_BITEXACT,
            nullptr, nullptr, nullptr));
        if (!scaler_) check_libav(AVERROR(EINVAL), "convert pictures to yuv420p");
        auto const* matrix = libav().sws_getCoefficients(SWS_CS_ITU709);
        libav().sws_setColorspaceDetails(scaler_.get(), matrix, 1, matrix, 0, 0, 1 << 16, 1 << 16);
        padded_ = source_width_ % 2 != 0 || source_height_ % 2 != 0
                      ? make_picture(encoder_->width, encoder_->height, AV_PIX_FMT_BGR0)
                      : Picture{};
    }

    void convert(Frame const& frame)
    {
        std::uint8_t const* source = frame.bgra.data();
        int stride = frame.width * 4;
        if (padded_) {
            pad(frame);
            source = padded_->data[0];
            stride = padded_->linesize[0];
        }
        check_libav(libav().sws_scale(scaler_.get(), &source, &stride, 0, encoder_->height,
                                      static_cast<std::uint8_t* const*>(picture_->data),
                                      picture_->linesize),
                    "convert pictures to yuv420p");
    }

    /// Doubles the last column and row of an odd size.
    void pad(Frame const& frame)
    {
        auto const bytes = static_cast<std::size_t>(frame.width) * 4;
        for (int y = 0; y < encoder_->height; ++y) {
            auto const row = static_cast<std::size_t>(std::min(y, frame.height - 1));
            auto const* from = frame.bgra.data() + row * bytes;
            auto* to = padded_->data[0] + static_cast<std::ptrdiff_t>(y) * padded_->linesize[0];
            std::copy_n(from, bytes, to);
            if (encoder_->width > frame.width) std::copy_n(from + bytes - 4, 4, to + bytes);
        }
    }

    /// Hands over a picture (or, at the end, none) and writes what the encoder gives back.
    void encode(bool more)
    {
        if (more) picture_->pts = next_++;
        check_libav(libav().avcodec_send_frame(encoder_.get(), more ? picture_.get() : nullptr),
                    "encode a picture");
        for (;;) {
            int const result = libav().avcodec_receive_packet(encoder_.get(), packet_.get());
            if (result == AVERROR(EAGAIN) || result == AVERROR_EOF) return;
            check_libav(result, "encode a picture");
            packet_->duration = 1;
            libav().av_packet_rescale_ts(packet_.get(), encoder_->time_base, stream_->time_base);
            packet_->stream_index = stream_->index;
            check_libav(libav().av_interleaved_write_frame(format_.get(), packet_.get()),
                        "write the film");
        }
    }

    int source_width_;
    int source_height_;
    OutputFormat format_;
    AVStream* stream_ = nullptr;  // owned by format_
    CodecContext encoder_;
    Packet packet_;
    Picture picture_;
    Picture padded_;
    Scaler scaler_;
    std::int64_t next_ = 0;
};

}  // namespace

void write_video(Film const& film, std::string const& file, Container container,
                 FilmOptions const& options)
{
    auto const& recipe = recipe_of(container);
    std::unique_ptr<VideoWriter> writer;
    for (std::size_t i = 0; i < film.frames; ++i) {
        auto const frame = film.draw(i);
        if (!writer) writer = std::make_unique<VideoWriter>(file, recipe, frame, options);
        writer->add(frame);
        if (options.progress) options.progress(i + 1);
    }
    // Players stop at the last picture's time stamp, so the hold is made of pictures; each takes
    // some 30 bytes.
    auto const holds = std::lround(options.hold_seconds * options.frames_per_second);
    for (long i = 0; i < holds; ++i) writer->repeat();
    writer->finish();
}

std::size_t count_pictures(std::string const& file)
{
    AVFormatContext* opened = nullptr;
    check_libav(libav().avformat_open_input(&opened, ("file:" + file).c_str(), nullptr, nullptr),
                "read the film again");
    InputFormat const format(opened);
    check_libav(libav().avformat_find_stream_info(format.get(), nullptr), "read the film again");
    Packet const packet(libav().av_packet_alloc());
    std::size_t pictures = 0;
    for (;;) {
        int const result = libav().av_read_frame(format.get(), packet.get());
        if (result == AVERROR_EOF) return pictures;
        check_libav(result, "read the film again");
        ++pictures;
        libav().av_packet_unref(packet.get());
    }
}

}  // namespace sitmap::animate
