// SPDX-License-Identifier: MIT
// base/standard_streams.hpp: standard input, output and error as a run finds them: closed, full or
// open.
#pragma once

#include <string>

namespace sitmap {

/// Keeps the numbers of closed standard streams from the files that are opened later, into which
/// words meant for the stream would go. Reading finds nothing, stdout fails, stderr swallows.
void occupy_standard_streams() noexcept;

/// Writes to stderr. Where nobody can hear it, nothing happens: the work is not worse for it.
void say(std::string const& words) noexcept;

}  // namespace sitmap
