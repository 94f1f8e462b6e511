// SPDX-License-Identifier: MIT
// cli/command_verify.hpp: `sitmap verify MANIFEST`: are the files of a pack as the manifest says,
// are its inputs still the same, and does the run give the same bytes again?
#pragma once

#include "cli/options.hpp"
#include "cli/outcome.hpp"

#include <string>

namespace sitmap::cli {

struct VerifyOptions {
    SharedOptions shared;
    std::string manifest;  // manifest.json or its folder
    bool rerun = true;     // --no-rerun compares files only
};

/// Relative inputs are looked for below the working folder and below each folder around the pack.
/// A dry run compares files only. Throws ErrorKind::gate naming the first difference.
Outcome run_verify(VerifyOptions const& options);

}  // namespace sitmap::cli
