// SPDX-License-Identifier: MIT
// base/resources.hpp: what a run needs of the system whatever it does, asked for before the work:
// in the midst of it, libraries answer want with a crash or with a false cause.
#pragma once

namespace sitmap {

/// Lets as many files be open at once as the system grants, up to some thousand. ErrorKind::limit
/// where these, or the address space, are too few for any work.
void claim_resources();

/// Whether the address space is bounded (ulimit -v).
bool has_bounded_memory() noexcept;

}  // namespace sitmap
