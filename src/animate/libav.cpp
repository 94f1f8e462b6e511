// SPDX-License-Identifier: MIT
#include "animate/libav.hpp"

#include "base/error.hpp"
#include "base/resources.hpp"

#include <dlfcn.h>
#include <fmt/format.h>

#include <array>

namespace sitmap::animate {

namespace {

constexpr char const* more_memory = "allow more memory";

/// One of libav's libraries, never unloaded: encoders keep threads and tables.
class SharedLibrary {
public:
    SharedLibrary(std::string const& name, int version)
        : file_(fmt::format("lib{}.so.{}", name, version)),
          handle_(dlopen(file_.c_str(), RTLD_NOW | RTLD_LOCAL))
    {
        if (handle_ == nullptr) refuse(dlerror());
    }

    template <typename Function>
    void find(char const* name, Function*& function) const
    {
        function = reinterpret_cast<Function*>(dlsym(handle_, name));
        if (function == nullptr) missing(fmt::format("{} in {} is not there", name, file_));
    }

private:
    [[noreturn]] static void missing(std::string const& what)
    {
        throw Error{ErrorKind::output, "cannot make a film: " + what,
                    "install ffmpeg's libraries (libavcodec, libavformat, libswscale)"};
    }

    /// A library that is there may find no room.
    [[noreturn]] static void refuse(char const* words)
    {
        std::string const cause = words == nullptr ? "its library gives no reason" : words;
        if (cause.find("No such file") != std::string::npos) missing(cause);
        throw Error{ErrorKind::limit, "cannot make a film: " + cause, more_memory};
    }

    std::string file_;
    void* handle_;
};

Libav load()
{
    Libav found;
#define SITMAP_FIND_FUNCTION(name) library.find(#name, found.name);
    {
        SharedLibrary const library("avutil", LIBAVUTIL_VERSION_MAJOR);
        SITMAP_AVUTIL_FUNCTIONS(SITMAP_FIND_FUNCTION)
    }
    {
        SharedLibrary const library("avcodec", LIBAVCODEC_VERSION_MAJOR);
        SITMAP_AVCODEC_FUNCTIONS(SITMAP_FIND_FUNCTION)
    }
    {
        SharedLibrary const library("avformat", LIBAVFORMAT_VERSION_MAJOR);
        SITMAP_AVFORMAT_FUNCTIONS(SITMAP_FIND_FUNCTION)
    }
    {
        SharedLibrary const library("swscale", LIBSWSCALE_VERSION_MAJOR);
        SITMAP_SWSCALE_FUNCTIONS(SITMAP_FIND_FUNCTION)
    }
#undef SITMAP_FIND_FUNCTION
    return found;
}

}  // namespace

Libav const& libav()
{
    static Libav const functions = load();
    return functions;
}

int check_libav(int result, std::string const& what)
{
    if (result >= 0) return result;
    std::array<char, AV_ERROR_MAX_STRING_SIZE> reason{};
    libav().av_strerror(result, reason.data(), reason.size());
    // Encoders say of want of memory that they failed.
    bool const may_lack_memory =
        result == AVERROR(ENOMEM) || (result == AVERROR_EXTERNAL && has_bounded_memory());
    throw Error{may_lack_memory ? ErrorKind::limit : ErrorKind::output,
                fmt::format("cannot {}: {}", what, reason.data()),
                may_lack_memory ? more_memory : ""};
}

AVCodec const& find_encoder(std::string const& name)
{
    libav().av_log_set_level(AV_LOG_QUIET);
    auto const* codec = libav().avcodec_find_encoder_by_name(name.c_str());
    if (codec != nullptr) return *codec;
    throw Error{
        ErrorKind::output,
        fmt::format("cannot encode the film: libavcodec has no encoder '{}'", name),
        "write .gif or a folder of PNG frames instead, or install ffmpeg's full codec library"};
}

Picture make_picture(int width, int height, AVPixelFormat format)
{
    Picture picture(libav().av_frame_alloc());
    if (!picture) check_libav(AVERROR(ENOMEM), "make a picture");
    picture->width = width;
    picture->height = height;
    picture->format = format;
    check_libav(libav().av_frame_get_buffer(picture.get(), 0), "make a picture");
    return picture;
}

}  // namespace sitmap::animate
