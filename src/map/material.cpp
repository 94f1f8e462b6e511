// SPDX-License-Identifier: MIT
#include "map/material.hpp"

namespace sitmap::map {

Material with_style(Material const& m, style::Style const& style)
{
    return {m.study,  style,    m.measure, m.placed, m.shown,    m.areas,      m.countries,
            m.rivers, m.places, m.names,   m.claims, m.arrivals, m.reached,    m.fires,
            m.totals, m.pins,   m.records, m.period, m.run_id,   m.in_no_area, m.used};
}

Material with_records(Material material, std::span<std::size_t const> shown)
{
    material.shown = shown;
    return material;
}

}  // namespace sitmap::map
