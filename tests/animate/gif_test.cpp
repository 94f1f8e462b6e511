// SPDX-License-Identifier: MIT
#include "animate/gif.hpp"

#include "base/infile.hpp"
#include "tests/animate/films.hpp"

namespace sitmap::animate {
namespace {

std::string gif_of(Film const& film, std::string const& file, FilmOptions const& options = {})
{
    OutFile out(file, Overwrite::replace);
    write_gif(film, out, options);
    out.publish();
    return read_file(file);
}

TEST(Gif, ShowsEveryPictureExactlyInFlatColours)
{
    auto const film = test::moving_square(7, 33, 17);
    auto const file = test::fresh_folder() + "/a.gif";
    (void)gif_of(film, file);
    auto const decoded = test::decode(file);
    EXPECT_EQ(decoded.codec, "gif");
    EXPECT_EQ(decoded.width, 33);
    EXPECT_EQ(decoded.height, 17);
    EXPECT_EQ(decoded.pictures, test::drawn(film));
}

TEST(Gif, KeepsAPictureThatChangesNothing)
{
    auto const film = test::film_of(5, 4, 4, [](std::size_t, int, int) { return 0x00FF00u; });
    auto const file = test::fresh_folder() + "/a.gif";
    (void)gif_of(film, file);
    EXPECT_EQ(test::decode(file).pictures.size(), 5u);
}

TEST(Gif, StaysNearTheColoursOfAPictureWithThousands)
{
    auto const film = test::film_of(2, 128, 128, [](std::size_t i, int x, int y) {
        return static_cast<std::uint32_t>(2 * x) << 16 | static_cast<std::uint32_t>(2 * y) << 8 |
               static_cast<std::uint32_t>(i * 40);
    });
    auto const file = test::fresh_folder() + "/a.gif";
    (void)gif_of(film, file);
    auto const decoded = test::decode(file).pictures;
    auto const expected = test::drawn(film);
    ASSERT_EQ(decoded.size(), 2u);
    double squares = 0;
    for (std::size_t k = 0; k < expected[1].size(); ++k) {
        double const difference = expected[1][k] - decoded[1][k];
        squares += difference * difference;
    }
    EXPECT_LT(squares / static_cast<double>(expected[1].size()), 80);
}

TEST(Gif, SaysItsTimesAndWhetherItLoops)
{
    auto const folder = test::fresh_folder();
    auto const once = gif_of(test::moving_square(2, 16, 8), folder + "/a.gif",
                             {.frames_per_second = 8, .hold_seconds = 3, .loop = false});
    EXPECT_EQ(once.find("NETSCAPE"), std::string::npos);
    EXPECT_EQ(once.substr(0, 6), "GIF89a");
    EXPECT_EQ(once.back(), ';');
    // 1/8 s is 13 and then 12 hundredths; the last one holds 300 more.
    EXPECT_NE(once.find(std::string("\x21\xF9\x04\x05\x0D\x00", 6)), std::string::npos);
    EXPECT_NE(once.find(std::string("\x21\xF9\x04\x05\x38\x01", 6)), std::string::npos);
    auto const looped = gif_of(test::moving_square(2, 16, 8), folder + "/b.gif");
    EXPECT_NE(looped.find("NETSCAPE2.0"), std::string::npos);
}

}  // namespace
}  // namespace sitmap::animate
