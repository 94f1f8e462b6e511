// SPDX-License-Identifier: MIT
#include "map/compose.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "map/glyphs.hpp"
#include "map/map_sheet.hpp"
#include "map/small_maps.hpp"
#include "map/timeline_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
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
        auto composed = composer(material, sheet, page);
        require_glyphs(composed.scene, material.measure);
        return composed;
    }
    throw Error{ErrorKind::input,
                fmt::format("cannot compose sheet '{}': unknown kind '{}'", clean(sheet.key),
                            clean(sheet.kind)),
                "use one of " + join_words(sheet_kinds(), ", ")};
}

FilmScenes film_of(Material const& material, study::Sheet const& sheet, Page const& page)
{
    MapSheetRules rules;
    rules.film = true;
    auto const plan =
        std::make_shared<MapSheet const>(plan_map_sheet(material, sheet, page, rules));
    return {[plan, &material](Moment const* moment) {
                return background_state(*plan, material, moment);
            },
            [plan, &material](Moment const* moment) {
                return draw_map_sheet(*plan, material, moment, Part::background).scene;
            },
            [plan, &material](Moment const* moment) {
                return draw_map_sheet(*plan, material, moment, Part::foreground).scene;
            }};
}

}  // namespace sitmap::map
