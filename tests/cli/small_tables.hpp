// SPDX-License-Identifier: MIT
// tests/cli/small_tables.hpp: two square areas and a points table of one's own, as files, for join
// and tally.
#pragma once

#include "base/infile.hpp"
#include "base/text.hpp"
#include "cli/command_join.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

namespace sitmap::cli::test {

inline std::string temp(std::string const& name)
{
    return testing::TempDir() + std::to_string(getpid()) + "_join_" + name;
}

inline std::string write(std::string const& name, std::string_view bytes)
{
    OutFile out(temp(name), Overwrite::replace);
    out.write(bytes);
    out.publish();
    return temp(name);
}

/// Squares side by side: a from 0 to 1, b from 1 to 2 degrees east.
inline std::string areas_file()
{
    auto const square = [](std::string const& id, int west) {
        auto const w = std::to_string(west), e = std::to_string(west + 1);
        return R"({"type":"Feature","properties":{"id":")" + id + R"(","name":"Land, )" + id +
               R"("},"geometry":{"type":"Polygon","coordinates":[[[)" + w + ",0],[" + e + ",0],[" +
               e + ",1],[" + w + ",1],[" + w + ",0]]]}}";
    };
    return write("areas.geojson", R"({"type":"FeatureCollection","features":[)" + square("b", 1) +
                                      "," + square("a", 0) + "]}");
}

inline JoinOptions options(std::string_view points)
{
    JoinOptions options;
    options.input.points = write("points.csv", points);
    options.input.areas = {areas_file()};
    options.output = temp("out.csv");
    options.overwrite = Overwrite::replace;
    return options;
}

inline std::vector<std::string> lines_of(std::string const& file)
{
    auto lines = split(read_file(file), '\n');
    lines.pop_back();
    return lines;
}

}  // namespace sitmap::cli::test
