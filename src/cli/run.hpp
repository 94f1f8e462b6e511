// SPDX-License-Identifier: MIT
// cli/run.hpp: one run of the program: parse, work, tell, and the exit status of docs/errors.md.
#pragma once

#include <string>
#include <vector>

namespace sitmap::cli {

/// Returns where the status is 0. Throws Error for all else; ErrorKind::gate only when everything
/// has been told and written.
void run(std::vector<std::string> const& arguments);

}  // namespace sitmap::cli
