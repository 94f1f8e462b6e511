// SPDX-License-Identifier: MIT
#include "analysis/kernel_density.hpp"

#include "analysis/event_weight.hpp"
#include "gis/geodesic.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace sitmap::analysis {

namespace {

using gis::Plane;

constexpr double pi = std::numbers::pi;

double kernel_value(Kernel kernel, double bandwidth, double squared_distance)
{
    auto const h2 = bandwidth * bandwidth;
    if (kernel == Kernel::gaussian) {
        return std::exp(-squared_distance / (2.0 * h2)) / (2.0 * pi * h2);
    }
    auto const left = 1.0 - squared_distance / h2;
    return left > 0 ? 3.0 / (pi * h2) * left * left : 0.0;
}

// Mass of a standard normal between two limits, accurate in the tails.
double normal_mass(double low, double high)
{
    auto const root = std::numbers::sqrt2;
    if (low > 0) return 0.5 * (std::erfc(low / root) - std::erfc(high / root));
    return 0.5 * (std::erfc(-high / root) - std::erfc(-low / root));
}

// Share of a Gaussian kernel about `centre` that lies inside the window.
double edge_mass(Smoothing const& s, Plane centre)
{
    auto const h = s.bandwidth;
    return normal_mass((s.window.x_low - centre.x) / h, (s.window.x_high - centre.x) / h) *
           normal_mass((s.window.y_low - centre.y) / h, (s.window.y_high - centre.y) / h);
}

std::optional<Undefined> bad_smoothing(Smoothing const& s, std::size_t events, std::size_t weights)
{
    if (!(s.bandwidth > 0)) return Undefined{"the bandwidth is not positive"};
    if (weights != 0 && weights != events) return Undefined{"not one weight an event"};
    if (s.edge == Edge::none) return std::nullopt;
    if (s.kernel != Kernel::gaussian) {
        return Undefined{"edges are corrected for the Gaussian kernel only"};
    }
    if (!(s.window.x_high > s.window.x_low) || !(s.window.y_high > s.window.y_low)) {
        return Undefined{"the window is empty"};
    }
    return std::nullopt;
}

struct Source {
    Plane where;
    double weight = 1;
};

// Events as weighted places, each place once: what lies in one spot is smoothed in one go.
std::vector<Source> sources(std::span<Plane const> events, std::span<double const> weights,
                            Smoothing const& s)
{
    std::vector<Source> all;
    for (std::size_t i = 0; i < events.size(); ++i) {
        all.push_back({events[i], weight_of(weights, i)});
    }
    std::ranges::stable_sort(all, [](Source const& a, Source const& b) {
        return std::pair{a.where.x, a.where.y} < std::pair{b.where.x, b.where.y};
    });
    std::vector<Source> merged;
    for (auto const& source : all) {
        auto const same = !merged.empty() && merged.back().where.x == source.where.x &&
                          merged.back().where.y == source.where.y;
        if (same) {
            merged.back().weight += source.weight;
        } else {
            merged.push_back(source);
        }
    }
    if (s.edge == Edge::diggle) {
        for (auto& source : merged) source.weight /= edge_mass(s, source.where);
    }
    return merged;
}

struct Raster {
    int columns = 0;
    int rows = 0;
    double dx = 0;
    double dy = 0;
    Window window;

    Plane centre(int column, int row) const
    {
        return {window.x_low + (column + 0.5) * dx, window.y_low + (row + 0.5) * dy};
    }
    std::pair<int, int> columns_within(double x, double reach) const
    {
        return cells_within((x - window.x_low) / dx, reach / dx, columns);
    }
    std::pair<int, int> rows_within(double y, double reach) const
    {
        return cells_within((y - window.y_low) / dy, reach / dy, rows);
    }

private:
    // First cell and the one after the last whose centre lies within `reach` of `at`, in cells.
    static std::pair<int, int> cells_within(double at, double reach, int cells)
    {
        auto const first = std::clamp(std::ceil(at - reach - 0.5), 0.0, double(cells));
        auto const last = std::clamp(std::floor(at + reach - 0.5) + 1.0, first, double(cells));
        return {static_cast<int>(first), static_cast<int>(last)};
    }
};

void add_source(std::vector<double>& grid, Raster const& raster, Source const& source,
                Smoothing const& s)
{
    auto const reach = s.kernel == Kernel::gaussian ? 6.0 * s.bandwidth : s.bandwidth;
    auto const [left, right] = raster.columns_within(source.where.x, reach);
    auto const [bottom, top] = raster.rows_within(source.where.y, reach);
    for (int row = bottom; row < top; ++row) {
        auto const dy = raster.centre(0, row).y - source.where.y;
        auto* cell = grid.data() + static_cast<std::size_t>(row) * raster.columns;
        for (int column = left; column < right; ++column) {
            auto const dx = raster.centre(column, 0).x - source.where.x;
            cell[column] += source.weight * kernel_value(s.kernel, s.bandwidth, dx * dx + dy * dy);
        }
    }
}

}  // namespace

