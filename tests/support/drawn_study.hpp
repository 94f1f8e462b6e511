// SPDX-License-Identifier: MIT
// tests/support/drawn_study.hpp: the small study as a sheet on A4, and as symbols on a map.
#pragma once

#include "map/ground.hpp"
#include "map/incident_layer.hpp"
#include "tests/support/small_study.hpp"

#include <gtest/gtest.h>

#include <optional>

namespace sitmap::map::test {

/// Drawn as the sheet "map".
struct DrawnStudy : testing::Test {
    SmallStudy small;
    study::Sheet sheet;

    DrawnStudy() { sheet.key = "map"; }

    MapSheet plan() { return plan_map_sheet(small.material(), sheet, page_from("a4")); }
};

/// Without its records, on a map of 200 x 120 mm.
struct PlannedStudy : testing::Test {
    SmallStudy small;
    Box box{0, 0, 200, 120};
    std::optional<Frame> frame = Frame{57, 28, 66, 34};
    LonLat const town{61.6, 31.4};  // the target of the fire

    PlannedStudy() { small.placed.clear(); }

    Ground ground() { return ground_for(small.material(), frame, box); }
    IncidentPlan plan() { return plan_incidents(small.material(), ground()); }
};

}  // namespace sitmap::map::test
