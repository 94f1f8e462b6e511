// SPDX-License-Identifier: MIT
// write_test.cpp: the name of the file chooses the format.
#include "render/write.hpp"

#include "base/infile.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/images.hpp"
#include "tests/support/scenes.hpp"
#include "tests/support/tools.hpp"

namespace sitmap::render {
namespace {

using namespace sitmap::test;

TEST(FormatOf, FollowsTheEndOfTheName)
{
    EXPECT_EQ(format_of("map.png"), Format::png);
    EXPECT_EQ(format_of("MAP.PNG"), Format::png);
    EXPECT_EQ(format_of("map.svg"), Format::svg);
    EXPECT_EQ(format_of("map-editable.svg"), Format::svg_editable);
    EXPECT_EQ(format_of("a.svg/map.pdf"), Format::pdf);
    for (auto const* name : {"map.bmp", "map", "", "png", "map.png~"})
        expect_error(ErrorKind::usage, "use .png, .svg, .pdf or -editable.svg",
                     [&] { format_of(name); });
}

TEST(Write, PublishesEachFormat)
{
    auto scene = page(50, 25);
    add(scene, filled({circle(20, 12, 8)}, red));
    for (auto const& [name, start] :
         std::vector<std::pair<std::string, std::string>>{{"map.png", "\x89PNG"},
                                                          {"map.svg", "<?xml"},
                                                          {"map-editable.svg", "<?xml"},
                                                          {"map.pdf", "%PDF-1.5"}}) {
        auto const path = temporary(name);
        write(scene, path, {96, {}, Overwrite::replace});
        EXPECT_EQ(read_file(path), encode(scene, format_of(path))) << name;
        EXPECT_TRUE(read_file(path).starts_with(start)) << name;
        std::filesystem::remove(path);
    }
}

TEST(Write, DrawsPicturesInTheWantedSize)
{
    auto const path = temporary("sized.png");
    write(page(50, 25), path, {96, {300, 150}, Overwrite::replace});
    auto const image = test::read_png(read_file(path));
    EXPECT_EQ(image.width, 300);
    EXPECT_EQ(image.height, 150);
    std::filesystem::remove(path);
}

TEST(Write, LeavesAnExistingFileAsItIs)
{
    auto const path = temporary("kept.svg");
    write(page(50, 25), path);
    auto const before = read_file(path);
    EXPECT_THROW(write(page(99, 25), path), Error);
    EXPECT_EQ(read_file(path), before);
    // A page that cannot be drawn does not touch the file either.
    EXPECT_THROW(write(page(0, 25), path, {96, {}, Overwrite::replace}), Error);
    EXPECT_EQ(read_file(path), before);
    std::filesystem::remove(path);
}

}  // namespace
}  // namespace sitmap::render
