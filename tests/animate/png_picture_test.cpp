// SPDX-License-Identifier: MIT
#include "animate/png_picture.hpp"

#include "tests/animate/films.hpp"

namespace sitmap::animate {
namespace {

/// Colour type in the IHDR chunk: 2 RGB, 3 palette, 6 RGBA.
int colour_type(std::string const& png)
{
    return png.at(25);
}

test::Pixels read_back(std::string const& png)
{
    auto const file = test::fresh_folder() + "/a.png";
    OutFile out(file, Overwrite::replace);
    out.write(std::string_view(png));
    out.publish();
    return test::decode(file).pictures.at(0);
}

TEST(PngPicture, UsesAPaletteForFlatColours)
{
    auto const film = test::moving_square(1, 40, 20);
    auto const png = png_of(film.draw(0));
    EXPECT_EQ(colour_type(png), 3);
    EXPECT_EQ(read_back(png), test::drawn(film)[0]);
}

TEST(PngPicture, IsExactWithExactly256AndWith257Colours)
{
    for (std::uint32_t const colours : {256u, 257u}) {
        auto const film = test::film_of(1, 300, 1, [colours](std::size_t, int x, int) {
            return static_cast<std::uint32_t>(x) % colours * 3;
        });
        auto const png = png_of(film.draw(0));
        EXPECT_EQ(colour_type(png), colours == 256 ? 3 : 2);
        EXPECT_EQ(read_back(png), test::drawn(film)[0]) << colours;
    }
}

TEST(PngPicture, KeepsTransparency)
{
    std::vector<std::uint8_t> const rgba{255, 0, 0, 255, 1, 2, 3, 0};
    auto const png = png_of_rgba(rgba, 2, 1, 6);
    EXPECT_EQ(colour_type(png), 6);
    EXPECT_EQ(read_back(png), (test::Pixels{0, 0, 255, 255, 3, 2, 1, 0}));
}

}  // namespace
}  // namespace sitmap::animate
