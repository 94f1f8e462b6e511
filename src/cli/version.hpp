// SPDX-License-Identifier: MIT
// cli/version.hpp: the version of sitmap with all library versions and the formats it reads and
// writes.
#pragma once

#include <string>

namespace sitmap::cli {

std::string version_text();

}  // namespace sitmap::cli
