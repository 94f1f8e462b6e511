// SPDX-License-Identifier: MIT
#include "animate/apng.hpp"

#include "base/infile.hpp"
#include "tests/animate/films.hpp"

namespace sitmap::animate {
namespace {

std::string apng_of(Film const& film, std::string const& file, FilmOptions const& options = {})
{
    OutFile out(file, Overwrite::replace);
    write_apng(film, out, options);
    out.publish();
    return read_file(file);
}

TEST(Apng, ShowsEveryPictureExactly)
{
    auto const film = test::film_of(6, 31, 9, [](std::size_t i, int x, int y) {
        bool const spot = x / 4 == static_cast<int>(i) && y > 3;
        return spot ? 0x123456u + static_cast<std::uint32_t>(y)
                    : static_cast<std::uint32_t>(x * 7 + y * 1000);
    });
    auto const file = test::fresh_folder() + "/a.apng";
    (void)apng_of(film, file);
    auto const decoded = test::decode(file);
    EXPECT_EQ(decoded.codec, "apng");
    EXPECT_EQ(decoded.pictures, test::drawn(film));
}

TEST(Apng, CountsItsPicturesAlsoEmptyOnes)
{
    auto const film = test::film_of(3, 5, 5, [](std::size_t, int, int) { return 0x777777u; });
    auto const file = test::fresh_folder() + "/a.apng";
    auto const bytes = apng_of(film, file, {.loop = false});
    EXPECT_EQ(test::decode(file).pictures.size(), 3u);
    EXPECT_NE(bytes.find(std::string("acTL\0\0\0\x03\0\0\0\x01", 12)), std::string::npos);
}

/// Seconds that the last picture stays, by its frame control chunk.
double last_delay(std::string_view apng)
{
    auto const control = apng.substr(apng.rfind("fcTL") + 4);
    auto const read_16 = [&](std::size_t at) {
        return static_cast<std::uint8_t>(control[at]) * 256 +
               static_cast<std::uint8_t>(control[at + 1]);
    };
    return static_cast<double>(read_16(20)) / read_16(22);
}

TEST(Apng, HoldsItsLastPictureForAsLongAsThereIsToAsk)
{
    auto const film = test::film_of(2, 5, 5, [](std::size_t, int, int) { return 0x777777u; });
    auto const file = test::fresh_folder() + "/a.apng";
    EXPECT_DOUBLE_EQ(
        last_delay(apng_of(film, file, {.frames_per_second = 0.1, .hold_seconds = 60})), 70);
    EXPECT_DOUBLE_EQ(last_delay(apng_of(film, file, {.frames_per_second = 12, .hold_seconds = 0})),
                     0.083);
}

}  // namespace
}  // namespace sitmap::animate
