// SPDX-License-Identifier: MIT
#include "map/preflight.hpp"

#include "base/text.hpp"
#include "base/units.hpp"
#include "map/clip.hpp"
#include "map/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace sitmap::map {

namespace {

constexpr double least_contrast = 4.5;  // WCAG 2.1, text
constexpr double least_print_points = 5;
constexpr double least_pixels = 11;      // height of an em on a screen page
constexpr double most_undrawable = 0.3;  // share of the shown records
constexpr double print_dpi = 200;        // pages from this resolution on are print

struct NamedText {
    std::string_view name;
    style::TextStyle const& words;
    Colour ground;
};

std::vector<NamedText> texts_of(style::Style const& s)
{
    return {{"title", s.title, s.panel},
            {"subtitle", s.subtitle, s.panel},
            {"as_of", s.as_of, s.panel},
            {"heading", s.heading, s.panel},
            {"body", s.body, s.panel},
            {"quiet", s.quiet, s.panel},
            {"note", s.note, s.note_ground},
            {"footer", s.footer, s.note_ground},
            {"place_label", s.place_label, s.land},
            {"area_label", s.area_label, s.land},
            {"country_label", s.country_label, s.neighbour_land}};
}

/// Names in two languages of which the second found no room.
std::vector<std::string> cut_names(MapSheet const& plan)
{
    std::vector<std::string> names;
    for (auto const& placed : plan.labels.placed) {
        auto const& request = plan.requests[placed.request];
        bool const curved = request.kind == LabelKind::line;
        if (!curved && placed.lines.size() < request.lines.size()) names.push_back(placed.id);
    }
    return names;
}

}  // namespace

std::vector<Remark> preflight(MapSheet const& plan, Material const& material,
                              std::span<std::string const> without_room)
{
    std::vector<Remark> remarks;
    auto const say = [&](std::string words) {
        remarks.push_back({plan.sheet.key, std::move(words)});
    };
    if (auto const& dropped = plan.labels.dropped; !dropped.empty()) {
        std::string names;
        for (auto const& label : dropped) names += (names.empty() ? "" : ", ") + label.id;
        say(fmt::format("{} of {} labels not drawn: {}", dropped.size(),
                        dropped.size() + plan.labels.placed.size(), names));
    }
    if (auto const cut = cut_names(plan); !cut.empty())
        say(fmt::format("{} in the first language only: {}", counted(cut.size(), "name"),
                        join_words(cut, ", ")));
    for (auto const& block : without_room) say(fmt::format("no room in the panel for '{}'", block));
    bool const print = plan.frame.page.dpi >= print_dpi;
    for (auto const& text : texts_of(material.style)) {
        double const pixels = text.words.size / points_per_inch * plan.frame.page.dpi;
        if (print ? text.words.size < least_print_points : pixels < least_pixels)
            say(fmt::format("text '{}' is small: {:.1f} pt", text.name, text.words.size));
        double const contrast = style::contrast(text.words.colour, text.ground);
        if (contrast < least_contrast)
            say(fmt::format("text '{}' has a contrast of {:.1f}:1, below 4.5:1", text.name,
                            contrast));
    }
    if (plan.inset && plan.inset->meets({plan.bar_at.x, plan.bar_at.y - 4, plan.bar.width, 8}))
        say("the scale bar lies over the inset");
    for (auto const& card : plan.cards)
        if (plan.inset && card.box.meets(*plan.inset)) say("a card lies over the inset");
    for (auto const& shade : plan.shading.classes)
        if (shade.areas == 0) say(fmt::format("class '{}' has no member", shade.label));
    if (plan.ground.lost > 0)
        say(fmt::format("{} vertices have no place in this projection", plan.ground.lost));
    auto const omitted = static_cast<double>(plan.plan.omitted.size());
    auto const shown = static_cast<double>(material.shown.size());
    if (plan.rules.only.empty() && shown > 0 && omitted / shown > most_undrawable)
        say(fmt::format("{} of {} records are not drawn", plan.plan.omitted.size(),
                        material.shown.size()));
    return remarks;
}

}  // namespace sitmap::map
