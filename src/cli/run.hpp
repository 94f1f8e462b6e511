// SPDX-License-Identifier: MIT
// cli/run.hpp: one run of the program: parse, work, tell, and the exit status of docs/errors.md.
#pragma once

#include <string>
#include <vector>

namespace sitmap::cli {

/// Status 0, or 4 (data gate) after an error line. Throws Error for everything else.
void run(std::vector<std::string> const& arguments);

}  // namespace sitmap::cli
