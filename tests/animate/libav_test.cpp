// SPDX-License-Identifier: MIT
#include "animate/libav.hpp"

#include "tests/support/expect_error.hpp"

namespace sitmap::animate {
namespace {

TEST(Libav, NamesAMissingEncoderAndWhatToDo)
{
    test::expect_error(ErrorKind::output, "libavcodec has no encoder 'nosuch'",
                       [] { (void)find_encoder("nosuch"); });
    test::expect_error(ErrorKind::output, "write .gif or a folder of PNG frames instead",
                       [] { (void)find_encoder("nosuch"); });
}

TEST(Libav, TurnsItsErrorsIntoOurs)
{
    EXPECT_EQ(check_libav(3, "count"), 3);
    test::expect_error(ErrorKind::output, "cannot write the film: No space left on device",
                       [] { (void)check_libav(AVERROR(ENOSPC), "write the film"); });
}

TEST(Libav, MakesPicturesThatCanBeWritten)
{
    auto const picture = make_picture(7, 5, AV_PIX_FMT_RGB24);
    EXPECT_EQ(picture->width, 7);
    EXPECT_GE(picture->linesize[0], 21);
    EXPECT_NE(av_frame_is_writable(picture.get()), 0);
    test::expect_error(ErrorKind::output, "cannot make a picture",
                       [] { (void)make_picture(-1, 5, AV_PIX_FMT_RGB24); });
}

}  // namespace
}  // namespace sitmap::animate
