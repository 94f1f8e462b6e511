// SPDX-License-Identifier: MIT
#include "cli/points_and_areas.hpp"

#include "base/error.hpp"
#include "base/infile.hpp"
#include "base/memory.hpp"
#include "base/text.hpp"
#include "gis/gdal.hpp"
#include "join/exchanged.hpp"
#include "load/areas.hpp"
#include "load/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace sitmap::cli {

namespace {

join::PlaceOptions options_of(PointsAndAreas const& input, std::span<Area const> coarser)
{
    return {{input.on_border, input.on_overlap}, input.nearest_km, coarser};
}

/// An id column that is no key would quietly take most of a layer away.
void refuse_lost_areas(load::Areas const& loaded, std::string const& file)
{
    if (!loaded.units.empty() && loaded.rejects.size() * 2 <= static_cast<std::size_t>(loaded.read))
        return;
    auto const cause = loaded.rejects.empty() ? "it is empty" : loaded.rejects.front().reason;
    bool const is_of_ids = cause.find("id is ") != std::string::npos;  // empty, or taken
    throw Error{
        ErrorKind::input,
        fmt::format(
            "cannot join with '{}': {} of its {} areas cannot be used, the first because {}",
            clean(file), loaded.rejects.size(), loaded.read, cause),
        is_of_ids ? "name a column that is different for every area with --area-id"
                  : "a layer of areas is needed: polygons that enclose ground"};
}

/// The first ones; a layer with a thousand faults needs no thousand lines.
void take_notices(std::vector<Notice> notices, Outcome& outcome)
{
    constexpr std::size_t most = 20;
    if (notices.size() > most) {
        auto const more = notices.size() - most;
        notices.resize(most);
        notices.push_back({notices.front().subject, fmt::format("and {} more of this kind", more)});
    }
    std::ranges::move(notices, std::back_inserter(outcome.notices));
}

/// Where no record of a pass lies in an area: what became of them.
std::string what_took(Accounting const& pass, PointsAndAreas const& input)
{
    auto const selection = !input.period         ? "left out by --where"
                           : input.where.empty() ? "outside the period"
                                                 : "left out by --where or outside the period";
    std::vector<std::string> words;
    for (auto const& [count, what] : {std::pair{pass.outside, selection},
                                      {pass.used, "in no area"},
                                      {pass.rejected, "rejected"}})
        if (count > 0) words.push_back(fmt::format("{} {}", count, what));
    return words.empty() ? "there is none" : join_words(words, ", ");
}

}  // namespace

AreaLayer::AreaLayer(std::vector<Area> areas, PointsAndAreas const& input,
                     std::span<Area const> coarser)
    : areas_(std::move(areas)),
      options_(options_of(input, coarser)),
      index_(areas_, options_.ties),
      placers_([this] { return std::make_unique<join::Placer>(index_, areas_, options_); }),
      names_({.areas = areas_, .countries = {}, .coarser = coarser}),
      statements_([this] { return load::Statements(names_); })
{
}

void AreaLayer::place(Placed& record)
{
    statements_.local().resolve(record.incident);
    placer().place_record(record);
}

std::vector<Notice> AreaLayer::unknown_statements()
{
    load::Statements all(names_);
    statements_.combine_each([&](load::Statements const& part) { all.merge(part); });
    return all.unknown();
}

std::vector<std::unique_ptr<AreaLayer>> read_layers(PointsAndAreas const& input, Outcome& outcome)
{
    std::vector<std::unique_ptr<AreaLayer>> layers;
    for (auto const& file : input.areas) {
        study::AreaSource source;
        source.file = file;
        auto const position = layers.size();
        if (position < input.areas_layers.size()) source.layer = input.areas_layers[position];
        source.id = layers.empty() ? input.area_id : std::string{};
        source.name = layers.empty() ? input.area_name : std::string{};
        auto loaded = load::areas(source);
        refuse_lost_areas(loaded, file);
        take_notices(std::move(loaded.notices), outcome);
        std::vector<Notice> left_out;
        for (auto const& reject : loaded.rejects)
            left_out.push_back({reject.source, fmt::format("area of row {} is left out: {}",
                                                           reject.row, reject.reason)});
        take_notices(std::move(left_out), outcome);
        give_back_memory();  // before the index takes its own
        auto const coarser = layers.empty() ? std::span<Area const>{}
                                            : std::span<Area const>(layers.back()->areas());
        layers.push_back(std::make_unique<AreaLayer>(std::move(loaded.units), input, coarser));
    }
    return layers;
}

Placed record_of(load::PointBatch const& batch, load::Coarse const& coarse)
{
    Placed record;
    auto& incident = record.incident;
    incident.row = batch.row[coarse.at];
    incident.when = coarse.when;
    incident.radius_km = coarse.radius_km;
    incident.place_precision = coarse.precision;
    incident.stated_area = coarse.stated_area;
    incident.stated_country = coarse.stated_country;
    LonLat const where{batch.lon[coarse.at], batch.lat[coarse.at]};
    if (!std::isnan(where.lon)) incident.where = where;
    return record;
}

load::PointSource point_source(PointsAndAreas const& input)
{
    bool const is_text = is_standard_input(input.points) || load::is_delimited_text(input.points);
    if (is_text && !input.points_layer.empty())
        throw Error{ErrorKind::usage, fmt::format("cannot use --points-layer '{}' for '{}': "
                                                  "delimited text has no layers",
                                                  clean(input.points_layer), clean(input.points))};
    load::PointSource source;
    source.file = input.points;
    source.layer = input.points_layer;
    source.lon = input.lon;
    source.lat = input.lat;
    source.date = input.date;
    source.date_format = input.date_format;
    source.where = input.where;
    source.period = input.period;
    return source;
}

std::optional<Notice> exchange_notice(load::PointBatch const& batch, AreaLayer const& layer,
                                      std::string const& points)
{
    if (batch.sequence > 0) return {};
    std::vector<LonLat> where(batch.size());
    for (std::size_t i = 0; i < where.size(); ++i) where[i] = {batch.lon[i], batch.lat[i]};
    auto const turned = join::inside_if_exchanged(where, layer.index());
    if (turned == 0) return {};
    return Notice{gis::without_password(points),
                  fmt::format("longitude and latitude look exchanged: {} of the first {} points "
                              "would lie in an area the other way round (name the columns with "
                              "--lon and --lat)",
                              turned, batch.size())};
}

void tell_of_statements(std::span<std::unique_ptr<AreaLayer> const> layers, Outcome& outcome)
{
    for (std::size_t i = 0; i < layers.size(); ++i)
        for (auto& notice : layers[i]->unknown_statements()) {
            if (layers.size() > 1) notice.subject += fmt::format(" {}", i + 1);
            outcome.notices.push_back(std::move(notice));
        }
}

void take_account(load::PassResult pass, std::int64_t found, PointsAndAreas const& input,
                  Outcome& outcome)
{
    outcome.records = pass.records;
    outcome.records.outside += pass.records.used - found;
    outcome.records.used = found;
    if (found == 0) outcome.none_counts = what_took(pass.records, input);
    std::ranges::move(pass.rejects, std::back_inserter(outcome.rejects));
    std::ranges::move(pass.notices, std::back_inserter(outcome.notices));
}

}  // namespace sitmap::cli
