// SPDX-License-Identifier: MIT
// gis/arrow_stream.hpp: a layer of points as batches of columns, by GDAL's Arrow stream
// (OGRLayer::GetArrowStream). Positions come out in WGS 84 longitude/latitude; one GDAL error, or
// another number of records than declared, is an error.
#pragma once

#include "domain/date.hpp"
#include "domain/lonlat.hpp"
#include "gis/gdal.hpp"
#include "gis/vector_layer.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap::gis {

/// Some records of the layer; may be read from any thread, and outlives the layer.
class ArrowBatch {
public:
    ~ArrowBatch();
    ArrowBatch(ArrowBatch const&) = delete;
    ArrowBatch& operator=(ArrowBatch const&) = delete;

    std::size_t size() const noexcept;
    std::int64_t fid(std::size_t row) const;
    /// The value as text: dates in ISO form as written, reals in their shortest exact form, null
    /// empty. `store` holds what is not text in the file.
    std::string_view text(std::size_t column, std::size_t row, std::string& store) const;
    /// The calendar day of a date or time stamp, as written; nothing for null, for columns of other
    /// types, and for exact times.
    std::optional<Date> day(std::size_t column, std::size_t row) const;
    /// The position, or nothing and why in `trouble`.
    std::optional<LonLat> point(std::size_t row, std::string& trouble) const;

    struct State;
    explicit ArrowBatch(std::unique_ptr<State> state);  // by ArrowLayer

private:
    std::unique_ptr<State> state_;
};

struct ArrowOptions {
    std::string layer = {};  // empty: the only one
    std::string where = {};  // SQL condition, empty: all
    Access access = Access::files;
    bool exact_times = false;  // time stamps as text with their zone; such layers are read slower
};

class ArrowLayer {
public:
    /// Throws ErrorKind::input if the file, the layer, the condition or the coordinate system
    /// cannot be used.
    ArrowLayer(std::string const& path, ArrowOptions const& options);
    ~ArrowLayer();

    /// Columns that can be given as text, in layer order; others (lists, binary) are
    /// `unreadable_columns`.
    std::vector<std::string> const& columns() const noexcept;
    std::vector<std::string> const& unreadable_columns() const noexcept;
    /// Of `columns`; times of day are text.
    std::vector<FieldType> const& column_types() const noexcept;
    bool has_geometry() const noexcept;
    /// Name of the column that `fid` comes from (a key, as in databases and GeoPackages); empty if
    /// there is none.
    std::string const& fid_column() const noexcept;
    /// Name of the coordinate system, empty if the layer states none: then coordinates are as
    /// written.
    std::string const& crs() const noexcept;
    /// Positions are turned into longitude/latitude.
    bool is_transformed() const noexcept;
    /// Reads only these columns (others are empty) and, if asked, the geometry. Before the first
    /// `next`.
    void select(std::span<std::size_t const> columns, bool geometry);

    /// The next records; nothing at the end. Throws ErrorKind::input after any GDAL failure or
    /// wrong count.
    std::shared_ptr<ArrowBatch const> next();
    /// Records that the condition left out; 0 if the layer does not know its size.
    std::int64_t left_out() const noexcept;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace sitmap::gis
