// SPDX-License-Identifier: MIT
// load/point_columns.hpp: which columns of a table hold the point, its date and what is uncertain
// about it, and how the text in them becomes values. Strict: what is no number or date is a reason,
// never a zero.
#pragma once

#include "domain/date.hpp"
#include "load/dates.hpp"
#include "load/point_stream.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap::load {

/// Positions of the columns; absent if the table has none.
struct PointColumns {
    std::optional<std::size_t> lon, lat, date;
    std::optional<std::size_t> radius_km, precision, area, country, weight;

    bool has_coarse() const { return radius_km || precision; }
};

/// Finds named columns, and others by their usual names (case does not matter). `has_geometry`: lon
/// and lat may be absent. ErrorKind::input for a named column that is not there, or no column that
/// a usual name fits; lists what was found.
PointColumns find_point_columns(std::vector<std::string> const& names, PointSource const& source,
                                bool has_geometry);

/// Degrees as a plain decimal number, blanks around it allowed; `comma`: 34,5 is read as 34.5 (and
/// `comma_seen` is set).
std::optional<double> parse_degrees(std::string_view text, bool comma, bool& comma_seen);

/// The longest interval that one record may be dated to, in months; more is an outlier
/// (docs/errors.md).
constexpr int max_interval_months = 600;

/// When a record was. `month` is set if the interval lies in one month.
struct When {
    std::int32_t month = 0;
    DateInterval days;
};
/// What read_date (load/dates.hpp) reads as a date or interval; nothing for all else, and for
/// more than max_interval_months.
std::optional<When> parse_when(std::string_view text, DateOrder order = DateOrder::iso);

/// What a record's fields say, before any rule about completeness.
struct PointFields {
    std::string_view lon, lat, date, radius_km, precision, area, country;
    std::string_view weight = {};
    std::optional<Date> day = {};  // instead of `date`, where the format has real dates
};

/// Adds the record to the batch, or says why not. Keeps an account of what it saw for the notices.
class PointParser {
public:
    PointParser(PointSource const& source, PointColumns const& columns, char delimiter);

    enum class Verdict { used, outside, rejected };
    /// `text` is kept if the source asks for it. The reason of a rejection is in `reason()`.
    Verdict add(PointFields const& fields, std::int64_t row, std::string_view text,
                PointBatch& batch);
    /// The same with a position that is known already, or the trouble why it is not.
    Verdict add(PointFields const& fields, std::optional<LonLat> const& where,
                std::string const& trouble, std::int64_t row, std::string_view text,
                PointBatch& batch);
    std::string const& reason() const noexcept { return reason_; }

    /// Rows by what was odd about them; `decimal_commas` counts coordinates.
    struct Oddities {
        std::int64_t decimal_commas = 0;
        std::int64_t latitudes_that_fit_longitude_only = 0;
        std::int64_t outside_the_earth = 0;
        std::int64_t at_null_island = 0;  // exactly 0, 0
        std::int64_t not_utf8 = 0;        // their text is passed on as it is
    };
    Oddities const& oddities() const noexcept { return oddities_; }

private:
    struct Known {
        std::optional<LonLat> where;
        std::string const* trouble = nullptr;
    };
    Verdict add(PointFields const& fields, Known const* known, std::int64_t row,
                std::string_view text, PointBatch& batch);
    bool read_place(PointFields const& fields, LonLat& where);
    bool is_on_ground(LonLat where);
    bool take_place(Known const& known, LonLat& where);
    bool read_date(PointFields const& fields, When& when);
    bool read_coarse(PointFields const& fields, Coarse& coarse);
    bool read_weight(PointFields const& fields, double& weight);
    bool refuse(std::string reason);

    PointColumns columns_;
    std::optional<DateInterval> period_;
    DateOrder order_;
    bool needs_date_;
    bool keeps_text_;
    bool comma_;
    std::string reason_;
    Oddities oddities_;
};

}  // namespace sitmap::load
