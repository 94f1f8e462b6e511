// SPDX-License-Identifier: MIT
// cli/command_style.hpp: `sitmap style [NAME|FILE]`: the effective style as TOML, or the list of
// styles, on standard output or in a file.
#pragma once

#include "base/outfile.hpp"
#include "cli/outcome.hpp"

#include <string>

namespace sitmap::cli {

struct StyleOptions {
    std::string name = "briefing-light";
    bool list = false;
    std::string output = "-";
    Overwrite overwrite = Overwrite::refuse;
    bool dry_run = false;
};

Outcome run_style(StyleOptions const& options);

}  // namespace sitmap::cli
