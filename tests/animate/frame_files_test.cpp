// SPDX-License-Identifier: MIT
#include "animate/frame_files.hpp"

#include "tests/animate/films.hpp"
#include "tests/support/expect_error.hpp"

namespace sitmap::animate {
namespace {

TEST(FrameFiles, NumbersPicturesFromOne)
{
    EXPECT_EQ(frame_name(0), "frame-0001.png");
    EXPECT_EQ(frame_name(1199), "frame-1200.png");
}

TEST(FrameFiles, WritesEachPictureExactlyAndInOrder)
{
    auto const folder = test::fresh_folder() + "/frames";
    auto const film = test::moving_square(9, 21, 11);
    OutFolder out(folder, Overwrite::refuse);
    std::vector<std::size_t> done;
    write_frame_files(film, out, {.progress = [&](std::size_t n) { done.push_back(n); }});
    out.publish();
    auto const expected = test::drawn(film);
    for (std::size_t i = 0; i < 9; ++i)
        EXPECT_EQ(test::decode(folder + "/" + frame_name(i)).pictures.at(0), expected[i]) << i;
    EXPECT_EQ(done.size(), 9u);
    EXPECT_EQ(done.back(), 9u);
}

TEST(FrameFiles, LeavesNothingWhenDrawingFails)
{
    auto const folder = test::fresh_folder();
    Film const film{3, [](std::size_t) -> Frame {
                        throw Error{ErrorKind::internal, "cannot draw"};
                    }};
    test::expect_error(ErrorKind::internal, "cannot draw", [&] {
        OutFolder out(folder + "/frames", Overwrite::refuse);
        write_frame_files(film, out, {});
        out.publish();
    });
    EXPECT_TRUE(std::filesystem::is_empty(folder));
}

}  // namespace
}  // namespace sitmap::animate
