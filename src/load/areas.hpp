// SPDX-License-Identifier: MIT
// load/areas.hpp: the areas of a study, audited: broken rings mended and named, duplicates refused,
// overlaps and gaps measured, the expected count checked.
#pragma once

#include "base/report.hpp"
#include "domain/area.hpp"
#include "gis/gdal.hpp"
#include "study/study.hpp"

#include <cstdint>
#include <vector>

namespace sitmap::load {

struct Areas {
    std::vector<Area>
        units;  // sorted by id (bytes); shapes valid, rings closed, longitude/latitude
    std::vector<Area> countries;    // sorted by id; empty if the study names no layer of them
    std::vector<NamedLine> rivers;  // in the order of the layer; one a part of a feature
    std::vector<Reject> rejects;
    std::vector<Notice> notices;
    std::int64_t read = 0;  // features of the unit layer = units + their rejects
};

/// Throws ErrorKind::input if the file, layer, id column or CRS cannot be used, or if no area is
/// left. A count of home areas other than `expected` is a notice that names both numbers.
Areas areas(study::Study const& study, gis::Access access = gis::Access::files);
/// The same without looking for overlaps and gaps; `audit_coverage` does that later, beside other
/// work: it reads the units and adds notices.
Areas areas_unaudited(study::Study const& study, gis::Access access = gis::Access::files);
void audit_coverage(Areas& areas, study::AreaSource const& source);
/// Units of one source alone, for join and tally: no expected count, no countries, no rivers.
Areas areas(study::AreaSource const& source, gis::Access access = gis::Access::files);

}  // namespace sitmap::load