std::string_view to_text(Kernel kernel)
{
    return kernel == Kernel::gaussian ? "gaussian" : "quartic";
}

std::string_view to_text(Edge edge)
{
    static constexpr std::array<std::string_view, 3> words = {"none", "uniform", "diggle"};
    return words[static_cast<std::size_t>(edge)];
}

Defined<std::vector<double>> density(std::span<Plane const> events, std::span<Plane const> places,
                                     Smoothing const& smoothing, std::span<double const> weights)
{
    if (auto const bad = bad_smoothing(smoothing, events.size(), weights.size())) return *bad;
    auto const from = sources(events, weights, smoothing);
    std::vector<double> result;
    for (auto const place : places) {
        double sum = 0;
        for (auto const& source : from) {
            auto const dx = place.x - source.where.x;
            auto const dy = place.y - source.where.y;
            sum += source.weight *
                   kernel_value(smoothing.kernel, smoothing.bandwidth, dx * dx + dy * dy);
        }
        if (smoothing.edge == Edge::uniform) sum /= edge_mass(smoothing, place);
        result.push_back(sum);
    }
    return result;
}

Defined<std::vector<double>> density_grid(std::span<Plane const> events, int columns, int rows,
                                          Smoothing const& smoothing,
                                          std::span<double const> weights)
{
    if (auto const bad = bad_smoothing(smoothing, events.size(), weights.size())) return *bad;
    auto const& w = smoothing.window;
    if (columns < 1 || rows < 1 || !(w.x_high > w.x_low) || !(w.y_high > w.y_low)) {
        return Undefined{"the window is empty"};
    }
    Raster const raster{columns, rows, (w.x_high - w.x_low) / columns, (w.y_high - w.y_low) / rows,
                        w};
    auto const from = sources(events, weights, smoothing);
    // A fixed number of parts, added in order: the sums do not depend on the number of threads.
    constexpr std::size_t parts = 8;
    std::vector<double> const empty(static_cast<std::size_t>(columns) * rows, 0.0);
    std::vector<std::vector<double>> grids(parts, empty);
    tbb::parallel_for(std::size_t{0}, parts, [&](std::size_t part) {
        for (auto i = part; i < from.size(); i += parts) {
            add_source(grids[part], raster, from[i], smoothing);
        }
    });
    auto total = empty;
    for (auto const& grid : grids) {
        std::ranges::transform(total, grid, total.begin(), std::plus{});
    }
    if (smoothing.edge != Edge::uniform) return total;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            total[static_cast<std::size_t>(row) * columns + column] /=
                edge_mass(smoothing, raster.centre(column, row));
        }
    }
    return total;
}

Defined<std::vector<double>> geodesic_density(std::span<LonLat const> events,
                                              std::span<LonLat const> places, Kernel kernel,
                                              Kilometres bandwidth, std::span<double const> weights)
{
    Smoothing const smoothing{.kernel = kernel, .bandwidth = bandwidth.value};
    if (auto const bad = bad_smoothing(smoothing, events.size(), weights.size())) return *bad;
    std::vector<double> result(places.size(), 0.0);
    tbb::parallel_for(std::size_t{0}, places.size(), [&](std::size_t at) {
        for (std::size_t i = 0; i < events.size(); ++i) {
            auto const km = to_kilometres(gis::geodesic(places[at], events[i]).distance).value;
            result[at] += weight_of(weights, i) * kernel_value(kernel, bandwidth.value, km * km);
        }
    });
    return result;
}

}  // namespace sitmap::analysis
