// SPDX-License-Identifier: MIT
// write/notes.hpp: notes.md of a pack, generated from the data: method, coverage, what is drawn and
// what is not, precision and claim mix, sources with counts, limits and notices.
#pragma once

#include "analysis/arrival.hpp"
#include "analysis/fire.hpp"
#include "base/report.hpp"
#include "domain/area.hpp"
#include "domain/placed.hpp"
#include "study/study.hpp"
#include "write/manifest.hpp"

#include <span>
#include <string>
#include <vector>

namespace sitmap::write {

/// A record that no sheet shows, and why ("known to its country only").
struct NotDrawn {
    std::string record;
    std::string reason;
};

/// What the main sheet shows; points + area_marks + hatched + not_drawn = records used.
struct Drawing {
    std::int64_t points = 0;
    std::int64_t area_marks = 0;
    std::int64_t hatched = 0;  // areas of reported presence
    std::vector<NotDrawn> not_drawn;
};

struct NotesInput {
    study::Study const& study;
    std::span<Placed const> placed;
    std::span<Area const> areas;
    std::span<analysis::Arrival const> arrivals;  // empty or one an area
    Accounting records;
    std::span<Reject const> rejects;
    std::span<Notice const> notices;
    Drawing drawing;
    Manifest const& manifest;  // inputs, versions, parameters
    std::span<analysis::FireFinding const> fires = {};
    std::int64_t in_no_area = 0;  // of the records outside
    /// One a record: whether it counts or shows presence, so that it could decide an arrival;
    /// empty: all do.
    std::vector<bool> decides = {};
};

/// Markdown text; data never becomes markup.
std::string notes(NotesInput const& input);

}  // namespace sitmap::write
