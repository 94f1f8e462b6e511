// SPDX-License-Identifier: MIT
// map/compose.hpp: from material to finished sheets. Each kind of sheet is one function; a study
// names which it wants.
#pragma once

#include "map/material.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace sitmap::map {

/// Kinds: overview, closeup, fire, months, categories, timeline. Throws ErrorKind::input for
/// another kind, naming it.
Sheet compose(Material const& material, study::Sheet const& sheet, Page const& page);
std::vector<std::string> const& sheet_kinds();

/// A film of the overview: everything solved once, then two scenes a moment, one over the other. No
/// moment gives the still map, the last picture of a film.
struct FilmScenes {
    std::function<std::string(Moment const*)> state;  // equal texts: the background is the same
    std::function<Scene(Moment const*)> background;
    std::function<Scene(Moment const*)> foreground;
    std::vector<Remark> remarks;  // on the last picture
};
FilmScenes film_of(Material const& material, study::Sheet const& sheet, Page const& page);

}  // namespace sitmap::map
