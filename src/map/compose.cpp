// SPDX-License-Identifier: MIT
#include "map/compose.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "map/glyphs.hpp"
#include "map/map_sheet.hpp"
#include "map/preflight.hpp"
#include "map/small_maps.hpp"
#include "map/timeline_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace sitmap::map {

namespace {

using Composer = Sheet (*)(Material const&, study::Sheet const&, Page const&);

Sheet overview(Material const& material, study::Sheet const& sheet, Page const& page)
{
    return draw_map_sheet(plan_map_sheet(material, sheet, page), material);
}

Sheet closeup(Material const& material, study::Sheet const& sheet, Page const& page)
{
    MapSheetRules rules;
    rules.arrows = false;
    return draw_map_sheet(plan_map_sheet(material, sheet, page, rules), material);
}

Sheet fire(Material const& material, study::Sheet const& sheet, Page const& page)
{
    MapSheetRules rules;
    rules.arrows = false;
    rules.fire = true;
    return draw_map_sheet(plan_map_sheet(material, sheet, page, rules), material);
}

constexpr std::array<std::pair<std::string_view, Composer>, 6> kinds{{
    {"overview", overview},
    {"closeup", closeup},
    {"fire", fire},
    {"months", months_sheet},
    {"categories", categories_sheet},
    {"timeline", timeline_sheet},
}};

/// The style with no words smaller than the page can show.
style::Style style_on(Page const& page, style::Style style)
{
    double const least = page.least_words();
    style.minimum_text = std::max(style.minimum_text, least);
    for (auto* words : {&style.title, &style.subtitle, &style.as_of, &style.heading, &style.body,
                        &style.quiet, &style.note, &style.footer, &style.area_label,
                        &style.country_label, &style.place_label, &style.count_label})
        words->size = std::max(words->size, least);
    return style;
}

MapSheetRules film_rules()
{
    MapSheetRules rules;
    rules.film = true;
    return rules;
}

/// What all pictures of a film are drawn from.
struct FilmPlan {
    style::Style style;
    Material material;
    MapSheet plan;

    FilmPlan(Material const& of, study::Sheet const& sheet, Page const& page)
        : style(style_on(page, of.style)),
          material(with_style(of, style)),
          plan(plan_map_sheet(material, sheet, page, film_rules()))
    {
    }
};

}  // namespace

std::vector<std::string> const& sheet_kinds()
{
    static std::vector<std::string> const names = [] {
        std::vector<std::string> all;
        for (auto const& [name, composer] : kinds) all.emplace_back(name);
        return all;
    }();
    return names;
}

Sheet compose(Material const& material, study::Sheet const& sheet, Page const& page)
{
    for (auto const& [name, composer] : kinds) {
        if (name != sheet.kind) continue;
        auto const style = style_on(page, material.style);
        auto const own = with_style(material, style);
        auto composed = composer(own, sheet, page);
        composed.scene.sheet = sheet.key;
        require_glyphs(composed.scene, material.measure);
        std::ranges::move(preflight(composed, own, sheet), std::back_inserter(composed.remarks));
        return composed;
    }
    throw Error{ErrorKind::input,
                fmt::format("cannot compose sheet '{}': unknown kind '{}'", clean(sheet.key),
                            clean(sheet.kind)),
                "use one of " + join_words(sheet_kinds(), ", ")};
}

FilmScenes film_of(Material const& material, study::Sheet const& sheet, Page const& page)
{
    auto const film = std::make_shared<FilmPlan const>(material, sheet, page);
    auto last = draw_map_sheet(film->plan, film->material);
    require_glyphs(last.scene, film->material.measure);
    std::ranges::move(preflight(last, film->material, sheet), std::back_inserter(last.remarks));
    return {[film](Moment const* moment) {
                return background_state(film->plan, film->material, moment);
            },
            [film](Moment const* moment) {
                return draw_map_sheet(film->plan, film->material, moment, Part::background).scene;
            },
            [film](Moment const* moment) {
                return draw_map_sheet(film->plan, film->material, moment, Part::foreground).scene;
            },
            std::move(last.remarks)};
}

}  // namespace sitmap::map
