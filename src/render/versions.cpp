// SPDX-License-Identifier: MIT
#include "render/versions.hpp"

#include <cairo.h>
#include <pango/pango.h>

namespace sitmap::render {

std::vector<std::string> library_versions()
{
    return {std::string("cairo ") + cairo_version_string(),
            std::string("Pango ") + pango_version_string()};
}

}  // namespace sitmap::render
