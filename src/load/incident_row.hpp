// SPDX-License-Identifier: MIT
// load/incident_row.hpp: one record of a table as an incident, or what is wrong with it.
#pragma once

#include "domain/incident.hpp"
#include "gis/projection.hpp"
#include "load/dates.hpp"
#include "load/schema.hpp"
#include "load/table.hpp"

#include <optional>
#include <string>
#include <unordered_map>

namespace sitmap::load {

/// Whether a CRS as a study states it means longitude and latitude; empty does.
bool is_degrees(std::string const& crs);

class IncidentReader {
public:
    /// `crs` as the study states it; empty: coordinates are degrees.
    IncidentReader(Table const& table, Layout layout, DateOrder order, std::string const& crs);

    struct Outcome {
        std::string problem;                // why the incident cannot be used; empty: it can
        bool has_exchanged_counts = false;  // low above high, as the layout is known to have them
    };
    /// Fills in an incident that is new.
    Outcome read(Record const& record, Incident& incident);

private:
    void take_dates(Record const& record, Incident& incident);
    void take_date_precision(Record const& record, Incident& incident);
    void take_place(Record const& record, Incident& incident);
    std::optional<PlacePrecision> take_place_precision(Record const& record, Incident& incident);
    void take_counts(Record const& record, Incident& incident);
    CountRange range(Record const& record, std::string const& low, std::string const& high);
    std::optional<LonLat> position(Record const& record);
    ReadDate date_in_parts(Record const& record);
    SharedText shared(std::string text);
    void take_claim(Record const& record, Incident& incident);

    Layout layout_;
    DateOrder order_;
    bool points_from_geometry_ = false;
    bool takes_degrees_ = false;  // from columns, because nobody states another system
    std::optional<gis::Projection> projection_;
    FieldReader fields_;
    bool has_exchanged_counts_ = false;
    std::unordered_map<std::string, SharedText> known_;
};

}  // namespace sitmap::load
