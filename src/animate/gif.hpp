// SPDX-License-Identifier: MIT
// animate/gif.hpp: a film as GIF89a: one palette for the whole film, each picture only where it
// differs from the one before. Own writer: several times faster than palettegen/paletteuse, and
// flat map colours stay exact.
#pragma once

#include "animate/film.hpp"
#include "base/outfile.hpp"

namespace sitmap::animate {

/// Draws the film once. Pictures wait as changes until the palette is known, in at most about 64
/// MB; of a film that needs more, the palette is made of the pictures up to there.
void write_gif(Film const& film, OutFile& out, FilmOptions const& options);

}  // namespace sitmap::animate
