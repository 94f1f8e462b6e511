// SPDX-License-Identifier: MIT
// cli/command_animate.hpp: `sitmap animate [STUDY] -o FILE`: the overview month by month as GIF,
// APNG, MP4, WebM or a folder of numbered PNG frames.
#pragma once

#include "animate/film.hpp"
#include "cli/briefing.hpp"
#include "cli/outcome.hpp"

#include <string>
#include <vector>

namespace sitmap::cli {

struct AnimateOptions {
    SharedOptions shared;
    StudyChoice choice;
    std::string sheet;
    int width = 1280;         // pixels of a frame, 160 to 3840; the height follows from the page
    double fps = 4;           // frames a second, up to 12
    double hold_seconds = 3;  // of the last frame
};

Outcome run_animate(AnimateOptions const& options);

struct StudyFilm {
    animate::Film film;
    std::vector<map::Remark> remarks;  // on its last frame
};

/// The film of a study; `material` must outlive it. One frame a month, then the still map: the
/// page, made smaller or larger.
StudyFilm film_of_study(map::Material const& material, study::Sheet const& sheet,
                        map::Page const& page, int width);

}  // namespace sitmap::cli
