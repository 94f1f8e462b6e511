// SPDX-License-Identifier: MIT
// load/point_reader.hpp: what the two ways of reading points (our CSV, GDAL's Arrow stream) have in
// common: raw pieces come one after another, and each becomes a batch on any thread.
#pragma once

#include "load/point_columns.hpp"
#include "load/point_stream.hpp"

#include <any>
#include <memory>
#include <string>
#include <vector>

namespace sitmap::load {

/// A batch with the account of the records it was made of.
struct ParsedPiece {
    PointBatch batch;
    Accounting records;
    std::vector<Reject> rejects;
    PointParser::Oddities oddities;

    void reject(std::string const& source, std::int64_t row, std::string reason)
    {
        ++records.rejected;
        if (rejects.size() < max_kept_rejects) rejects.push_back({source, row, std::move(reason)});
    }
    void count(PointParser::Verdict verdict, PointParser const& parser, std::string const& source,
               std::int64_t row)
    {
        ++records.read;
        switch (verdict) {
            case PointParser::Verdict::used: ++records.used; break;
            case PointParser::Verdict::outside: ++records.outside; break;
            case PointParser::Verdict::rejected: reject(source, row, parser.reason()); break;
        }
    }
};

class PointReader {
public:
    virtual ~PointReader() = default;
    virtual std::vector<std::string> const& columns() const = 0;
    virtual char delimiter() const { return ','; }
    virtual std::vector<gis::FieldType> column_types() const
    {
        return std::vector<gis::FieldType>(columns().size(), gis::FieldType::text);
    }
    /// The next piece of raw data; no value at the end. Called by one thread at a time.
    virtual std::any next_piece() = 0;
    /// The piece as a batch, which may point into the piece. Called by several threads at once.
    virtual ParsedPiece parse(std::any const& piece) const = 0;
    virtual std::vector<Notice> notices() const { return {}; }
    /// Records that a condition left out, after the last piece.
    virtual std::int64_t left_out() const { return 0; }
};

std::unique_ptr<PointReader> open_csv_points(PointSource const& source);
std::unique_ptr<PointReader> open_layer_points(PointSource const& source);

}  // namespace sitmap::load
