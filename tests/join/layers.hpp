// SPDX-License-Identifier: MIT
// tests/join/layers.hpp: polygon layers for the join's tests and benches: made ones and such from
// files.
#pragma once

#include "domain/area.hpp"
#include "gis/gdal.hpp"
#include "gis/wkb.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace sitmap::test {

inline Ring rectangle(double west, double south, double east, double north)
{
    return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

inline Area area(std::string id, PolygonSet shape)
{
    return {id, "Name of " + id, "", std::move(shape)};
}
inline Area box(std::string id, double west, double south, double east, double north)
{
    return area(std::move(id), {{rectangle(west, south, east, north)}});
}

/// One valid polygon whose border runs to and fro in long ways close together: `teeth` points on
/// each side of a square of two degrees; `slant` 1 lets the ways run from corner to corner.
inline Area comb(int teeth, double slant = 0)
{
    auto const at = [&](double along, double across) {
        return LonLat{30 + along - slant * across / 2, 20 + across + slant * along};
    };
    double const apart = 2.0 / teeth;
    Ring ring{at(0, 0)};
    for (int i = 0; i < teeth; ++i) {
        ring.push_back(at(0.1, i * apart));
        ring.push_back(at(1.9, (i + 0.5) * apart));
    }
    ring.push_back(at(0.1, 2));
    ring.push_back(at(0, 2));
    ring.push_back(at(0, 0));
    return area("comb", {{ring}});
}

/// Valid polygons of a layer, numbered in file order ("000017"), so that position = file order.
inline std::vector<Area> areas_from_file(std::string const& file, char const* layer_name)
{
    gis::start_gdal();
    std::unique_ptr<GDALDataset> const dataset(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR));
    std::vector<Area> areas;
    auto* const layer = dataset ? dataset->GetLayerByName(layer_name) : nullptr;
    if (!layer) return areas;
    for (auto const& feature : layer) {
        auto* const shape = feature->GetGeometryRef();
        if (!shape || shape->IsEmpty()) continue;
        std::unique_ptr<OGRGeometry> const valid(shape->IsValid() ? shape->clone()
                                                                  : shape->MakeValid());
        std::string wkb(valid->WkbSize(), '\0');
        valid->exportToWkb(wkbNDR, reinterpret_cast<unsigned char*>(wkb.data()), wkbVariantIso);
        auto id = std::to_string(areas.size());
        areas.push_back(area(std::string(6 - id.size(), '0') + id, gis::polygons_from_wkb(wkb)));
    }
    return areas;
}

/// Where tests/bench/make_data.sh puts its layers; SITMAP_BENCH_DATA overrides it.
inline std::string bench_folder()
{
    char const* const given = std::getenv("SITMAP_BENCH_DATA");
    return given ? given : "/tmp/bench";
}

}  // namespace sitmap::test
