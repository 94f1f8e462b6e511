// SPDX-License-Identifier: MIT
// cli/parser.hpp: the command line as a job to run. Opens no file; every wrong word is
// ErrorKind::usage and names the flag, the value and what is allowed.
#pragma once

#include "cli/options.hpp"
#include "cli/outcome.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace sitmap::cli {

struct Job {
    std::string command;
    SharedOptions shared;
    std::vector<std::string>
        inputs;  // files named on the command line, to be told apart from the output; "-": stdin
    std::string shares;             // a second product of `join`
    std::function<Outcome()> work;  // empty: `print` is all there is to do
    std::string print;              // help or version, for standard output
};

Job parse(std::vector<std::string> const& arguments);

}  // namespace sitmap::cli
