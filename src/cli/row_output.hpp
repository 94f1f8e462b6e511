// SPDX-License-Identifier: MIT
// cli/row_output.hpp: where `join` and `tally` put their rows: delimited text, or a vector layer
// that is written row by row.
#pragma once

#include "base/outfile.hpp"
#include "base/report.hpp"
#include "gis/row_writer.hpp"
#include "load/point_stream.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap::cli {

/// `delimiter` is 0 for a layer and where the output takes the input's separator.
struct RowFormat {
    bool is_layer = false;
    char delimiter = 0;
};
/// By the extension: .csv and .txt ("-" as well), .tsv, or one of gis::row_extensions(kind).
/// ErrorKind::usage for another, naming those that are known.
RowFormat row_format(std::string const& output, gis::ShapeKind kind);

/// The further files of a layer of that name: the parts of a shapefile and its "..._fields.csv",
/// the "..._without_position.csv" of a FlatGeobuf file. None for anything else.
std::vector<std::string> files_beside(std::string const& output);

/// Takes the first record off well-formed delimited text; its fields without quotes. A record ends
/// at a line feed.
void split_record(std::string_view& text, char delimiter, std::vector<std::string>& fields);

/// Every record of well-formed delimited text with another separator.
std::string with_delimiter(std::string_view text, char from, char to);

/// A vector file that appears under its name when it is whole; a shapefile with the files beside
/// it and a dictionary of its fields, a FlatGeobuf file with "..._without_position.csv" beside it
/// if there are such rows; if there are none, that of an earlier run goes.
class LayerOutput {
public:
    /// Refuses before any work what OutFile refuses.
    LayerOutput(std::string const& path, Overwrite overwrite);

    /// Before the first row. `delimiter` separates the fields of the texts that `rows` takes.
    void start(std::string const& name, gis::ShapeKind kind, std::vector<gis::Field> fields,
               char delimiter);
    /// One row for each record of `text`, at the batch's positions; on any thread.
    std::vector<gis::VectorRow> rows(std::string_view text, load::PointBatch const& batch) const;
    void write(std::span<gis::VectorRow> rows);
    /// Verifies and publishes; what the format could not hold becomes notices. The paths written,
    /// that of the layer first.
    std::vector<std::string> publish(std::vector<Notice>& notices);

private:
    std::string dictionary(std::span<gis::FieldLoss const> losses) const;

    OutFile main_;
    std::vector<OutFile> sides_;         // .shx .dbf .prj .cpg
    std::optional<OutFile> dictionary_;  // of a shapefile's fields: what their names stand for
    std::optional<gis::RowWriter> writer_;
    std::optional<OutFile> rest_;  // rows that FlatGeobuf cannot hold: those without a position
    std::int64_t rest_rows_ = 0;
    std::string name_;
    std::vector<gis::Field> fields_;
    char delimiter_ = ',';
};

}  // namespace sitmap::cli
