// SPDX-License-Identifier: MIT
// cli/join_rows.hpp: the columns that `join` adds to a record, as delimited text.
#pragma once

#include "cli/points_and_areas.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap::cli {

/// What a batch came to: rows of the product and of the table of shares, and how many records have
/// an area.
struct JoinedBatch {
    std::string rows;
    std::string shares;
    std::int64_t found = 0;
};

/// What becomes of texts that a spreadsheet would run as formulas.
enum class Formulas { made_harmless, as_they_are };

class JoinRows {
public:
    /// `keeps_shares`: fill JoinedBatch::shares as well.
    JoinRows(std::span<std::unique_ptr<AreaLayer> const> layers, char delimiter, bool keeps_shares,
             Formulas formulas = Formulas::made_harmless);

    /// Names of the added columns, each new beside `columns`: area_id, area_name, join_method,
    /// distance_km, area_share, n_candidates, with a suffix _2, _3 for further layers. All six of
    /// a layer have one number, a higher one where `columns` hold any of them.
    std::vector<std::string> added_columns(std::span<std::string const> columns) const;
    /// Every record of the batch with its added columns, one line each, in the batch's order.
    JoinedBatch rows(load::PointBatch const& batch) const;

private:
    struct Answer;
    Answer answer(AreaLayer& layer, load::PointBatch const& batch, std::size_t i, std::int32_t area,
                  load::Coarse const* coarse) const;
    void append(std::string& row, AreaLayer const& layer, Answer const& answer) const;
    void append_shares(std::string& rows, std::size_t layer, std::int64_t row,
                       Answer const& answer) const;

    std::span<std::unique_ptr<AreaLayer> const> layers_;
    char delimiter_;
    bool keeps_shares_;
    Formulas formulas_;
    std::vector<std::vector<std::string>>
        within_;  // per layer and area: the added columns of a point surely inside
};

/// A field of delimited text: quoted if it must be, a leading formula sign made harmless (base/text
/// csv_field) unless told otherwise.
std::string delimited_field(std::string_view text, char delimiter,
                            Formulas formulas = Formulas::made_harmless);

}  // namespace sitmap::cli
