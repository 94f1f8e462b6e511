// SPDX-License-Identifier: MIT
#include "load/point_stream.hpp"

#include "base/infile.hpp"
#include "base/text.hpp"
#include "gis/gdal.hpp"
#include "load/point_reader.hpp"

#include <fmt/format.h>
#include <tbb/info.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <algorithm>

namespace sitmap::load {

namespace {

bool is_csv(PointSource const& source)
{
    auto const lower = to_lower_ascii(source.file);
    return is_standard_input(source.file) ||
           std::ranges::any_of(
               std::initializer_list<std::string_view>{".csv", ".tsv", ".tab", ".txt", ".psv"},
               [&](auto extension) { return lower.ends_with(extension); });
}

/// A piece on its way through the pipeline.
struct Passing {
    std::any piece;
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
}

void tell(PointParser::Oddities const& seen, PointSource const& source, PassResult& total)
{
    if (seen.decimal_commas > 0)
        total.notices.push_back(
            {gis::without_password(source.file),
             fmt::format("{} coordinates with a decimal comma are read as numbers",
                         seen.decimal_commas)});
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
    // Enough pieces under way that no thread waits, few enough that memory stays small.
    auto const in_flight =
        static_cast<std::size_t>(tbb::this_task_arena::max_concurrency()) * 2 + 2;
    using Item = std::shared_ptr<Passing>;
    auto const read = tbb::make_filter<void, Item>(tbb::filter_mode::serial_in_order,
                                                   [&](tbb::flow_control& control) {
                                                       auto item = std::make_shared<Passing>();
                                                       item->piece = reader.next_piece();
                                                       if (!item->piece.has_value()) control.stop();
                                                       return item;
                                                   });
    auto const parse = tbb::make_filter<Item, Item>(tbb::filter_mode::parallel, [&](Item item) {
        item->parsed = reader.parse(item->piece);
        item->result = work(item->parsed.batch);
        item->parsed.batch = {};
        item->piece.reset();
        return item;
    });
    auto const collect =
        tbb::make_filter<Item, void>(tbb::filter_mode::serial_in_order, [&](Item item) {
            add(total, item->parsed);
            add(oddities, item->parsed.oddities);
            take(std::move(item->result));
        });
    tbb::parallel_pipeline(in_flight, read & parse & collect);
    total.notices = reader.notices();
    total.records.read += reader.left_out();
    total.records.outside += reader.left_out();
    tell(oddities, state_->source, total);
    return total;
}

}  // namespace sitmap::load
