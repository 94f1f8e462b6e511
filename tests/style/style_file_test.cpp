// SPDX-License-Identifier: MIT
#include "style/style_file.hpp"

#include "base/infile.hpp"
#include "tests/support/expect_error.hpp"

#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace sitmap::style {
namespace {

using test::expect_error;

std::string const shipped_folder = SITMAP_SOURCE_DIR;

TEST(StyleFile, ReadsAColourALineAndATextPartly)
{
    auto const style = parse_style(
        "[colour]\npaper = \"#102030\"\n"
        "[line]\nriver = { width = 0.5 }\n"
        "[text]\ntitle = { size = 30, bold = false }\n");
    EXPECT_EQ(style.paper, (Colour{0x10, 0x20, 0x30}));
    EXPECT_EQ(style.river.width, 0.5);
    EXPECT_EQ(style.river.colour, Style{}.river.colour);
    EXPECT_EQ(style.title.size, 30);
    EXPECT_FALSE(style.title.bold);
    EXPECT_EQ(style.title.colour, Style{}.title.colour);
}

TEST(StyleFile, NamesFileLineAndNearestKeyForAnUnknownKey)
{
    expect_error(ErrorKind::input,
                 "cannot read the style 'my.toml:3': unknown key 'colour.papper'\ndid you mean "
                 "'colour.paper'?",
                 [] { parse_style("name = \"x\"\n[colour]\npapper = \"#fff\"\n", "my.toml"); });
    expect_error(ErrorKind::input, "unknown key 'colours'\ndid you mean 'colour'?",
                 [] { parse_style("[colours]\npaper = \"#ffffff\"\n"); });
    expect_error(ErrorKind::input,
                 "unknown key 'line.river.colr'\ndid you mean 'line.river.colour'?",
                 [] { parse_style("[line]\nriver = { colr = \"#ffffff\" }\n"); });
}

TEST(StyleFile, NamesTheLineOfABadValue)
{
    struct Case {
        std::string toml, words;
    };
    for (auto const& [toml, words] : std::vector<Case>{
             {"[colour]\npaper = \"white\"",
              "s:2': 'colour.paper' must be a colour \"#rrggbb\" or \"#rrggbbaa\", found 'white'"},
             {"[colour]\npaper = 3", "'colour.paper' must be a colour"},
             {"[size]\nmarker = 1e300", "'size.marker' must be a number from 0.5 to 30"},
             {"[size]\nmarker = nan", "'size.marker' must be a number"},
             {"[size]\nmarker = true", "'size.marker' must be a number"},
             {"[line]\nriver = 3", "'line.river' must be a table in braces"},
             {"[line]\nriver = { dashes = [1, -1] }",
              "'line.river.dashes' must be a number from 0.01"},
             {"[text]\nbody = { bold = 1 }", "'text.body.bold' must be true or false"},
             {"[classes]\nsequence = []", "'classes.sequence' must be a list of 1 to 12 colours"},
             {"[[category]]\nshape = \"blob\"", "unknown shape 'blob'"},
             {"[[category]]\nform = \"star\"", "unknown key 'category.form'"},
             {"category = 3", "'category' must be tables"},
             {"colour = 3", "'colour' must be a table"},
             {"name = \"a\\u202Eb\"", "'name' must be a short text"},
             {"[colour\npaper", "cannot read the style 's:1'"}})
        expect_error(ErrorKind::input, words, [&] { parse_style(toml, "s"); });
}

TEST(StyleFile, WritesWhatReadsBackToTheSameValue)
{
    Style style;
    style.name = "a \"quoted\" \\ name";
    style.river.dashes = {1.5, 0.25, 3};
    style.halo = {1, 2, 3, 4};
    style.body.spacing = 0.125;
    style.categories = {{{9, 8, 7}, "star"}};
    EXPECT_EQ(parse_style(effective(style)), style);
    EXPECT_EQ(effective(parse_style(effective(style))), effective(style));
}

TEST(StyleFile, TheShippedLightStyleIsTheBuiltInOneWithEveryKey)
{
    auto const file = shipped_folder + "/styles/briefing-light.toml";
    EXPECT_EQ(read_style(file), Style{});
    auto const text = read_file(file);
    for (auto const& key : style_keys()) {
        auto const name = key.substr(key.find('.') + 1);
        if (key == "extends") continue;
        EXPECT_NE(text.find(name), std::string::npos)
            << key << " is missing; write sitmap style --show to the file";
    }
}

TEST(StyleFile, EveryShippedStyleExtendsTheLightOne)
{
    for (auto const* name : {"briefing-dark", "print-grey", "high-contrast"}) {
        auto const style = read_style(name, shipped_folder);
        EXPECT_EQ(style.name, name);
        EXPECT_NE(style, Style{}) << name;
        EXPECT_EQ(parse_style(effective(style)), style) << name;
    }
}

TEST(StyleFile, SaysWhichStylesThereAreWhenANameIsUnknown)
{
    expect_error(ErrorKind::input,
                 "cannot find the style 'briefing-drak': there is no such name\ndid you mean "
                 "'briefing-dark'?",
                 [] { read_style("briefing-drak", shipped_folder); });
    expect_error(ErrorKind::input, "cannot find the style './none.toml': there is no such file",
                 [] { read_style("./none.toml"); });
}

TEST(StyleFile, EndsAChainThatExtendsItself)
{
    auto const folder = std::filesystem::path(testing::TempDir()) /
                        ("sitmap_style_chain_" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "a.toml") << "extends = \"b\"\n";
    std::ofstream(folder / "b.toml") << "extends = \"a\"\n";
    expect_error(ErrorKind::input, "its chain of extends does not end",
                 [&] { read_style((folder / "a.toml").string()); });
    std::filesystem::remove_all(folder);
}

TEST(StyleFile, TakesTheNameOfTheFileIfItStatesNone)
{
    EXPECT_EQ(parse_style("", "folder/my-look.toml").name, "my-look");
}

}  // namespace
}  // namespace sitmap::style
