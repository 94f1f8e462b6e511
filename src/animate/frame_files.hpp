// SPDX-License-Identifier: MIT
// animate/frame_files.hpp: a film as a folder of numbered pictures: frame-0001.png, frame-0002.png
// ...
#pragma once

#include "animate/film.hpp"
#include "base/outfile.hpp"

#include <string>

namespace sitmap::animate {

/// Name of picture `index` (from 0).
std::string frame_name(std::size_t index);
/// Draws in order; a few pictures at a time are encoded beside it, each into its own file.
void write_frame_files(Film const& film, OutFolder const& folder, FilmOptions const& options);

}  // namespace sitmap::animate
