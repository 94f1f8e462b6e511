// SPDX-License-Identifier: MIT
#include "animate/frames.hpp"

#include "animate/video.hpp"
#include "base/infile.hpp"
#include "tests/animate/films.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/text_file.hpp"

#include <sys/mount.h>

namespace sitmap::animate {
namespace {

using test::expect_error;
using test::moving_square;

TEST(Animate, GivesTheSameBytesTwiceInEveryFormat)
{
    auto const folder = test::fresh_folder();
    for (auto const& extension : film_extensions()) {
        auto const film = moving_square(5, 47, 31);
        animate(film, folder + "/a" + extension, Overwrite::refuse, {.title = "Spread"});
        animate(film, folder + "/b" + extension, Overwrite::refuse, {.title = "Spread"});
        EXPECT_TRUE(read_file(folder + "/a" + extension) == read_file(folder + "/b" + extension))
            << extension;
    }
}

TEST(Animate, MakesAFilmOfOnePicture)
{
    auto const folder = test::fresh_folder();
    for (auto const& extension : film_extensions()) {
        auto const file = folder + "/one" + extension;
        animate(moving_square(1, 16, 16), file, Overwrite::refuse, {.hold_seconds = 0});
        EXPECT_EQ(count_pictures(file), 1u) << extension;
    }
}

TEST(Animate, MakesAFolderOfPicturesForANameWithoutExtension)
{
    auto const folder = test::fresh_folder() + "/frames";
    animate(moving_square(3, 16, 16), folder, Overwrite::refuse);
    EXPECT_TRUE(std::filesystem::exists(folder + "/frame-0003.png"));
    expect_error(ErrorKind::output, "--overwrite",
                 [&] { animate(moving_square(3, 16, 16), folder, Overwrite::refuse); });
    animate(moving_square(2, 16, 16), folder, Overwrite::replace);
    EXPECT_FALSE(std::filesystem::exists(folder + "/frame-0003.png"));
}

TEST(Animate, ListsTheExtensionsThatItKnows)
{
    auto const write = [] { animate(moving_square(1, 8, 8), "film.avi", Overwrite::refuse); };
    expect_error(ErrorKind::usage,
                 "cannot write a film to 'film.avi': the extension '.avi' is not known", write);
    expect_error(ErrorKind::usage, "use .gif, .mp4, .png, .webm, or a name without extension",
                 write);
}

TEST(Animate, RefusesOptionsOutsideTheirRange)
{
    auto const film = moving_square(1, 8, 8);
    auto const with = [&](FilmOptions const& options) {
        animate(film, "a.gif", Overwrite::refuse, options);
    };
    expect_error(ErrorKind::usage, "frames per second must be over 0 and at most 12, got 13",
                 [&] { with({.frames_per_second = 13}); });
    expect_error(ErrorKind::usage, "frames per second must be over 0",
                 [&] { with({.frames_per_second = 0}); });
    expect_error(ErrorKind::usage, "must be 0 to 60 seconds, got 61",
                 [&] { with({.hold_seconds = 61}); });
    expect_error(ErrorKind::usage, "cannot make a film of no pictures",
                 [] { animate(moving_square(0, 8, 8), "a.gif", Overwrite::refuse); });
    expect_error(ErrorKind::limit, "cannot make a film of 1201 pictures: the limit is 1200",
                 [] { animate(moving_square(1201, 8, 8), "a.gif", Overwrite::refuse); });
}

TEST(Animate, RefusesPicturesWithoutPixelsOrTooLarge)
{
    auto const sized = [](int width, int height) {
        return Film{1, [=](std::size_t) { return Frame{width, height, {}}; }};
    };
    auto const file = test::fresh_folder() + "/a.gif";
    expect_error(ErrorKind::limit, "sides must be 1 to 32767",
                 [&] { animate(sized(0, 8), file, Overwrite::refuse); });
    expect_error(ErrorKind::limit, "cannot make a film of 32768 x 8 pixels",
                 [&] { animate(sized(32768, 8), file, Overwrite::refuse); });
}

TEST(Animate, NamesAPathThatCannotBeWritten)
{
    for (auto const& extension : film_extensions())
        expect_error(ErrorKind::output, "make the folder first", [&] {
            animate(moving_square(1, 16, 16), "/nonexistent/folder/a" + extension,
                    Overwrite::refuse);
        });
}

TEST(Animate, RefusesStandardOutput)
{
    expect_error(ErrorKind::usage, "cannot write a film to standard output",
                 [] { animate(moving_square(1, 16, 16), "-", Overwrite::refuse); });
}

TEST(Animate, RefusesAPathBeforeAnyWork)
{
    auto const taken = test::text_file("taken.gif", "mine");
    test::expect_error(ErrorKind::output, "File exists",
                       [&] { require_place(taken, Overwrite::refuse); });
    EXPECT_NO_THROW(require_place(taken, Overwrite::replace));
    test::expect_error(ErrorKind::usage, "the extension '.bmp' is not known",
                       [] { require_place("x.bmp", Overwrite::refuse); });
    test::expect_error(ErrorKind::usage, "standard output",
                       [] { require_place("-", Overwrite::refuse); });
}

TEST(Animate, NamesTheFilesThatItMakes)
{
    EXPECT_EQ(film_files("a/x.gif", 3), std::vector<std::string>{"a/x.gif"});
    EXPECT_EQ(film_files("a/x", 2),
              (std::vector<std::string>{"a/x/frame-0001.png", "a/x/frame-0002.png"}));
}

TEST(Animate, LeavesNothingOnAFullDisk)
{
    auto const folder = test::fresh_folder();
    if (mount("none", folder.c_str(), "tmpfs", 0, "size=32k") != 0)
        GTEST_SKIP() << "needs the right to mount a small file system";
    auto const noise = test::film_of(40, 160, 120, [](std::size_t i, int x, int y) {
        return (static_cast<std::uint32_t>(i) * 977 + static_cast<std::uint32_t>(x * 131 + y * 7)) *
                   2654435761u >>
               8;
    });
    for (auto const& extension : film_extensions())
        for (auto const& words : {std::string("No space left on device"),
                                  "cannot write '" + folder + "/a" + extension + "'"})
            expect_error(ErrorKind::output, words,
                         [&] { animate(noise, folder + "/a" + extension, Overwrite::refuse); });
    expect_error(ErrorKind::output, "No space left on device",
                 [&] { animate(noise, folder + "/f", Overwrite::refuse); });
    EXPECT_TRUE(std::filesystem::is_empty(folder));
    umount(folder.c_str());
}

}  // namespace
}  // namespace sitmap::animate
