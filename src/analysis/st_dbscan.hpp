// SPDX-License-Identifier: MIT
// analysis/st_dbscan.hpp: episodes of events close in space and time (method C1; Birant & Kut 2007,
// without the test on a third value). Border points may belong to several episodes; they join the
// one found first by event order.
#pragma once

#include "base/units.hpp"
#include "domain/lonlat.hpp"

#include <span>
#include <vector>

namespace sitmap::analysis {

struct EpisodeRule {
    Kilometres distance;
    double days = 0;
    int events = 0;  // neighbours needed, the event itself included
};

struct Episodes {
    std::vector<int> label;  // 0-based episode of each event, -1: noise
    std::vector<bool> core;
    int count = 0;
    int noise = 0;
};
/// Distances are geodesic; both limits included. Throws ErrorKind::usage if the rule is not
/// positive.
Episodes episodes(std::span<LonLat const> places, std::span<double const> days,
                  EpisodeRule const& rule);

}  // namespace sitmap::analysis
