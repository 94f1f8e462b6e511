// SPDX-License-Identifier: MIT
#include "map/shapes.hpp"

#include <algorithm>
#include <utility>

namespace sitmap::map {

Group& add_group(Group& parent, std::string name, std::string id)
{
    auto group = std::make_unique<Group>();
    group->name = std::move(name);
    group->id = std::move(id);
    auto& reference = *group;
    parent.children.push_back(std::move(group));
    return reference;
}

Outline rectangle(Box const& b)
{
    return {
        {{b.x, b.y}, {b.right(), b.y}, {b.right(), b.bottom()}, {b.x, b.bottom()}}, true, false};
}

Outline rounded(Box const& b, double wanted)
{
    double const r = std::min({wanted, b.width / 2, b.height / 2});
    double const h = r * (1 - bezier_handle);
    double const x0 = b.x, y0 = b.y, x1 = b.right(), y1 = b.bottom();
    std::vector<Point> points{{x0 + r, y0}};
    auto const side = [&](Point to) {  // a straight side as a Bezier piece
        Point const from = points.back();
        points.insert(points.end(), {from, to, to});
    };
    auto const corner = [&](Point c1, Point c2, Point to) {
        points.insert(points.end(), {c1, c2, to});
    };
    side({x1 - r, y0});
    corner({x1 - h, y0}, {x1, y0 + h}, {x1, y0 + r});
    side({x1, y1 - r});
    corner({x1, y1 - h}, {x1 - h, y1}, {x1 - r, y1});
    side({x0 + r, y1});
    corner({x0 + h, y1}, {x0, y1 - h}, {x0, y1 - r});
    side({x0, y0 + r});
    corner({x0, y0 + h}, {x0 + h, y0}, {x0 + r, y0});
    return {std::move(points), true, true};
}

Outline circle(Point c, double r)
{
    return rounded({c.x - r, c.y - r, 2 * r, 2 * r}, r);
}

Outline polygon(std::vector<Point> points)
{
    return {std::move(points), true, false};
}

Outline open_line(std::vector<Point> points)
{
    return {std::move(points), false, false};
}

Stroke stroke_of(style::LineStyle const& line)
{
    return {line.colour, line.width, line.dashes, true};
}

Path filled(Outline outline, Paint paint)
{
    Path path;
    path.outlines.push_back(std::move(outline));
    path.fill = paint;
    return path;
}

void add_leader(Group& into, Point from, Point to, style::Style const& style)
{
    auto const line = stroke_of(style.leader);
    auto casing = line;
    casing.width *= 3;
    casing.colour = style.halo;
    for (auto const& stroke : {casing, line})
        into.children.push_back(lined(open_line({from, to}), stroke));
}

Path lined(Outline outline, Stroke stroke)
{
    Path path;
    path.outlines.push_back(std::move(outline));
    path.stroke = std::move(stroke);
    return path;
}

}  // namespace sitmap::map
