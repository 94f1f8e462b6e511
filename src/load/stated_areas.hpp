// SPDX-License-Identifier: MIT
// load/stated_areas.hpp: the areas and countries that records state by name, as the ids and codes
// of the layers.
#pragma once

#include "base/report.hpp"
#include "domain/area.hpp"
#include "domain/placed.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sitmap::load {

/// Where names of areas and countries are looked up. The layers must outlive it; it may be asked
/// from any number of threads.
class StatedNames {
public:
    struct Layers {
        std::span<Area const> areas;
        std::span<Area const> countries = {};  // empty: the first of the other layers in which
                                               // every area has a country code of its own
        std::span<Area const> coarser = {};    // the layer above the areas in a hierarchy
    };
    explicit StatedNames(Layers const& layers);
    ~StatedNames();

    bool has_areas() const noexcept { return !layers_.areas.empty(); }
    /// The id of the area of either layer that bears the name; nothing if none does, or several.
    std::optional<std::string> area(std::string const& text) const;
    /// The code (country_code) of the country that bears the name or id.
    std::optional<std::string> country(std::string const& text) const;

private:
    struct Lookup;
    Lookup const& areas() const;  // made when the first name is asked
    Lookup const& countries() const;

    Layers layers_;
    std::unique_ptr<Lookup> areas_, countries_;
};

/// Puts ids and codes in the place of names, and keeps account of what the layers do not have. For
/// one thread at a time; the names must outlive it.
class Statements {
public:
    explicit Statements(StatedNames const& names) : names_(&names) {}

    void resolve(Incident& incident);
    void merge(Statements const& other);
    /// Nothing where there is no layer or it has all that was stated.
    std::vector<Notice> unknown() const;

private:
    struct Known {
        SharedText id;  // or what is stated
        bool is_known = false;
        std::int64_t records = 0;
    };
    struct Answers {
        std::map<std::string, Known> known;
        std::int64_t others = 0;  // unknown ones beyond the most that are remembered
    };

    StatedNames const* names_;
    Answers areas_, countries_;
};

/// Stated areas become the id and stated countries the code (country_code) where just one of the
/// layer bears that name; without countries, those among the areas if every area is one. A notice
/// lists stated areas that no area bears.
std::vector<Notice> resolve_statements(std::span<Placed> records, std::span<Area const> areas,
                                       std::span<Area const> countries);

}  // namespace sitmap::load
