// SPDX-License-Identifier: MIT
// load/point_stream.hpp: points of any size and format as batches of columns, in bounded memory.
// CSV is read by our own strict reader (load/bulk_csv), everything else through GDAL's Arrow stream
// (gis/arrow_stream).
#pragma once

#include "base/report.hpp"
#include "domain/date.hpp"
#include "domain/incident.hpp"
#include "gis/vector_layer.hpp"

#include <any>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap::load {

struct PointSource {
    std::string file;   // path, "-" or "/vsistdin/" for standard input, "PG:..." for PostGIS
    std::string layer;  // empty: the only layer
    std::string lon, lat, date;          // column names; empty: found by their usual names
    std::string date_format = "iso";     // order of dates written with figures: iso, dmy, mdy
    std::string weight;                  // column of numbers to add up; empty: none
    std::string where;                   // SQL condition on the attributes; empty: all
    std::optional<DateInterval> period;  // records wholly outside are counted as outside
    bool needs_date = true;   // false: a date column is used only if it is named or a period is set
    bool keeps_text = false;  // batches carry every column as CSV text, for `join`
    bool is_for_layer = false;  // that text holds formulas as they are, and no added position
};

/// A record whose place or date is not exact, with what is known.
struct Coarse {
    std::uint32_t at = 0;  // position in the batch
    DateInterval when;     // days; first > last if there is no date
    double radius_km = 0;
    PlacePrecision precision = PlacePrecision::site;
    std::string stated_area;
    std::string stated_country;
};

/// Columns of equal length. `month` is Month::number, or 0 where there is no date.
struct PointBatch {
    std::vector<double> lon;
    std::vector<double> lat;
    std::vector<std::int32_t> month;
    std::vector<double> weight;     // NaN where a record has none; empty unless the source names it
    std::vector<std::int64_t> row;  // physical line (CSV) or feature id
    std::vector<Coarse> coarse;     // ascending `at`; records that are not exact to a month (in the
                                    // period) and a point
    std::vector<std::string_view>
        text;                  // the record as CSV fields, no line end; empty unless keeps_text
    std::size_t sequence = 0;  // 0, 1, 2 ... in file order
    std::size_t size() const { return lon.size(); }
};

/// What a whole pass over a source came to. The first 10 000 rejects are kept, all are counted.
struct PassResult {
    Accounting records;  // used = points handed out (the caller moves those in no area to outside)
    std::vector<Reject> rejects;
    std::vector<Notice> notices;
};

/// A source that is open: its columns are known, its records are not read yet.
class PointStream {
public:
    /// Throws ErrorKind::input for a file that cannot be used (no coordinates, no date column,
    /// unknown format).
    explicit PointStream(PointSource source);
    ~PointStream();
    PointStream(PointStream&&) noexcept;

    /// Names of the columns as `PointBatch::text` carries them, and what separates them there.
    std::vector<std::string> const& columns() const;
    char delimiter() const;
    /// What the source says of the columns' values; delimited text says nothing: all are text.
    std::vector<gis::FieldType> column_types() const;

    /// Reads everything once. `work` is called with one batch after another, several at once on
    /// different threads; what it gives goes to `take`, one after another in file order. Throws
    /// ErrorKind::input for damage that reading finds, ErrorKind::limit past a stated limit, and
    /// what `work` and `take` throw.
    template <typename Result>
    PassResult run(std::function<Result(PointBatch const&)> const& work,
                   std::function<void(Result)> const& take)
    {
        return run_any([&](PointBatch const& batch) { return std::any(work(batch)); },
                       [&](std::any result) { take(std::any_cast<Result>(std::move(result))); });
    }

private:
    using Work = std::function<std::any(PointBatch const&)>;
    using Take = std::function<void(std::any)>;
    PassResult run_any(Work const& work, Take const& take);

    struct State;
    std::unique_ptr<State> state_;
};

/// Rejects that a pass keeps; all are counted.
constexpr std::size_t max_kept_rejects = 10'000;

}  // namespace sitmap::load
