// SPDX-License-Identifier: MIT
#include "map/ground_raster.hpp"

#include <algorithm>
#include <cmath>

namespace sitmap::map {

GroundRaster::GroundRaster(Material const& material, Ground const& ground, double cell)
    : box_(ground.box),
      cell_(cell),
      columns_(static_cast<int>(std::ceil(box_.width / cell))),
      rows_(static_cast<int>(std::ceil(box_.height / cell))),
      first_country_(static_cast<int>(material.areas.size())),
      owners_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), nobody)
{
    for (std::size_t i = 0; i < ground.countries.size(); ++i)
        fill(ground.countries[i], first_country_ + static_cast<int>(i));
    for (std::size_t i = 0; i < material.areas.size(); ++i)
        if (is_home(material, material.areas[i])) fill(ground.areas[i], static_cast<int>(i));
    sum_home();
}

/// Even-odd, row by row: between the first and second crossing of a row, the third and fourth, ...
void GroundRaster::fill(std::vector<Outline> const& outlines, int owner)
{
    std::vector<std::vector<double>> crossings(static_cast<std::size_t>(rows_));
    auto const cross = [&](Point a, Point b) {
        if (a.y > b.y) std::swap(a, b);
        auto const row_after = [&](double y) {  // the first row whose middle is at y or below
            return static_cast<int>(
                std::clamp(std::ceil((y - box_.y) / cell_ - 0.5), 0.0, static_cast<double>(rows_)));
        };
        for (int row = row_after(a.y); row < row_after(b.y); ++row) {
            double const y = box_.y + (row + 0.5) * cell_;
            crossings[static_cast<std::size_t>(row)].push_back(a.x + (b.x - a.x) * (y - a.y) /
                                                                         (b.y - a.y));
        }
    };
    for (auto const& outline : outlines)
        for (std::size_t i = 0; i < outline.points.size(); ++i)
            cross(outline.points[i], outline.points[(i + 1) % outline.points.size()]);
    auto const column_after = [&](double x) {
        return static_cast<int>(
            std::clamp(std::ceil((x - box_.x) / cell_ - 0.5), 0.0, static_cast<double>(columns_)));
    };
    for (int row = 0; row < rows_; ++row) {
        auto& xs = crossings[static_cast<std::size_t>(row)];
        std::ranges::sort(xs);
        auto const first = owners_.begin() + static_cast<std::ptrdiff_t>(row) * columns_;
        for (std::size_t i = 0; i + 1 < xs.size(); i += 2)
            std::fill(first + column_after(xs[i]), first + column_after(xs[i + 1]), owner);
    }
}

int GroundRaster::owner_at(Point at) const
{
    double const column = std::floor((at.x - box_.x) / cell_);
    double const row = std::floor((at.y - box_.y) / cell_);
    if (!(column >= 0 && row >= 0 && column < columns_ && row < rows_)) return nobody;
    return owners_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                   static_cast<std::size_t>(column)];
}

void GroundRaster::sum_home()
{
    auto const width = static_cast<std::size_t>(columns_) + 1;
    home_.assign(width * (static_cast<std::size_t>(rows_) + 1), 0);
    for (std::size_t row = 0; row < static_cast<std::size_t>(rows_); ++row)
        for (std::size_t column = 0; column + 1 < width; ++column)
            home_[(row + 1) * width + column + 1] =
                home_[row * width + column + 1] + home_[(row + 1) * width + column] -
                home_[row * width + column] +
                (is_home_area(owners_[row * (width - 1) + column]) ? 1 : 0);
}

double GroundRaster::home_area(Box const& box) const
{
    auto const index = [&](double value, int most) {
        return static_cast<std::size_t>(std::clamp(value / cell_, 0.0, static_cast<double>(most)));
    };
    std::size_t const left = index(box.x - box_.x, columns_);
    std::size_t const right = index(box.right() - box_.x + cell_, columns_);
    std::size_t const top = index(box.y - box_.y, rows_);
    std::size_t const bottom = index(box.bottom() - box_.y + cell_, rows_);
    auto const width = static_cast<std::size_t>(columns_) + 1;
    auto const sum = [&](std::size_t row, std::size_t column) {
        return home_[row * width + column];
    };
    return (sum(bottom, right) - sum(top, right) - sum(bottom, left) + sum(top, left)) * cell_ *
           cell_;
}

}  // namespace sitmap::map
