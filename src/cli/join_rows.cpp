// SPDX-License-Identifier: MIT
#include "cli/join_rows.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

namespace sitmap::cli {

std::string delimited_field(std::string_view text, char delimiter, Formulas formulas)
{
    auto field = formulas == Formulas::made_harmless ? csv_field(text) : csv_verbatim(text);
    if (delimiter == ',' || field.starts_with('"') || field.find(delimiter) == std::string::npos)
        return field;
    return '"' + field + '"';
}

namespace {

/// The columns of one layer under one number; 1 is not written.
std::vector<std::string> numbered(std::size_t number)
{
    std::vector<std::string> set;
    for (auto const* name :
         {"area_id", "area_name", "join_method", "distance_km", "area_share", "n_candidates"})
        set.push_back(number == 1 ? std::string(name) : fmt::format("{}_{}", name, number));
    return set;
}

}  // namespace

/// Where a record belongs in one layer.
struct JoinRows::Answer {
    std::optional<std::size_t> area;
    JoinMethod method = JoinMethod::none;
    double distance_km = 0;
    double share = 0;
    std::size_t candidates = 0;
    std::vector<AreaShare> shares;
};

JoinRows::JoinRows(std::span<std::unique_ptr<AreaLayer> const> layers, char delimiter,
                   bool keeps_shares, Formulas formulas)
    : layers_(layers), delimiter_(delimiter), keeps_shares_(keeps_shares), formulas_(formulas)
{
    for (auto const& layer : layers_) {
        auto& texts = within_.emplace_back();
        for (std::size_t i = 0; i < layer->areas().size(); ++i) {
            Answer certain{i, JoinMethod::within, 0, 1, 1, {}};
            append(texts.emplace_back(), *layer, certain);
        }
    }
}

std::vector<std::string> JoinRows::added_columns(std::span<std::string const> columns) const
{
    std::set<std::string> taken;
    for (auto const& column : columns) taken.insert(to_lower_ascii(column));
    std::vector<std::string> added;
    for (std::size_t layer = 0; layer < layers_.size(); ++layer) {
        auto number = layer + 1;
        auto set = numbered(number);
        auto const is_taken = [&](auto const& column) { return taken.contains(column); };
        while (std::ranges::any_of(set, is_taken)) set = numbered(++number);
        taken.insert(set.begin(), set.end());
        std::ranges::move(set, std::back_inserter(added));
    }
    return added;
}

void JoinRows::append(std::string& row, AreaLayer const& layer, Answer const& answer) const
{
    auto const add = [&](std::string_view text) {
        row += delimiter_;
        row += text;
    };
    add(answer.area ? delimited_field(layer.areas()[*answer.area].id, delimiter_, formulas_) : "");
    add(answer.area ? delimited_field(layer.areas()[*answer.area].name, delimiter_, formulas_)
                    : "");
    add(to_text(answer.method));
    add(answer.method == JoinMethod::nearest ? fmt::format("{:.3f}", answer.distance_km) : "");
    add(answer.area ? to_text(std::round(answer.share * 1e6) / 1e6) : "");
    add(std::to_string(answer.candidates));
}

/// The record's shares, and what lies outside all areas as a share without an area, so that they
/// sum to 1.
void JoinRows::append_shares(std::string& rows, std::size_t layer, std::int64_t row,
                             Answer const& answer) const
{
    double rest = 1;
    auto const add = [&](std::string_view area, double share) {
        fmt::format_to(std::back_inserter(rows), "{},", row);
        if (layers_.size() > 1) fmt::format_to(std::back_inserter(rows), "{},", layer + 1);
        fmt::format_to(std::back_inserter(rows), "{},{}\n", area,
                       to_text(std::round(share * 1e12) / 1e12));
    };
    for (auto const& share : answer.shares) {
        add(csv_field(layers_[layer]->areas()[share.area].id), share.share);
        rest -= share.share;
    }
    if (rest > 1e-9) add("", rest);
}

JoinRows::Answer JoinRows::answer(AreaLayer& layer, load::PointBatch const& batch, std::size_t i,
                                  std::int32_t area, load::Coarse const* coarse) const
{
    Answer answer;
    if (coarse) {
        auto placed = record_of(batch, *coarse);
        layer.place(placed);
        answer = {placed.area, placed.method,        placed.distance_km,
                  0,           placed.shares.size(), std::move(placed.shares)};
        for (auto const& share : answer.shares)
            if (share.area == answer.area) answer.share = share.share;
        return answer;
    }
    LonLat const where{batch.lon[i], batch.lat[i]};
    if (std::isnan(where.lon)) return answer;
    if (area < 0 && layer.options().nearest_km <= 0 && layer.index().covering(where).empty())
        return answer;
    auto const point = layer.placer().place_point(where);
    answer.area = point.located.index();
    answer.method = point.method;
    answer.distance_km = point.distance_km;
    answer.share = 1;
    answer.candidates =
        point.method == JoinMethod::nearest ? 1 : layer.index().covering(where).size();
    if (answer.area) answer.shares = {{*answer.area, 1.0}};
    return answer;
}

JoinedBatch JoinRows::rows(load::PointBatch const& batch) const
{
    JoinedBatch joined;
    std::vector<std::vector<join::Located>> located(layers_.size(),
                                                    std::vector<join::Located>(batch.size()));
    for (std::size_t k = 0; k < layers_.size(); ++k)
        for (std::size_t i = 0; i < batch.size(); ++i)
            located[k][i] = layers_[k]->index().locate({batch.lon[i], batch.lat[i]});
    joined.rows.reserve(batch.size() * (100 + 40 * layers_.size()));
    auto next = batch.coarse.begin();
    for (std::size_t i = 0; i < batch.size(); ++i) {
        load::Coarse const* const coarse =
            next != batch.coarse.end() && next->at == i ? &*next++ : nullptr;
        joined.rows += batch.text[i];
        for (std::size_t k = 0; k < layers_.size(); ++k) {
            auto const& point = located[k][i];
            bool const is_plain = !coarse && point.cover == join::Cover::one;
            if (is_plain) joined.rows += within_[k][static_cast<std::size_t>(point.area)];
            if (is_plain && !keeps_shares_) {
                joined.found += k == 0;
                continue;
            }
            auto const full = answer(*layers_[k], batch, i, point.area, coarse);
            if (!is_plain) append(joined.rows, *layers_[k], full);
            bool const is_rejected = !coarse && std::isnan(batch.lon[i]);
            if (keeps_shares_ && !is_rejected) append_shares(joined.shares, k, batch.row[i], full);
            joined.found += k == 0 && (full.area || !full.shares.empty());
        }
        joined.rows += '\n';
    }
    return joined;
}

}  // namespace sitmap::cli
