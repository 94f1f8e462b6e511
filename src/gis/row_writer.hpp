// SPDX-License-Identifier: MIT
// gis/row_writer.hpp: one vector layer written row by row, however many there are. Memory does not
// grow with the rows, but for the spatial index of a GeoPackage (some 60 bytes a row); FlatGeobuf
// gets none. Same rows, same bytes.
#pragma once

#include "domain/date.hpp"
#include "gis/vector_layer.hpp"
#include "gis/vector_writer.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace sitmap::gis {

/// Extensions that a stream of points, or of rows without a shape, can be written to.
std::vector<std::string> row_extensions(ShapeKind kind);

/// Writes rows in the order given; one thread at a time.
class RowWriter {
public:
    /// `layer` says name, kind (none or point) and fields; its rows are not looked at. `file` must
    /// not exist, its extension is one of `row_extensions`. Field names that the format cannot hold
    /// are changed. Throws ErrorKind::output with GDAL's reason, ErrorKind::usage for another
    /// extension.
    RowWriter(std::string const& file, VectorLayer const& layer, Date stamp);
    ~RowWriter();
    RowWriter(RowWriter&&) noexcept;

    /// Each row has one value for each field. Texts stay as they are; in .shp and .kml they are
    /// cleaned, which `finish` counts. FlatGeobuf takes no row without a
    /// shape: the caller keeps them. ErrorKind::output.
    void write(std::span<VectorRow const> rows);
    /// Ends the file, opens it again and counts; what the format could not hold. ErrorKind::output
    /// if rows are missing.
    std::vector<FieldLoss> finish();
    /// After `finish`, in the order of the layer: what the fields are called in the file, and the
    /// bytes that a shapefile takes for a value of each (else 0).
    struct WrittenField {
        std::string name;
        int width = 0;
    };
    std::vector<WrittenField> written_fields() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace sitmap::gis
