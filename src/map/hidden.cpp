// SPDX-License-Identifier: MIT
#include "map/hidden.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <tuple>
#include <utility>

namespace sitmap::map {

namespace {

constexpr double most_covered = 0.75;   // share of a symbol: the rest tells no category
constexpr double most_of_number = 0.2;  // share of the paper around it
constexpr double around_number = 0.4;   // of a group's radius
constexpr double most_cut = 0.25;       // of a symbol's radius
constexpr double most_of_fire = 0.9;    // share of its corners
constexpr double star_of_marker = 0.5;  // radius of the disc with the area of a star
constexpr int samples = 6;              // to each side of the middle

enum class Kind { mark, number, symbol, star };

/// Something drawn, in drawing order.
struct Drawn {
    Kind kind = Kind::symbol;
    std::string id;
    Disc cover;  // what lies below it cannot be seen
    std::vector<Point> seen;
};

std::vector<Point> points_in(Disc const& disc)
{
    std::vector<Point> points;
    for (int x = -samples; x <= samples; ++x)
        for (int y = -samples; y <= samples; ++y)
            if (x * x + y * y <= samples * samples)
                points.push_back({disc.centre.x + disc.radius * x / samples,
                                  disc.centre.y + disc.radius * y / samples});
    return points;
}

std::vector<Point> points_in(Box const& box)
{
    std::vector<Point> points;
    for (int x = 0; x <= 2 * samples; ++x)
        for (int y = 0; y <= samples; ++y)
            points.push_back(
                {box.x + box.width * x / (2 * samples), box.y + box.height * y / samples});
    return points;
}

class Looker {
public:
    Looker(Material const& material, Ground const& ground, IncidentPlan const& plan, FireLook look)
        : material_(material), ground_(ground), plan_(plan)
    {
        for (auto const& mark : plan.marks) add(mark);
        add_clusters();
        if (look == FireLook::star) add_stars();
    }

    Hidden found() const
    {
        Hidden hidden;
        for (std::size_t i = 0; i < drawn_.size(); ++i) {
            auto const& drawn = drawn_[i];
            bool const is_number = drawn.kind == Kind::number;
            if (share_covered(i) > (is_number ? most_of_number : most_covered))
                (is_number ? hidden.numbers : hidden.symbols).push_back(drawn.id);
            if (is_cut(drawn)) hidden.cut.push_back(drawn.id);
        }
        return hidden;
    }

    /// Whether symbols and groups lie over all that is drawn of a fire's areas.
    bool hides(analysis::FireFinding const& fire) const
    {
        auto const corners = fire_corners(ground_, fire);
        auto const under = std::ranges::count_if(corners, [&](Point corner) {
            return std::ranges::any_of(drawn_, [&](Drawn const& drawn) {
                return distance(drawn.cover.centre, corner) < drawn.cover.radius;
            });
        });
        return static_cast<double>(under) > most_of_fire * static_cast<double>(corners.size());
    }

private:
    std::string const& id_of(std::size_t record) const
    {
        return material_.placed[record].incident.id;
    }

    void add(AreaMark const& mark)
    {
        if (!mark.at || mark.records.empty()) return;
        auto const box = box_around(*mark.at, mark.request.width, mark.request.height);
        drawn_.push_back({Kind::mark,
                          id_of(mark.records.front()),
                          {*mark.at, mark.request.height / 2},
                          points_in(box)});
    }

    void add_clusters()
    {
        std::vector<Drawn> symbols;
        for (auto const& cluster : plan_.clusters) {
            auto const parts = symbols_of(material_, plan_, cluster);
            for (std::size_t m = 0; m < parts.size(); ++m) {
                auto const& id = id_of(plan_.point_records[cluster.members[m]]);
                auto const& disc = parts[m].disc;
                if (cluster.spread == Spread::gathered)
                    drawn_.push_back(
                        {Kind::number, id, disc,
                         points_in(Disc{disc.centre, around_number * cluster.radius})});
                else
                    symbols.push_back({Kind::symbol, id, disc, points_in(disc)});
            }
        }
        std::ranges::stable_sort(symbols, std::ranges::greater{},
                                 [](Drawn const& drawn) { return drawn.cover.radius; });
        std::ranges::move(symbols, std::back_inserter(drawn_));
    }

    void add_stars()
    {
        for (auto const fire : plan_.fires) {
            auto const& event = material_.fires[fire].event;
            auto const at = ground_.geo.to_page(event.target.where);
            if (!at) continue;
            Disc const disc{*at, material_.style.marker * star_of_marker};
            drawn_.push_back({Kind::star, event.id, disc, points_in(disc)});
        }
    }

    bool is_cut(Drawn const& drawn) const
    {
        auto const& [centre, radius] = drawn.cover;
        auto const within = grown(ground_.box, -(1 - most_cut) * radius);
        return drawn.kind != Kind::mark && !contains(within, centre);
    }

    /// By what is drawn later.
    double share_covered(std::size_t i) const
    {
        auto const& below = drawn_[i];
        std::vector<Disc> above;
        for (std::size_t k = i + 1; k < drawn_.size(); ++k)
            if (distance(drawn_[k].cover.centre, below.cover.centre) <
                drawn_[k].cover.radius + std::max(below.cover.radius, half_width(below)))
                above.push_back(drawn_[k].cover);
        if (above.empty()) return 0;
        auto const covered = std::ranges::count_if(below.seen, [&](Point at) {
            return std::ranges::any_of(
                above, [&](Disc const& disc) { return distance(disc.centre, at) < disc.radius; });
        });
        return static_cast<double>(covered) / static_cast<double>(below.seen.size());
    }

    static double half_width(Drawn const& drawn)
    {
        return drawn.kind == Kind::mark ? bounds_of(drawn.seen).width / 2 : 0;
    }

    Material const& material_;
    Ground const& ground_;
    IncidentPlan const& plan_;
    std::vector<Drawn> drawn_;
};

}  // namespace

void Hidden::add(Hidden const& other)
{
    for (auto const list : {&Hidden::cut, &Hidden::symbols, &Hidden::numbers, &Hidden::fires})
        std::ranges::copy(other.*list, std::back_inserter(this->*list));
}

Hidden hidden_on(Material const& material, Ground const& ground, IncidentPlan const& plan,
                 FireLook look)
{
    if (plan.dense) return {};
    Looker const looker(material, ground, plan, look);
    auto hidden = looker.found();
    if (look == FireLook::areas)
        for (auto const fire : plan.fires)
            if (looker.hides(material.fires[fire]))
                hidden.fires.push_back(material.fires[fire].event.id);
    return hidden;
}

}  // namespace sitmap::map
