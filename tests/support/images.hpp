// SPDX-License-Identifier: MIT
// tests/support/images.hpp: comparison of pictures. EXPECT_IMAGE(image, "render/halo") compares
// with tests/golden/render/halo.png: a channel that differs by more than 2 leaves <case>.out.png
// and a three-panel <case>.diff.png beside the test program, by more than 8 fails. UPDATE_GOLDEN=1
// rewrites the file and still fails, so that a green run always compared.
#pragma once

#include "base/infile.hpp"
#include "base/outfile.hpp"
#include "render/image.hpp"
#include "render/png.hpp"
#include "tests/support/read_png.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace sitmap::test {

inline int channel_difference(std::uint32_t a, std::uint32_t b)
{
    int largest = 0;
    for (unsigned shift = 0; shift < 24; shift += 8) {
        auto const one = static_cast<int>((a >> shift) & 0xff);
        auto const other = static_cast<int>((b >> shift) & 0xff);
        largest = std::max(largest, std::abs(one - other));
    }
    return largest;
}

/// The largest difference of a channel; 255 if the sizes differ.
inline int largest_difference(render::Image const& a, render::Image const& b)
{
    if (a.width != b.width || a.height != b.height) return 255;
    int largest = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i)
        largest = std::max(largest, channel_difference(a.pixels[i], b.pixels[i]));
    return largest;
}

/// Share of the pixels with a channel that differs by more than `tolerance`; 1 if the sizes differ.
inline double share_different(render::Image const& a, render::Image const& b, int tolerance)
{
    if (a.width != b.width || a.height != b.height) return 1;
    std::size_t different = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i)
        if (channel_difference(a.pixels[i], b.pixels[i]) > tolerance) ++different;
    return static_cast<double>(different) / static_cast<double>(a.pixels.size());
}

inline std::uint32_t pixel(render::Image const& image, int x, int y)
{
    return image.pixels.at(static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                           static_cast<std::size_t>(x));
}

/// Number of the pixels that are not `ground`.
inline std::size_t painted(render::Image const& image, std::uint32_t ground = 0xffffffff)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(image.pixels, [&](auto p) { return p != ground; }));
}

/// Expected, got, and where they differ (black), side by side.
inline render::Image three_panels(render::Image const& expected, render::Image const& got)
{
    auto const width = std::max(expected.width, got.width);
    auto const height = std::max(expected.height, got.height);
    render::Image panels{3 * width, height, {}};
    panels.pixels.assign(static_cast<std::size_t>(panels.width) * static_cast<std::size_t>(height),
                         0xffc0c0c0);
    auto const inside = [](render::Image const& image, int x, int y) {
        return x < image.width && y < image.height;
    };
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            auto* row = panels.pixels.data() +
                        static_cast<std::size_t>(y) * static_cast<std::size_t>(panels.width);
            bool const both = inside(expected, x, y) && inside(got, x, y);
            if (inside(expected, x, y)) row[x] = pixel(expected, x, y);
            if (inside(got, x, y)) row[width + x] = pixel(got, x, y);
            if (!both) continue;
            auto const far =
                std::min(255, channel_difference(pixel(expected, x, y), pixel(got, x, y)) * 16);
            row[2 * width + x] = 0xff000000u | static_cast<std::uint32_t>(255 - far) * 0x010101u;
        }
    }
    return panels;
}

inline void save(std::string const& path, render::Image const& image)
{
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    OutFile file{path, Overwrite::replace};
    file.write(std::string_view(render::png(image, 96, {})));
    file.publish();
}

inline void expect_image(render::Image const& image, std::string const& name)
{
    auto const golden = std::string(SITMAP_SOURCE_DIR) + "/tests/golden/" + name + ".png";
    auto const build =
        std::filesystem::read_symlink("/proc/self/exe").parent_path() / "images" / name;
    ASSERT_LE(image.width, 300) << "golden pictures are at most 300 pixels wide";
    if (std::getenv("UPDATE_GOLDEN")) {
        save(golden, image);
        FAIL() << "rewrote " << golden << " (UPDATE_GOLDEN is set)";
    }
    ASSERT_TRUE(std::filesystem::exists(golden)) << "no " << golden << "; UPDATE_GOLDEN=1 makes it";
    EXPECT_LE(std::filesystem::file_size(golden), 20u * 1024) << golden;
    auto const expected = read_png(read_file(golden));
    auto const difference = largest_difference(expected, image);
    if (difference <= 2) return;
    save(build.string() + ".out.png", image);
    save(build.string() + ".diff.png", three_panels(expected, image));
    EXPECT_LE(difference, 8) << name << " differs: see " << build.string()
                             << ".diff.png (expected, got, difference)";
}

}  // namespace sitmap::test

#define EXPECT_IMAGE(image, name) ::sitmap::test::expect_image((image), (name))
