// SPDX-License-Identifier: MIT
// animate/video.hpp: a film as MP4 (H.264, yuv420p, index in front) or WebM (VP9), by libav.
#pragma once

#include "animate/film.hpp"

#include <string>

namespace sitmap::animate {

enum class Container { mp4, webm };

/// Writes to `file` by name, once through. Odd sizes lose no pixel: the last column or row is
/// doubled. The number of encoder threads is fixed, so the bytes do not depend on the machine's
/// cores.
void write_video(Film const& film, std::string const& file, Container container,
                 FilmOptions const& options);

/// Pictures in the file as the demuxer counts them; ErrorKind::output if it cannot be read.
std::size_t count_pictures(std::string const& file);

}  // namespace sitmap::animate
