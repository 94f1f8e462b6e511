// SPDX-License-Identifier: MIT
#include "render/png.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/units.hpp"

#include <fmt/format.h>
#include <png.h>

#include <array>
#include <cmath>
#include <memory>

namespace sitmap::render {
namespace {

[[noreturn]] void on_error(png_structp png, png_const_charp reason)
{
    *static_cast<std::string*>(png_get_error_ptr(png)) = reason;
    png_longjmp(png, 1);
}

void on_warning(png_structp, png_const_charp) {}

void append(png_structp png, png_bytep bytes, std::size_t length)
{
    auto& text = *static_cast<std::string*>(png_get_io_ptr(png));
    bool appended = true;
    try {
        text.append(reinterpret_cast<char const*>(bytes), length);
    } catch (...) {
        appended = false;
    }
    if (!appended) png_error(png, "out of memory");
}

/// A libpng writer whose handles end with it.
class Writer {
public:
    Writer()
        : png_(png_create_write_struct(PNG_LIBPNG_VER_STRING, &reason_, on_error, on_warning)),
          info_(png_ ? png_create_info_struct(png_) : nullptr)
    {
        if (!info_) throw Error{ErrorKind::internal, "cannot write a PNG: libpng gives no memory"};
        png_set_write_fn(png_, &bytes_, append, nullptr);
    }
    ~Writer() { png_destroy_write_struct(&png_, &info_); }
    Writer(Writer const&) = delete;
    Writer& operator=(Writer const&) = delete;

    /// Calls `steps(png, info)`; libpng's errors come back by longjmp, so the steps must hold no
    /// destructors.
    template <typename Steps>
    void run(Steps const& steps)
    {
        if (setjmp(png_jmpbuf(png_)) != 0)
            throw Error{ErrorKind::internal, "cannot write a PNG: " + reason_};
        steps(png_, info_);
    }

    std::string take() { return std::move(bytes_); }

private:
    std::string reason_;
    std::string bytes_;
    png_structp png_ = nullptr;
    png_infop info_ = nullptr;
};

struct Word {
    char const* key;
    std::string text;
};

std::vector<Word> words_of(PngWords const& words)
{
    std::vector<Word> kept;
    auto const keep = [&kept](char const* key, std::string const& text) {
        if (!text.empty()) kept.push_back({key, shorten(clean(text), 2000)});
    };
    keep("Title", words.title);
    keep("Description", words.subject);
    keep("Software", std::string("sitmap ") + SITMAP_VERSION);
    keep("Run", words.run_id);
    return kept;
}

void write_header(png_structp png, png_infop info, Image const& image, double dpi)
{
    png_set_IHDR(png, info, static_cast<png_uint_32>(image.width),
                 static_cast<png_uint_32>(image.height), 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
    if (std::isfinite(dpi) && dpi > 0 && dpi < 1e6) {
        auto const per_metre =
            static_cast<png_uint_32>(std::lround(dpi / millimetres_per_inch * 1000));
        png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
    }
}

void to_rgb(std::uint32_t const* pixels, std::vector<png_byte>& row)
{
    auto* out = row.data();
    for (std::size_t i = 0; i < row.size() / 3; ++i) {
        *out++ = static_cast<png_byte>(pixels[i] >> 16);
        *out++ = static_cast<png_byte>(pixels[i] >> 8);
        *out++ = static_cast<png_byte>(pixels[i]);
    }
}

}  // namespace

std::string png(map::Scene const& scene, PngOptions const& options)
{
    bool const by_size = !(options.size == PixelSize{});
    auto const size = by_size ? options.size : pixel_size(scene, options.dpi);
    auto const image = render_image(scene, size.width, size.height);
    auto const dpi = by_size ? size.width / (scene.width / millimetres_per_inch) : options.dpi;
    return png(image, dpi, {scene.title, scene.subject, scene.run_id}, options.compression);
}

std::string png(Image const& image, double dpi, PngWords const& words, int compression)
{
    auto const kept = words_of(words);
    std::vector<png_text> texts;
    for (auto const& word : kept) {
        png_text text{};
        text.compression = PNG_ITXT_COMPRESSION_NONE;
        text.key = const_cast<char*>(word.key);
        text.text = const_cast<char*>(word.text.c_str());
        text.itxt_length = word.text.size();
        texts.push_back(text);
    }
    std::vector<png_byte> row(static_cast<std::size_t>(image.width) * 3);
    Writer writer;
    writer.run([&](png_structp png, png_infop info) {
        write_header(png, info, image, dpi);
        png_set_text(png, info, texts.data(), static_cast<int>(texts.size()));
        png_set_compression_level(png, compression);
        png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
        png_write_info(png, info);
        for (int y = 0; y < image.height; ++y) {
            to_rgb(image.pixels.data() +
                       static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width),
                   row);
            png_write_row(png, row.data());
        }
        png_write_end(png, nullptr);
    });
    return writer.take();
}

Image read_png(std::string const& bytes)
{
    png_image header{};
    header.version = PNG_IMAGE_VERSION;
    auto const refuse = [&header] {
        std::string const reason = header.message;
        png_image_free(&header);
        throw Error{ErrorKind::input, "cannot read a PNG: " + reason};
    };
    if (!png_image_begin_read_from_memory(&header, bytes.data(), bytes.size())) refuse();
    if (static_cast<double>(header.width) * header.height > most_pixels ||
        header.width > longest_side || header.height > longest_side) {
        png_image_free(&header);
        throw Error{ErrorKind::limit,
                    "cannot read a PNG: it has more than 400 million pixels or a side over 32767"};
    }
    header.format = PNG_FORMAT_BGRA;
    Image image{static_cast<int>(header.width), static_cast<int>(header.height), {}};
    image.pixels.resize(static_cast<std::size_t>(header.width) * header.height);
    if (!png_image_finish_read(&header, nullptr, image.pixels.data(), 0, nullptr)) refuse();
    return image;
}

}  // namespace sitmap::render
