// SPDX-License-Identifier: MIT
#include "animate/delta.hpp"

#include "tests/animate/films.hpp"
#include "tests/support/expect_error.hpp"

namespace sitmap::animate {
namespace {

TEST(Delta, TakesTheWholeFirstPictureAndThenOnlyWhatChanges)
{
    auto const film = test::film_of(2, 8, 4, [](std::size_t i, int x, int y) -> std::uint32_t {
        bool const dot = i == 1 && y == 2 && (x == 3 || x == 5);
        return dot ? 0xFF0000 : 0x102030;
    });
    DeltaFinder finder;
    auto const first = finder.next(film.draw(0));
    EXPECT_EQ(first.where, (Rectangle{0, 0, 8, 4}));
    ASSERT_EQ(first.runs.size(), 1u);
    EXPECT_EQ(first.runs[0].length(), 32u);
    EXPECT_EQ(first.runs[0].colour(), 0x102030u);
    auto const second = finder.next(film.draw(1));
    EXPECT_EQ(second.where, (Rectangle{3, 2, 6, 3}));
    ASSERT_EQ(second.runs.size(), 3u);
    EXPECT_EQ(second.runs[0].colour(), 0xFF0000u);
    EXPECT_TRUE(second.runs[1].is_unchanged());
    EXPECT_EQ(second.runs[1].length(), 1u);
}

TEST(Delta, IsEmptyForTheSamePictureAndForAnotherAlpha)
{
    test::Pixels pixels(16, 7);
    DeltaFinder finder;
    (void)finder.next({2, 2, pixels});
    EXPECT_TRUE(finder.next({2, 2, pixels}).where.empty());
    pixels[3] = 255;
    auto const delta = finder.next({2, 2, pixels});
    EXPECT_TRUE(delta.where.empty());
    EXPECT_TRUE(delta.runs.empty());
}

TEST(Delta, RefusesAPictureOfAnotherSize)
{
    test::Pixels const pixels(24, 0);
    DeltaFinder finder;
    (void)finder.next({2, 2, pixels});
    test::expect_error(ErrorKind::internal,
                       "cannot add a picture of 3 x 2 pixels: the first has 2 x 2", [&] {
                           (void)finder.next({3, 2, pixels});
                       });
}

}  // namespace
}  // namespace sitmap::animate
