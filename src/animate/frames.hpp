// SPDX-License-Identifier: MIT
// animate/frames.hpp: a film as a file: .gif .png (APNG) .mp4 .webm by extension, or a folder of
// numbered PNG files for a path without extension. Complete under its name or not there at all;
// same pictures, same bytes.
#pragma once

#include "animate/film.hpp"
#include "base/outfile.hpp"

#include <string>
#include <vector>

namespace sitmap::animate {

/// Extensions that `animate` knows, with the dot.
std::vector<std::string> const& film_extensions();

/// "libavcodec 59.37.100": what the program was built for; it is loaded for films only.
std::vector<std::string> library_versions();

/// Draws and writes the film. Throws ErrorKind::usage for an unknown extension or an option outside
/// its range, ErrorKind::limit for too many or too large pictures, ErrorKind::output for all that
/// goes wrong while writing (also an encoder that this machine's libavcodec does not have).
void animate(Film const& film, std::string const& path, Overwrite overwrite,
             FilmOptions const& options = {});

/// Refuses, before any work, a path that `animate` would refuse.
void require_place(std::string const& path, Overwrite overwrite);
/// The files that `animate` makes of so many pictures: `path`, or those of its folder.
std::vector<std::string> film_files(std::string const& path, std::size_t frames);

}  // namespace sitmap::animate
