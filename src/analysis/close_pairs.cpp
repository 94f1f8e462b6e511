// SPDX-License-Identifier: MIT
#include "analysis/close_pairs.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sitmap::analysis {

namespace {

using gis::Plane;

struct GridCell {
    std::int64_t column = 0;
    std::int64_t row = 0;
    friend auto operator<=>(GridCell const&, GridCell const&) = default;
};

std::int64_t pairs_of(std::int64_t n)
{
    return n * (n - 1) / 2;
}

}  // namespace

// The places with events in the time window, by cell, so that only the occupied ones are looked at.
class ClosePairs::Active {
public:
    explicit Active(ClosePairs const& pairs)
        : pairs_(pairs),
          events_(pairs.where_.size(), 0),
          slot_(pairs.where_.size(), 0),
          places_(pairs.where_.size(), 0),
          used_(pairs.cell_first_.size() - 1, 0)
    {
    }

    void add(std::uint32_t place)
    {
        if (events_[place]++ > 0) return;
        auto const cell = pairs_.cell_[place];
        slot_[place] = pairs_.cell_first_[cell] + used_[cell]++;
        places_[slot_[place]] = place;
    }
    void remove(std::uint32_t place)
    {
        if (--events_[place] > 0) return;
        auto const cell = pairs_.cell_[place];
        auto const last = places_[pairs_.cell_first_[cell] + --used_[cell]];
        places_[slot_[place]] = last;
        slot_[last] = slot_[place];
    }
    /// Adds the active events around `place` to the count of their distance band.
    void count_around(std::uint32_t place, std::vector<std::int64_t>& bands) const
    {
        auto const cell = pairs_.cell_[place];
        for (auto at = pairs_.near_first_[cell]; at < pairs_.near_first_[cell + 1]; ++at) {
            auto const first = pairs_.cell_first_[pairs_.near_[at]];
            auto const last = first + used_[pairs_.near_[at]];
            for (auto slot = first; slot < last; ++slot) {
                auto const other = places_[slot];
                auto const band = pairs_.band_of(place, other);
                if (band < bands.size()) bands[band] += events_[other];
            }
        }
    }

private:
    ClosePairs const& pairs_;
    std::vector<std::int32_t> events_;   // in the window, of each place
    std::vector<std::uint32_t> slot_;    // where a place stands in places_
    std::vector<std::uint32_t> places_;  // active places, grouped by cell
    std::vector<std::uint32_t> used_;    // active places of each cell
};

ClosePairs::ClosePairs(std::span<Plane const> places, std::span<double const> days,
                       std::span<double const> space_upper)
{
    std::vector<std::size_t> by_time(days.size());
    std::iota(by_time.begin(), by_time.end(), std::size_t{0});
    // By place within a day, so that the order of the records does not matter.
    std::ranges::sort(by_time, [&](std::size_t a, std::size_t b) {
        return std::tuple{days[a], places[a].x, places[a].y} <
               std::tuple{days[b], places[b].x, places[b].y};
    });
    for (auto const event : by_time) day_.push_back(days[event]);
    for (auto const upper : space_upper) squared_upper_.push_back(upper * upper);
    find_places(places, by_time);
    find_cells(space_upper.back() > 0 ? space_upper.back() : 1.0);
}

void ClosePairs::find_places(std::span<Plane const> places, std::span<std::size_t const> by_time)
{
    std::vector<std::uint32_t> order(by_time.size());
    std::iota(order.begin(), order.end(), 0U);
    auto const at = [&](std::uint32_t s) { return places[by_time[s]]; };
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return std::tuple{at(a).x, at(a).y, a} < std::tuple{at(b).x, at(b).y, b};
    });
    place_.resize(order.size());
    for (auto const s : order) {
        auto const here = at(s);
        if (where_.empty() || where_.back().x != here.x || where_.back().y != here.y) {
            where_.push_back(here);
            events_at_.push_back(0);
        }
        ++events_at_.back();
        place_[s] = static_cast<std::uint32_t>(where_.size() - 1);
    }
}

void ClosePairs::find_cells(double size)
{
    std::vector<GridCell> of_place;
    for (auto const where : where_) {
        of_place.push_back({static_cast<std::int64_t>(std::floor(where.x / size)),
                            static_cast<std::int64_t>(std::floor(where.y / size))});
    }
    auto cells = of_place;
    std::ranges::sort(cells);
    cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
    auto const index_of = [&](GridCell cell) {
        return static_cast<std::size_t>(std::ranges::lower_bound(cells, cell) - cells.begin());
    };
    cell_first_.assign(cells.size() + 1, 0);
    for (auto const cell : of_place) {
        cell_.push_back(static_cast<std::uint32_t>(index_of(cell)));
        ++cell_first_[cell_.back() + 1];
    }
    std::partial_sum(cell_first_.begin(), cell_first_.end(), cell_first_.begin());
    near_first_.push_back(0);
    for (auto const cell : cells) {
        for (std::int64_t step = 0; step < 9; ++step) {
            GridCell const beside{cell.column + step / 3 - 1, cell.row + step % 3 - 1};
            auto const index = index_of(beside);
            if (index < cells.size() && cells[index] == beside) {
                near_.push_back(static_cast<std::uint32_t>(index));
            }
        }
        near_first_.push_back(static_cast<std::uint32_t>(near_.size()));
    }
}

std::size_t ClosePairs::band_of(std::uint32_t a, std::uint32_t b) const
{
    auto const dx = where_[a].x - where_[b].x;
    auto const dy = where_[a].y - where_[b].y;
    auto const squared = dx * dx + dy * dy;
    std::size_t band = 0;
    while (band < squared_upper_.size() && squared > squared_upper_[band]) ++band;
    return band;
}

std::vector<std::int64_t> ClosePairs::count(std::span<std::uint32_t const> order,
                                            double days_apart) const
{
    Active active{*this};
    std::vector<std::int64_t> bands(squared_upper_.size(), 0);
    std::size_t oldest = 0;
    for (std::size_t s = 0; s < day_.size(); ++s) {
        for (; day_[s] - day_[oldest] > days_apart; ++oldest) active.remove(place_[order[oldest]]);
        auto const place = place_[order[s]];
        active.count_around(place, bands);
        active.add(place);
    }
    std::partial_sum(bands.begin(), bands.end(), bands.begin());
    return bands;
}

std::vector<std::int64_t> ClosePairs::close_in_space() const
{
    std::vector<std::int64_t> bands(squared_upper_.size(), 0);
    std::vector<std::vector<std::uint32_t>> places(cell_first_.size() - 1);
    for (std::uint32_t place = 0; place < where_.size(); ++place) {
        bands[0] += pairs_of(events_at_[place]);
        for (auto at = near_first_[cell_[place]]; at < near_first_[cell_[place] + 1]; ++at) {
            for (auto const other : places[near_[at]]) {  // those before this one
                auto const band = band_of(place, other);
                if (band < bands.size()) bands[band] += events_at_[place] * events_at_[other];
            }
        }
        places[cell_[place]].push_back(place);
    }
    std::partial_sum(bands.begin(), bands.end(), bands.begin());
    return bands;
}

std::int64_t ClosePairs::close_in_time(double days_apart) const
{
    std::int64_t pairs = 0;
    std::size_t oldest = 0;
    for (std::size_t s = 0; s < day_.size(); ++s) {
        while (day_[s] - day_[oldest] > days_apart) ++oldest;
        pairs += static_cast<std::int64_t>(s - oldest);
    }
    return pairs;
}

}  // namespace sitmap::analysis
