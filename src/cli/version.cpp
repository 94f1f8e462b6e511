// SPDX-License-Identifier: MIT
#include "cli/version.hpp"

#include "animate/frames.hpp"
#include "base/text.hpp"
#include "gis/gdal.hpp"
#include "render/versions.hpp"

#include <fmt/format.h>

namespace sitmap::cli {

std::string version_text()
{
    std::string text = fmt::format("sitmap {}\n", SITMAP_VERSION);
    for (auto const& library : gis::library_versions()) text += "  " + library + "\n";
    for (auto const& library : render::library_versions()) text += "  " + library + "\n";
    std::string reads, writes;
    for (auto const& driver : gis::allowed_drivers()) {
        if (driver.reads) reads += (reads.empty() ? "" : ", ") + driver.name;
        if (driver.writes) writes += (writes.empty() ? "" : ", ") + driver.name;
    }
    text += "reads: " + reads + "\nwrites: " + writes +
            "\nfilms: " + join_words(animate::film_extensions(), " ") + "\n";
    return text;
}

}  // namespace sitmap::cli
