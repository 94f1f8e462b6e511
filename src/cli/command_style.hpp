// SPDX-License-Identifier: MIT
// cli/command_style.hpp: `sitmap style [NAME|FILE]`: the effective style as TOML on standard
// output, or the list of styles.
#pragma once

#include "cli/outcome.hpp"

#include <string>

namespace sitmap::cli {

struct StyleOptions {
    std::string name = "briefing-light";
    bool list = false;
};

Outcome run_style(StyleOptions const& options);

}  // namespace sitmap::cli
