// SPDX-License-Identifier: MIT
#include "render/png.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/units.hpp"

#include <fmt/format.h>
#include <tbb/parallel_for.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string_view>
#include <vector>

namespace sitmap::render {
namespace {

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

/// Numbers in PNG files have their highest byte first.
void append_number(std::string& out, std::uint32_t number)
{
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 255u);
}

unsigned char const* bytes_of(std::string_view text)
{
    return reinterpret_cast<unsigned char const*>(text.data());
}

void append_chunk(std::string& out, std::string_view type, std::string_view content)
{
    append_number(out, static_cast<std::uint32_t>(content.size()));
    auto const start = out.size();
    out += type;
    out += content;
    auto const summed = std::string_view(out).substr(start);
    append_number(out, static_cast<std::uint32_t>(
                           crc32(0, bytes_of(summed), static_cast<uInt>(summed.size()))));
}

void append_header(std::string& out, PixelSize size, double dpi)
{
    out += "\x89PNG\r\n\x1a\n";
    std::string header;
    append_number(header, static_cast<std::uint32_t>(size.width));
    append_number(header, static_cast<std::uint32_t>(size.height));
    header += {8, 2, 0, 0, 0};  // bits, RGB, deflate, filters by row, not interlaced
    append_chunk(out, "IHDR", header);
    append_chunk(out, "sRGB", std::string(1, '\0'));  // perceptual
    if (!(std::isfinite(dpi) && dpi > 0 && dpi < 1e6)) return;
    std::string resolution;
    auto const per_metre =
        static_cast<std::uint32_t>(std::lround(dpi / millimetres_per_inch * 1000));
    append_number(resolution, per_metre);
    append_number(resolution, per_metre);
    append_chunk(out, "pHYs", resolution + '\1');
}

void append_word(std::string& out, Word const& word)
{
    std::string content = word.key;
    content.append(5, '\0');  // end of the key; not compressed, no language, no translated key
    append_chunk(out, "iTXt", content + word.text);
}

/// One row as it is compressed: the filter (none), then red, green, blue of each pixel.
void to_bytes(Image const& image, int row, std::string& bytes)
{
    auto const width = static_cast<std::size_t>(image.width);
    bytes.resize(1 + 3 * width);
    auto const* pixels = image.pixels.data() + static_cast<std::size_t>(row) * width;
    char* out = bytes.data();
    *out++ = 0;
    for (std::size_t i = 0; i < width; ++i) {
        *out++ = static_cast<char>(pixels[i] >> 16);
        *out++ = static_cast<char>(pixels[i] >> 8);
        *out++ = static_cast<char>(pixels[i]);
    }
}

/// Compresses rows of a picture; what it gives can follow what was made of the rows above. It knows
/// nothing of those: at an edge between two drawings they may differ by a shade from what the other
/// drawing has there.
class RowPacker {
public:
    RowPacker()
    {
        constexpr int raw = -15;  // no header, the largest window
        constexpr int least_memory = 8;
        if (deflateInit2(&stream_, Z_BEST_SPEED, Z_DEFLATED, raw, least_memory,
                         Z_DEFAULT_STRATEGY) != Z_OK)
            throw Error{ErrorKind::limit, "cannot write a PNG: zlib gives no memory"};
    }
    ~RowPacker() { deflateEnd(&stream_); }
    RowPacker(RowPacker const&) = delete;
    RowPacker& operator=(RowPacker const&) = delete;

    /// Rows from `top` to before `bottom`; the `last` ones of a picture end the stream.
    void pack(Image const& image, int top, int bottom, bool last)
    {
        std::string row;
        for (int y = top; y < bottom; ++y) {
            to_bytes(image, y, row);
            sum_ = adler32(sum_, bytes_of(row), static_cast<uInt>(row.size()));
            length_ += row.size();
            put(row, Z_NO_FLUSH);
        }
        row.clear();
        put(row, last ? Z_FINISH : Z_SYNC_FLUSH);  // what follows begins at a whole byte
    }

    std::string const& packed() const noexcept { return packed_; }
    uLong sum() const noexcept { return sum_; }
    std::size_t length() const noexcept { return length_; }

private:
    void put(std::string& bytes, int flush)
    {
        stream_.next_in = reinterpret_cast<Bytef*>(bytes.data());
        stream_.avail_in = static_cast<uInt>(bytes.size());
        do {
            stream_.next_out = piece_.data();
            stream_.avail_out = static_cast<uInt>(piece_.size());
            deflate(&stream_, flush);
            packed_.append(piece_.begin(), piece_.end() - stream_.avail_out);
        } while (stream_.avail_out == 0);
    }

    z_stream stream_{};
    std::array<Bytef, 16384> piece_{};
    std::string packed_;
    uLong sum_ = 1;  // Adler-32 of nothing
    std::size_t length_ = 0;
};

/// Packs the rows from `top` to before `bottom`.
using PackBand = std::function<void(RowPacker& band, int top, int bottom)>;

/// A picture's rows as one zlib stream, its bands made and compressed at the same time.
std::string packed_rows(int height, PackBand const& pack)
{
    auto const ends = bands_of(height);
    std::vector<RowPacker> bands(ends.size() - 1);
    tbb::parallel_for(std::size_t{0}, bands.size(),
                      [&](std::size_t i) { pack(bands[i], ends[i], ends[i + 1]); });
    std::string stream = "\x78\x01";
    std::size_t bytes = stream.size() + 4;
    for (auto const& band : bands) bytes += band.packed().size();
    stream.reserve(bytes);
    uLong sum = adler32(0, nullptr, 0);
    for (auto const& band : bands) {
        stream += band.packed();
        sum = adler32_combine(sum, band.sum(), static_cast<z_off_t>(band.length()));
    }
    append_number(stream, static_cast<std::uint32_t>(sum));
    return stream;
}

std::string file_of(PixelSize size, double dpi, PngWords const& words, std::string const& rows)
{
    constexpr std::size_t room_for_words = 8192;
    std::string out;
    out.reserve(rows.size() + room_for_words);
    append_header(out, size, dpi);
    for (auto const& word : words_of(words)) append_word(out, word);
    append_chunk(out, "IDAT", rows);
    append_chunk(out, "IEND", {});
    return out;
}

}  // namespace

std::string png(map::Scene const& scene, PngOptions const& options)
{
    bool const by_size = !(options.size == PixelSize{});
    auto const size = by_size ? options.size : pixel_size(scene, options.dpi);
    auto const dpi = by_size ? size.width / (scene.width / millimetres_per_inch) : options.dpi;
    auto const pack = [&](RowPacker& band, int top, int bottom) {
        band.pack(render_rows(scene, size, top, bottom), 0, bottom - top, bottom == size.height);
    };
    return file_of(size, dpi, {scene.title, scene.subject, scene.run_id},
                   packed_rows(size.height, pack));
}

std::string png(Image const& image, double dpi, PngWords const& words)
{
    auto const pack = [&](RowPacker& band, int top, int bottom) {
        band.pack(image, top, bottom, bottom == image.height);
    };
    return file_of({image.width, image.height}, dpi, words, packed_rows(image.height, pack));
}

}  // namespace sitmap::render
