// SPDX-License-Identifier: MIT
// gis/layer_reader.hpp: the features of one layer as plain values, geometry in WGS 84
// longitude/latitude. A layer that is read to its end has given as many features as it declares,
// without one GDAL error - or it throws.
#pragma once

#include "gis/gdal.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sitmap::gis {

struct Feature {
    std::int64_t fid = 0;
    std::vector<std::string> fields;  // in the order of LayerReader::fields(); null is empty
    std::string wkb;                  // 2D, linear, little endian; empty: no geometry
    std::string
        trouble;  // why the geometry cannot be used (transformation failed ...); empty: none
    bool had_arcs = false;  // the geometry had arcs, now chords of one degree each
};

struct OpenOptions {
    std::string layer = {};  // empty: the only layer
    std::string where = {};  // OGR SQL condition, empty: all
    std::string crs = {};    // for a source that states none, or to overrule: "EPSG:n"
    Access access = Access::files;
};

class LayerReader {
public:
    /// Throws ErrorKind::input if the file, the layer or the CRS cannot be used; names the layers
    /// found when there are several and none is asked for.
    LayerReader(std::string const& path, OpenOptions const& options);
    ~LayerReader();
    LayerReader(LayerReader&&) noexcept;
    LayerReader& operator=(LayerReader&&) noexcept;

    std::string const& name() const noexcept;
    std::string const& driver() const noexcept;
    std::vector<std::string> const& fields() const noexcept;
    /// Index of a field by name, case-insensitive.
    std::optional<std::size_t> field(std::string const& name) const;
    /// Name of the CRS, empty if the source states none: then coordinates are as written.
    std::string const& crs() const noexcept;
    bool is_transformed() const noexcept;

    /// The next feature, nothing after the last. Throws ErrorKind::input after any GDAL failure or
    /// if the source declares another number of features than it gave.
    std::optional<Feature> next();
    /// Features that the condition leaves out, after the last; 0 where the source cannot tell.
    std::int64_t left_out() const noexcept;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace sitmap::gis
