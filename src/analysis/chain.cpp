// SPDX-License-Identifier: MIT
#include "analysis/chain.hpp"

#include "gis/geodesic.hpp"

#include <algorithm>

namespace sitmap::analysis {

namespace {

constexpr double shortest =
    25.0;  // metres: what a stretch or hole must measure to be found for certain
constexpr double end_tolerance = 1e-3;

/// Splits the chain until g's slope of at most one decides; keeps stretches joined and in order.
class Search {
public:
    Search(Chain const& chain, std::function<double(LonLat)> const& g) : chain_(chain), g_(g) {}

    std::vector<Chainage> run()
    {
        double const to = chain_.length();
        look(0, value(0), to, value(to));
        return std::move(found_);
    }

private:
    double value(double chainage) const { return g_(chain_.at(chainage)); }

    void look(double a, double ga, double b, double gb)
    {
        double const way = b - a;
        if (ga + gb - way > 0) return;
        if (ga + gb + way <= 0) return add(a, b);
        if (way < shortest) return finish(a, ga, b, gb);
        double const middle = a + way / 2;
        double const gm = value(middle);
        look(a, ga, middle, gm);
        look(middle, gm, b, gb);
    }

    void finish(double a, double ga, double b, double gb)
    {
        bool const starts_in = ga <= 0;
        bool const ends_in = gb <= 0;
        if (starts_in && ends_in) return add(a, b);
        if (!starts_in && !ends_in) return;
        double in = starts_in ? a : b;
        double out = starts_in ? b : a;
        while (std::abs(out - in) > end_tolerance) {
            double const middle = (in + out) / 2;
            (value(middle) <= 0 ? in : out) = middle;
        }
        add(starts_in ? a : in, starts_in ? in : b);
    }

    void add(double from, double to)
    {
        if (!found_.empty() && from - found_.back().to.value <= end_tolerance)
            found_.back().to = Metres{to};
        else
            found_.push_back({Metres{from}, Metres{to}});
    }

    Chain const& chain_;
    std::function<double(LonLat)> const& g_;
    std::vector<Chainage> found_;
};

}  // namespace

Chain::Chain(Line const& line) : line_(line)
{
    double total = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        starts_.push_back(total);
        if (i + 1 == line.size()) break;
        auto const step = gis::geodesic(line[i], line[i + 1]);
        azimuths_.push_back(step.azimuth);
        total += step.distance.value;
    }
}

LonLat Chain::at(double chainage) const
{
    if (chainage <= 0 || line_.size() == 1) return line_.front();
    if (chainage >= length()) return line_.back();
    auto const next = std::ranges::upper_bound(starts_, chainage);
    auto const segment = static_cast<std::size_t>(next - starts_.begin()) - 1;
    if (chainage == starts_[segment]) return line_[segment];
    return gis::travel(line_[segment], azimuths_[segment], Metres{chainage - starts_[segment]});
}

std::vector<Chainage> stretches_where(Chain const& chain, std::function<double(LonLat)> const& g)
{
    if (chain.line().empty()) return {};
    return Search{chain, g}.run();
}

}  // namespace sitmap::analysis
