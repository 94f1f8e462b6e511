// SPDX-License-Identifier: MIT
// tests/support/scenes.hpp: short words for the parts of a page.
#pragma once

#include "map/scene.hpp"

#include <cmath>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

namespace sitmap::test {

inline constexpr style::Colour white{255, 255, 255};
inline constexpr style::Colour black{0, 0, 0};
inline constexpr style::Colour red{255, 0, 0};
inline constexpr style::Colour green{0, 128, 0};
inline constexpr style::Colour blue{0, 0, 255};

inline map::Scene page(double width, double height, style::Colour paper = white)
{
    map::Scene scene;
    scene.width = width;
    scene.height = height;
    scene.paper = paper;
    return scene;
}

template <typename Part>
void add(map::Scene& scene, Part part)
{
    scene.root.children.emplace_back(std::move(part));
}

inline map::Outline rectangle(double x, double y, double width, double height)
{
    return {{{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}}, true, false};
}

inline map::Outline circle(double x, double y, double r)
{
    auto const k = r * 0.5522847498;  // of a circle as four cubic curves
    return {{{x + r, y},
             {x + r, y + k},
             {x + k, y + r},
             {x, y + r},
             {x - k, y + r},
             {x - r, y + k},
             {x - r, y},
             {x - r, y - k},
             {x - k, y - r},
             {x, y - r},
             {x + k, y - r},
             {x + r, y - k},
             {x + r, y}},
            true,
            true};
}

inline map::Path filled(std::vector<map::Outline> outlines, map::Paint paint)
{
    map::Path path;
    path.outlines = std::move(outlines);
    path.fill = std::move(paint);
    return path;
}

inline map::Path stroked(std::vector<map::Outline> outlines, map::Stroke stroke)
{
    map::Path path;
    path.outlines = std::move(outlines);
    path.stroke = std::move(stroke);
    return path;
}

inline map::TextRun words(std::string text, map::Point at, double size = 10)
{
    map::TextRun run;
    run.text = std::move(text);
    run.at = at;
    run.font.size = size;
    return run;
}

inline std::unique_ptr<map::Group> layer(std::string name)
{
    auto group = std::make_unique<map::Group>();
    group->name = std::move(name);
    return group;
}

/// `count` places of a spiral around `centre`, the same on every machine.
inline std::vector<map::Point> spiral(std::size_t count, map::Point centre, double reach)
{
    std::vector<map::Point> places;
    for (std::size_t i = 0; i < count; ++i) {
        auto const share = static_cast<double>(i) / static_cast<double>(count);
        auto const turn = static_cast<double>(i) * 2.39996;  // golden angle
        places.push_back({centre.x + reach * std::sqrt(share) * std::cos(turn),
                          centre.y + reach * std::sqrt(share) * std::sin(turn)});
    }
    return places;
}

}  // namespace sitmap::test
