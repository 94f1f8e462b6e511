// SPDX-License-Identifier: MIT
// tests/cli/two_squares.hpp: the study of two squares in tests/cli/data, and tables of one's own
// with the same areas.
#pragma once

#include "base/text.hpp"
#include "cli/briefing.hpp"
#include "gis/gdal.hpp"
#include "tests/support/text_file.hpp"

#include <gtest/gtest.h>

#include <string>

namespace sitmap::cli::test {

inline std::string data(std::string const& name)
{
    return std::string(SITMAP_SOURCE_DIR) + "/tests/cli/data/" + name;
}

inline StudyChoice two_squares()
{
    gis::start_gdal();
    StudyChoice choice;
    choice.study = data("study.toml");
    return choice;
}

/// A table of incidents (rows id,date,lon,lat,category) with the two squares.
inline StudyChoice table(std::string const& name, std::string const& rows)
{
    gis::start_gdal();
    StudyChoice choice;
    choice.study = sitmap::test::text_file(name, "id,date,lon,lat,category\n" + rows);
    choice.areas = data("areas.geojson");
    return choice;
}

/// A path for an output that no other test program uses.
inline std::string output(std::string const& name)
{
    return sitmap::test::text_file(name, "");
}

inline SharedOptions to(std::string const& path)
{
    SharedOptions shared;
    shared.output = path;
    shared.overwrite = true;
    shared.quiet = true;
    return shared;
}

}  // namespace sitmap::cli::test
