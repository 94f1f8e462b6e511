// SPDX-License-Identifier: MIT
// analysis/diffusion.hpp: how activity moves between neighbouring areas (method M8): persistence,
// expansion, relocation, leap, against the chance that the months of the events carry no order.
// After Schutte & Weidmann 2011 and Baudains, Johnson & Braithwaite 2013; the exact cell
// definitions are this tool's own.
#pragma once

#include "analysis/permutation.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace sitmap::analysis {

/// One event for the typology: its area and month, months counted from 0.
struct AreaMonth {
    std::size_t area = 0;
    int month = 0;
};

/// Unit-months from month h + 1 on, each active one in exactly one of the first four classes.
/// Memory of h months: persistence = active in them; else expansion = a neighbour active in them is
/// active now; relocation = such neighbours exist, none is active now; leap = no neighbour was
/// active in them. cessation: inactive in the last h months up to now, active in the month before
/// them. Dyads, ordered neighbour pairs (u, v) with u active, v inactive at t and v active at t +
/// 1: escalation if u is active at t + 1, else relocation.
struct Typology {
    int persistence = 0;
    int expansion = 0;
    int relocation = 0;
    int leap = 0;
    int cessation = 0;
    int escalation_pairs = 0;
    int relocation_pairs = 0;
    friend bool operator==(Typology const&, Typology const&) = default;
};

/// Counted, with what permuted months would give. `draws` = 0 only if the null was not asked for.
struct Diffusion {
    int memory_months = 1;
    int months = 0;
    std::size_t events = 0;
    std::size_t active_unit_months = 0;
    Typology observed;
    Chance persistence, expansion, relocation, leap, cessation, escalation_pairs, relocation_pairs;
};

/// The counts alone. Events outside the areas or months are a defect of the caller
/// (ErrorKind::internal).
Typology typology(std::span<AreaMonth const> events,
                  std::span<std::vector<std::size_t> const> neighbours, int months,
                  int memory_months);
/// With the null of months permuted over events, places kept. The same in any order of the events.
Diffusion diffusion(std::span<AreaMonth const> events,
                    std::span<std::vector<std::size_t> const> neighbours, int months,
                    int memory_months, Draws draws);

}  // namespace sitmap::analysis
