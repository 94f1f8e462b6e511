// SPDX-License-Identifier: MIT
#include "load/point_stream.hpp"

#include "base/infile.hpp"
#include "base/text.hpp"
#include "gis/gdal.hpp"
#include "load/ordered_work.hpp"
#include "load/point_reader.hpp"
#include "load/table.hpp"

#include <fmt/format.h>

namespace sitmap::load {

namespace {

bool is_csv(PointSource const& source)
{
    return is_standard_input(source.file) || is_delimited_text(source.file);
}

/// What became of a piece, on its way to the collection.
struct Passing {
    ParsedPiece parsed;
    std::any result;
};

void add(PassResult& total, ParsedPiece& piece)
{
    total.records.read += piece.records.read;
    total.records.used += piece.records.used;
    total.records.outside += piece.records.outside;
    total.records.rejected += piece.records.rejected;
    for (auto& reject : piece.rejects)
        if (total.rejects.size() < max_kept_rejects) total.rejects.push_back(std::move(reject));
}

void add(PointParser::Oddities& total, PointParser::Oddities const& piece)
{
    total.decimal_commas += piece.decimal_commas;
    total.latitudes_that_fit_longitude_only += piece.latitudes_that_fit_longitude_only;
    total.outside_the_earth += piece.outside_the_earth;
    total.at_null_island += piece.at_null_island;
    total.not_utf8 += piece.not_utf8;
}

void tell(PointParser::Oddities const& seen, PointSource const& source, PassResult& total)
{
    if (seen.decimal_commas > 0)
        total.notices.push_back(
            {gis::without_password(source.file),
             fmt::format("{} coordinates with a decimal comma are read as numbers",
                         seen.decimal_commas)});
    auto const note = [&](std::int64_t count, char const* what) {
        if (count > 0)
            total.notices.push_back(
                {gis::without_password(source.file),
                 fmt::format("{} record{} {}", count, count == 1 ? "" : "s", what)});
    };
    note(seen.at_null_island, "at 0, 0 (null island)");
    note(seen.not_utf8, source.is_for_layer
                            ? "with bytes that are not UTF-8; they become U+FFFD"
                            : "with bytes that are not UTF-8; they are passed on as they are");
    if (seen.latitudes_that_fit_longitude_only * 2 > total.records.read)
        total.notices.push_back(
            {gis::without_password(source.file),
             "most latitudes are beyond 90 degrees: longitude and latitude may be swapped"});
    else if (seen.outside_the_earth * 2 > total.records.read)
        total.notices.push_back(
            {gis::without_password(source.file),
             "most coordinates are no degrees: they may be metres of a map projection"});
}

}  // namespace

struct PointStream::State {
    PointSource source;
    std::unique_ptr<PointReader> reader;
};

PointStream::PointStream(PointSource source) : state_(std::make_unique<State>())
{
    state_->source = std::move(source);
    state_->reader = is_csv(state_->source) ? open_csv_points(state_->source)
                                            : open_layer_points(state_->source);
}

PointStream::~PointStream() = default;
PointStream::PointStream(PointStream&&) noexcept = default;

std::vector<std::string> const& PointStream::columns() const
{
    return state_->reader->columns();
}
char PointStream::delimiter() const
{
    return state_->reader->delimiter();
}

std::vector<gis::FieldType> PointStream::column_types() const
{
    return state_->reader->column_types();
}

PassResult PointStream::run_any(Work const& work, Take const& take)
{
    auto& reader = *state_->reader;
    PassResult total;
    PointParser::Oddities oddities;
    auto const work_on = [&](std::any piece) {
        auto passing = std::make_shared<Passing>();
        passing->parsed = reader.parse(piece);
        passing->result = work(passing->parsed.batch);
        passing->parsed.batch = {};
        return std::any(std::move(passing));
    };
    auto const collect = [&](std::any item) {
        auto& passing = *std::any_cast<std::shared_ptr<Passing> const&>(item);
        add(total, passing.parsed);
        add(oddities, passing.parsed.oddities);
        take(std::move(passing.result));
    };
    run_in_order({[&] { return reader.next_piece(); }, work_on, collect});
    total.notices = reader.notices();
    total.records.read += reader.left_out();
    total.records.outside += reader.left_out();
    tell(oddities, state_->source, total);
    return total;
}

}  // namespace sitmap::load
