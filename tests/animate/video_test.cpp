// SPDX-License-Identifier: MIT
#include "animate/video.hpp"

#include "base/infile.hpp"
#include "tests/animate/films.hpp"
#include "tests/support/expect_error.hpp"

#include <cstdlib>

namespace sitmap::animate {
namespace {

TEST(Video, WritesH264WithItsIndexInFront)
{
    auto const file = test::fresh_folder() + "/a.mp4";
    write_video(test::moving_square(6, 64, 48), file, Container::mp4, {.hold_seconds = 0.5});
    auto const bytes = read_file(file);
    EXPECT_LT(bytes.find("moov"), bytes.find("mdat"));
    auto const decoded = test::decode(file);
    EXPECT_EQ(decoded.codec, "h264");
    EXPECT_EQ(decoded.pictures.size(), 8u);  // 6 and 0.5 s of 4 a second
    EXPECT_EQ(count_pictures(file), 8u);
}

TEST(Video, KeepsColoursAndMakesOddSizesEven)
{
    auto const film = test::film_of(
        3, 61, 35, [](std::size_t, int x, int) { return x < 30 ? 0xD55E00u : 0x0072B2u; });
    auto const file = test::fresh_folder() + "/a.mp4";
    write_video(film, file, Container::mp4, {});
    auto const decoded = test::decode(file);
    EXPECT_EQ(decoded.width, 62);
    EXPECT_EQ(decoded.height, 36);
    auto const blue_at = [&](int x) {
        return static_cast<int>(decoded.pictures[0][static_cast<std::size_t>(x) * 4]);
    };
    EXPECT_NEAR(blue_at(10), 0x00, 12);
    EXPECT_NEAR(blue_at(50), 0xB2, 12);
    EXPECT_NEAR(blue_at(61), 0xB2, 12);  // the doubled column
}

TEST(Video, WritesVp9)
{
    auto const file = test::fresh_folder() + "/a.webm";
    write_video(test::moving_square(4, 64, 48), file, Container::webm, {.hold_seconds = 0});
    auto const decoded = test::decode(file);
    EXPECT_NE(decoded.codec.find("vp9"), std::string::npos);
    EXPECT_EQ(decoded.pictures.size(), 4u);
}

TEST(Video, NamesAFolderThatIsNotThere)
{
    test::expect_error(ErrorKind::output, "cannot open the film: No such file or directory", [] {
        write_video(test::moving_square(1, 16, 16), "/nonexistent/a.mp4", Container::mp4, {});
    });
}

TEST(Video, FailsOnAFullDisk)
{
    test::expect_error(ErrorKind::output, "cannot write the film: No space left on device", [] {
        auto const noise = test::film_of(40, 320, 240, [](std::size_t i, int x, int y) {
            return (static_cast<std::uint32_t>(i) * 977 +
                    static_cast<std::uint32_t>(x * 131 + y * 7)) *
                       2654435761u >>
                   8;
        });
        write_video(noise, "/dev/full", Container::webm, {});
    });
}

}  // namespace
}  // namespace sitmap::animate
