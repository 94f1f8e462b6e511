// SPDX-License-Identifier: MIT
// cli/points_and_areas.hpp: what `join` and `tally` do alike: read the area layers, index them, and
// place batches of points.
#pragma once

#include "cli/outcome.hpp"
#include "domain/area.hpp"
#include "domain/date.hpp"
#include "join/area_index.hpp"
#include "join/place.hpp"
#include "load/point_stream.hpp"
#include "load/stated_areas.hpp"
#include "study/study.hpp"

#include <tbb/combinable.h>
#include <tbb/enumerable_thread_specific.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sitmap::cli {

/// Input columns and rules that `join` and `tally` share.
struct PointsAndAreas {
    std::string points;              // file, "-" for standard input (CSV), or "PG:..."
    std::vector<std::string> areas;  // one file, or several for a hierarchy
    std::string points_layer;
    std::vector<std::string> areas_layers;  // of the first of `areas`, the second ...
    std::string lon, lat, date;             // empty: found by their usual names
    std::string date_format = "iso";        // order of dates written with figures: iso, dmy, mdy
    std::string area_id;    // id column of the areas; empty: found by its usual names
    std::string area_name;  // the same of their names
    std::string where;      // SQL condition on the points
    std::optional<DateInterval> period;
    study::OnBorder on_border = study::OnBorder::lowest_id;
    study::OnOverlap on_overlap = study::OnOverlap::lowest_id;
    double nearest_km = 0;
};

/// One area layer, ready to be asked from any thread.
class AreaLayer {
public:
    /// `coarser`: the layer before it in a hierarchy, where stated codes are looked up as well.
    AreaLayer(std::vector<Area> areas, PointsAndAreas const& input, std::span<Area const> coarser);

    std::vector<Area> const& areas() const noexcept { return areas_; }
    join::AreaIndex const& index() const noexcept { return index_; }
    /// The calling thread's own.
    join::Placer& placer() { return *placers_.local(); }
    /// Fills in where a record belongs that states areas and countries by id or name.
    void place(Placed& record);
    /// What the placed records stated that this layer and the coarser one do not have.
    std::vector<Notice> unknown_statements();
    join::PlaceOptions const& options() const noexcept { return options_; }

private:
    std::vector<Area> areas_;
    join::PlaceOptions options_;
    join::AreaIndex index_;
    tbb::enumerable_thread_specific<std::unique_ptr<join::Placer>> placers_;
    load::StatedNames names_;
    tbb::combinable<load::Statements> statements_;
};

/// Reads and indexes the layers in the order given; notices and the count of left-out areas go to
/// the outcome. ErrorKind::input if a layer has no usable area.
std::vector<std::unique_ptr<AreaLayer>> read_layers(PointsAndAreas const& input, Outcome& outcome);

/// The record of a batch position that is not exact, as the join takes it.
Placed record_of(load::PointBatch const& batch, load::Coarse const& coarse);

/// The point source as the loader takes it.
load::PointSource point_source(PointsAndAreas const& input);

/// Looks at the first batch only: a notice if longitude and latitude look exchanged.
std::optional<Notice> exchange_notice(load::PointBatch const& batch, AreaLayer const& layer,
                                      std::string const& points);

/// Tells, after a pass, of areas that records stated and the layers do not have.
void tell_of_statements(std::span<std::unique_ptr<AreaLayer> const> layers, Outcome& outcome);

/// Copies the account of a pass; `found` of its used points lie in an area, the others are outside.
/// If there is none, the outcome says what took them.
void take_account(load::PassResult pass, std::int64_t found, PointsAndAreas const& input,
                  Outcome& outcome);

}  // namespace sitmap::cli
