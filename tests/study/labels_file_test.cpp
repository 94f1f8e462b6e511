// SPDX-License-Identifier: MIT
#include "study/labels_file.hpp"

#include "tests/support/expect_error.hpp"
#include "tests/support/text_file.hpp"

using namespace sitmap;
using namespace sitmap::study;

namespace {

std::string const two_sheets = R"(
[map]
page = [338.67, 190.5]
"place:Kabul" = [120.5, 88.2]
"area:AF-KAB" = [12, 0]

[fire]
page = [200, 100]
)";

std::vector<SheetPins> const two_values{
    {"map", 338.67, 190.5, {{"place:Kabul", 120.5, 88.2}, {"area:AF-KAB", 12, 0}}},
    {"fire", 200, 100, {}}};

}  // namespace

TEST(LabelsFile, ReadsSheetsAndLabelsInTheOrderOfTheFile)
{
    EXPECT_EQ(parse_labels(two_sheets, "labels.toml"), two_values);
    EXPECT_EQ(read_labels(test::text_file("labels.toml", two_sheets)), two_values);
    EXPECT_TRUE(parse_labels("# nothing yet\n", "labels.toml").empty());
}

TEST(LabelsFile, WritesWhatReadsBackToTheSameValue)
{
    EXPECT_EQ(parse_labels(to_toml(two_values), "labels.toml"), two_values);
    std::vector<SheetPins> const odd{
        {"a b.c", 1.0 / 3, 9999, {{"place:a \"b\" \\ [بلخ] = #", 0.1 + 0.2, 1e-7}}}};
    EXPECT_EQ(parse_labels(to_toml(odd), "labels.toml"), odd);
    std::vector<SheetPins> const forms{
        {"map",
         200,
         100,
         {{"area:A", 1, 2, 2}, {"river:R", 3, 4, 0, std::array{5.5, -6.0}}, {"place:P", 7, 8}}}};
    EXPECT_EQ(parse_labels(to_toml(forms), "labels.toml"), forms);
    EXPECT_EQ(to_toml(forms).substr(to_toml(forms).find("\"area")),
              "\"area:A\" = { at = [1, 2], lines = 2 }\n"
              "\"river:R\" = { at = [3, 4], from = [5.5, -6] }\n"
              "\"place:P\" = [7, 8]\n");
    EXPECT_TRUE(parse_labels(to_toml({}), "labels.toml").empty());
}

TEST(LabelsFile, NamesWhatItCannotUseByFileAndLine)
{
    struct Case {
        std::string toml, words;
    };
    std::string const map = "[map]\npage = [200, 100]\n";
    for (auto const& [toml, words] : {
             Case{"[map]\n\"area:A\" = [1, 2]", "line 1: [map] has no page\ngive its size"},
             Case{"[map]\npage = [200]", "line 2: page must be [width, height] in millimetres"},
             Case{"[map]\npage = [0, 100]", "line 2: page must be [width, height]"},
             Case{"[map]\npage = [200, nan]", "line 2: page must be [width, height]"},
             Case{"[map]\npage = [200, 20000]", "line 2: page must be [width, height]"},
             Case{map + "pge = [1, 2]",
                  "line 3: unknown key 'pge' in [map]\nknown here: page, and labels such as"},
             Case{map + "\"area:\" = [1, 2]", "line 3: unknown key 'area:' in [map]"},
             Case{map + "\"area:A\" = 5", "line 3: 'area:A' must be [x, y] in millimetres"},
             Case{map + "\"area:A\" = [1, \"2\"]", "line 3: 'area:A' must be [x, y]"},
             Case{map + "\"area:A\" = [1, 2, 3]", "line 3: 'area:A' must be [x, y]"},
             Case{map + "\"area:A\" = [inf, 2]", "line 3: 'area:A' must be [x, y]"},
             Case{map + "\"area:A\" = [1, 101]",
                  "line 3: 'area:A' = [1, 101] lies off the page of 200 x 100 mm"},
             Case{map + "\"area:A\" = [-1, 1]", "line 3: 'area:A' = [-1, 1] lies off the page"},
             Case{map + "\"area:A\" = [1, 1]\n\"area:A\" = [1, 2]", "line 4"},
             Case{map + "\"area:A\" = { lines = 2 }", "line 3: 'area:A' must be [x, y]"},
             Case{map + "\"area:A\" = { at = [1, 101] }", "line 3: 'area:A' = [1, 101] lies off"},
             Case{map + "\"area:A\" = { at = [1, 1], lines = 0 }",
                  "line 3: 'lines' of 'area:A' must be a number from 1 to 99"},
             Case{map + "\"area:A\" = { at = [1, 1], lines = \"2\" }", "line 3: 'lines' of"},
             Case{map + "\"area:A\" = { at = [1, 1], from = 2 }",
                  "line 3: 'from' of 'area:A' must be [x, y] in millimetres"},
             Case{map + "\"area:A\" = { at = [1, 1], narrow = true }",
                  "line 3: 'narrow' of 'area:A' is an unknown key\nknown here: at, lines, from"},
             Case{"\"area:A\" = [1, 2]", "line 1: 'area:A' stands in no section\nput it below"},
             Case{"[map", "line 1"},
         }) {
        auto const parse = [&] { parse_labels(toml, "x/labels.toml"); };
        test::expect_error(ErrorKind::input, "cannot read 'x/labels.toml': ", parse);
        test::expect_error(ErrorKind::input, words, parse);
    }
    test::expect_error(ErrorKind::input, "absent.toml", [] { read_labels("absent.toml"); });
}
