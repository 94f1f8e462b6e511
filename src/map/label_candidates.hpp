// SPDX-License-Identifier: MIT
// map/label_candidates.hpp: the places that a label could take, each with its cost. Knows nothing
// of other labels.
#pragma once

#include "map/label_space.hpp"

#include <vector>

namespace sitmap::map {

/// Places for one request, by kind; a pinned request has exactly one. Costs: 0 best; about 1 for an
/// awkward side; from 2 on with a leader. Places beyond the frame are left out.
std::vector<Candidate> candidates_for(LabelRequest const& request, LabelRules const& rules);

/// Places for letters along lines, at most 16, nearest to the middle of the straightest
/// stretches. Letters stand upright from left to right, a little above the line.
std::vector<Candidate> curved_candidates(LabelRequest const& request);

}  // namespace sitmap::map
