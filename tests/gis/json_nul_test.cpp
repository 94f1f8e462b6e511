// SPDX-License-Identifier: MIT
// json_nul_test.cpp: texts that would be cut are found, and the file that holds one is refused.
#include "gis/json_nul.hpp"

#include "gis/layer_reader.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/text_file.hpp"

namespace sitmap::gis {
namespace {

using test::text_file;

TEST(JsonNul, IsFoundAsEscapeAndAsByte)
{
    using namespace std::string_literals;
    auto const holds = [](std::string const& text) {
        return holds_nul(text_file("nul.json", text));
    };
    for (auto const& text : {R"({"a":"b\u0000c"})"s, R"(["\n\u0000"])"s, R"(["\\\u0000"])"s,
                             R"(["\u00\u0000"])"s, "[\"b\0c\"]"s})
        EXPECT_TRUE(holds(text)) << text;
    for (auto const& text :
         {R"({"a":"b\u0001c"})"s, R"(["\\u0000"])"s, R"(["u0000"])"s, R"(["\u000a0"])"s, ""s})
        EXPECT_FALSE(holds(text)) << text;
}

TEST(JsonNul, IsFoundAcrossBlocks)
{
    constexpr std::size_t block = std::size_t{1} << 20;
    for (std::size_t before = block - 7; before <= block; ++before)
        EXPECT_TRUE(holds_nul(text_file("long.json", std::string(before, ' ') + "\\u0000")));
}

TEST(JsonNul, InALayerIsRefused)
{
    auto const layer = [](std::string const& note) {
        return text_file(
            "points.geojson",
            R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"note":")" +
                note + R"("},"geometry":{"type":"Point","coordinates":[69,34]}}]})");
    };
    test::expect_error(ErrorKind::input, "a text in it holds a NUL character",
                       [&] { LayerReader(layer("a\\u0000b"), {}); });
    EXPECT_EQ(LayerReader(layer("a\\\\u0000b"), {}).next()->fields.at(0), "a\\u0000b");
}

}  // namespace
}  // namespace sitmap::gis
