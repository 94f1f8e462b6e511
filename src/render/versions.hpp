// SPDX-License-Identifier: MIT
// render/versions.hpp: the drawing libraries as linked at run time.
#pragma once

#include <string>
#include <vector>

namespace sitmap::render {

/// "cairo 1.16.0", "Pango 1.50.12".
std::vector<std::string> library_versions();

}  // namespace sitmap::render
