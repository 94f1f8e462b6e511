// SPDX-License-Identifier: MIT
// png_test.cpp: PNG files hold the pixels, the colour space, the resolution and the words.
#include "render/png.hpp"

#include "tests/support/expect_error.hpp"
#include "tests/support/images.hpp"
#include "tests/support/scenes.hpp"

#include <zlib.h>

#include <random>

namespace sitmap::render {
namespace {

using namespace sitmap::test;

map::Scene sheet()
{
    auto scene = page(25.4, 12.7);
    scene.title = "Rockets & <claims>";
    scene.subject = "کابل";
    scene.run_id = "7f3a91c2";
    add(scene, filled({circle(10, 6, 5)}, red));
    return scene;
}

/// Content of the first chunk of this type; "none" without one.
std::string chunk(std::string const& png, std::string const& type)
{
    for (std::size_t at = 8; at + 12 <= png.size();) {
        std::size_t length = 0;
        for (std::size_t i = 0; i < 4; ++i)
            length = length * 256 + static_cast<unsigned char>(png[at + i]);
        if (png.compare(at + 4, 4, type) == 0) return png.substr(at + 8, length);
        at += 12 + length;
    }
    return "none";
}

TEST(Png, ReadsBackToTheSamePixels)
{
    auto const image = render_image(sheet(), 100, 50);
    EXPECT_EQ(test::read_png(png(image, 100, {})), image);
    EXPECT_EQ(test::read_png(png(sheet(), {100, {}})), image);
    EXPECT_EQ(test::read_png(png(sheet(), {96, {100, 50}})), image);
}

TEST(Png, IsRgbWithoutAlphaAndSaysThatItIsSrgb)
{
    auto const bytes = png(sheet(), {100, {}});
    EXPECT_EQ(chunk(bytes, "IHDR").substr(8, 2), std::string("\x08\x02"));
    EXPECT_EQ(chunk(bytes, "sRGB"), std::string(1, '\0'));
}

TEST(Png, NotesItsResolution)
{
    // 300 dpi are 11811 pixels a metre.
    EXPECT_EQ(chunk(png(sheet(), {300, {}}), "pHYs"),
              std::string("\0\0\x2e\x23\0\0\x2e\x23\x01", 9));
    // 300 pixels over an inch are 300 dpi as well.
    EXPECT_EQ(chunk(png(sheet(), {96, {300, 150}}), "pHYs"),
              std::string("\0\0\x2e\x23\0\0\x2e\x23\x01", 9));
}

TEST(Png, KeepsTheWordsAndNoDate)
{
    auto const bytes = png(sheet(), {100, {}});
    for (auto const* word :
         {"Title", "Rockets & <claims>", "Description", "کابل", "Software", "sitmap ", "7f3a91c2"})
        EXPECT_THAT(bytes, testing::HasSubstr(word));
    EXPECT_EQ(chunk(bytes, "tIME"), "none");
}

TEST(Png, CleansHostileWords)
{
    auto scene = sheet();
    scene.title = "a\nb\x1b[31m";
    auto const bytes = png(scene, {100, {}});
    EXPECT_THAT(bytes, testing::HasSubstr("a b\uFFFD[31m"));
}

TEST(Png, IsTheSameTwice)
{
    EXPECT_EQ(png(sheet()), png(sheet()));
}

TEST(Png, RefusesNoPage)
{
    expect_error(ErrorKind::usage, "both sides must be positive", [] { png(page(0, 0)); });
    expect_error(ErrorKind::usage, "it must be a positive number", [] {
        png(page(10, 10), {0, {}});
    });
    expect_error(ErrorKind::usage, "32768", [] { png(page(10, 10), {96, {32768, 10}}); });
}

/// The rows that a PNG holds, by zlib, which tests their sum; libpng passes over it.
std::string unpacked_rows(std::string const& png, PixelSize size)
{
    auto const packed = chunk(png, "IDAT");
    std::string rows(
        static_cast<std::size_t>(size.height) * (1 + 3 * static_cast<std::size_t>(size.width)),
        '\0');
    auto length = static_cast<uLongf>(rows.size());
    auto const status = uncompress(reinterpret_cast<Bytef*>(rows.data()), &length,
                                   reinterpret_cast<Bytef const*>(packed.data()), packed.size());
    EXPECT_EQ(status, Z_OK);
    EXPECT_EQ(length, rows.size());
    return rows;
}

TEST(Png, HoldsEveryPixelOfPicturesOfAnySize)
{
    std::uint32_t state = 7;
    for (int const height : {1, 2, 3, 40, 301})
        for (int const width : {1, 5, 700}) {
            Image image{width, height, {}};
            for (int i = 0; i < width * height; ++i) {
                state = state * 1664525u + 1013904223u;
                // Noise and runs; the runs of the lower half repeat those of the upper.
                auto const noisy = (i / 50) % 3 == 0;
                image.pixels.push_back(0xff000000u | (noisy ? state >> 8 : 0x336699u));
            }
            auto const bytes = png(image, 144, {"Title", "", ""});
            EXPECT_EQ(test::read_png(bytes), image) << width << "x" << height;
            unpacked_rows(bytes, {width, height});
        }
}

TEST(Png, IsSoundWhateverLiesAcrossItsMiddle)
{
    // A drawing that begins at the middle may differ by a shade from the one that ends there: Cairo
    // rounds what it cuts off at an edge.
    std::mt19937 random(5);
    std::uniform_real_distribution<double> place(0, 100);
    for (int round = 0; round < 12; ++round) {
        auto scene = page(100, 100);
        for (int i = 0; i < 60; ++i) {
            map::Outline line{{}, i % 2 == 0, i % 3 == 0};
            for (int k = 0; k < 7; ++k) line.points.push_back({place(random), place(random)});
            add(scene, stroked({line}, {blue, 0.1 + 0.03 * i, {}, true}));
            auto word = words("Mazar-i-Sharif", {place(random), 45 + place(random) / 10});
            word.angle = place(random);
            word.halo = map::Halo{white, 0.6};
            add(scene, std::move(word));
        }
        auto const bytes = png(scene, {96, {400, 300}});
        unpacked_rows(bytes, {400, 300});
        EXPECT_EQ(test::read_png(bytes), render_image(scene, 400, 300));
    }
}

}  // namespace
}  // namespace sitmap::render
