// SPDX-License-Identifier: MIT
// tests/support/tools.hpp: programs of others that look at our files; nothing where they are not
// installed.
#pragma once

#include "base/infile.hpp"
#include "base/outfile.hpp"
#include "tests/support/read_png.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <optional>
#include <string>

namespace sitmap::test {

/// Path in the tests' temporary folder that no other test program uses.
inline std::string temporary(std::string const& name)
{
    return testing::TempDir() + "sitmap_" + std::to_string(getpid()) + "_" + name;
}

inline bool has_tool(std::string const& tool)
{
    return std::system(("command -v " + tool + " >/dev/null 2>&1").c_str()) == 0;
}

/// Saves `bytes` as `name`, runs `command` with {} replaced by its path and the output's path at
/// the end, and gives the output's bytes; nothing if the tool is missing or fails.
inline std::optional<std::string> through_tool(std::string const& tool,
                                               std::string const& arguments,
                                               std::string const& name, std::string const& bytes)
{
    if (!has_tool(tool)) return {};
    auto const in = temporary(name);
    auto const out = in + ".out.png";
    OutFile file{in, Overwrite::replace};
    file.write(std::string_view(bytes));
    file.publish();
    auto const command = tool + " " + arguments + " '" + out + "' '" + in + "' >/dev/null 2>&1";
    if (std::system(command.c_str()) != 0) return {};
    return read_file(out);
}

/// The SVG as librsvg draws it at 96 dpi.
inline std::optional<render::Image> by_librsvg(std::string const& svg)
{
    auto const bytes = through_tool("rsvg-convert", "-d 96 -p 96 -o", "librsvg.svg", svg);
    if (!bytes) return {};
    return read_png(*bytes);
}

/// The SVG as Inkscape draws it at 96 dpi.
inline std::optional<render::Image> by_inkscape(std::string const& svg)
{
    auto const bytes = through_tool("inkscape", "-d 96 -o", "inkscape.svg", svg);
    if (!bytes) return {};
    return read_png(*bytes);
}

}  // namespace sitmap::test
