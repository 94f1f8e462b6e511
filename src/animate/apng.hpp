// SPDX-License-Identifier: MIT
// animate/apng.hpp: a film as animated PNG in full colour; each picture only where it differs from
// the one before.
#pragma once

#include "animate/film.hpp"
#include "base/outfile.hpp"

namespace sitmap::animate {

/// Draws the film once and writes as it goes. Unchanged pixels are transparent and blended over
/// what is there.
void write_apng(Film const& film, OutFile& out, FilmOptions const& options);

}  // namespace sitmap::animate
