// SPDX-License-Identifier: MIT
#include "cli/version.hpp"

#include "animate/frames.hpp"
#include "base/text.hpp"
#include "gis/gdal.hpp"
#include "gis/vector_writer.hpp"
#include "render/versions.hpp"

#include <fmt/format.h>

namespace sitmap::cli {

std::string version_text()
{
    std::string text = fmt::format("sitmap {}\n", SITMAP_VERSION);
    for (auto const& libraries :
         {gis::library_versions(), render::library_versions(), animate::library_versions()})
        for (auto const& library : libraries) text += "  " + library + "\n";
    text += "reads: " + gis::readable_formats() +
            "\nwrites: " + join_words(gis::vector_extensions(), " ") +
            "\nfilms: " + join_words(animate::film_extensions(), " ") + "\n";
    return text;
}

}  // namespace sitmap::cli
