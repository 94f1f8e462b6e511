// SPDX-License-Identifier: MIT
#include "cli/sheet_notices.hpp"

#include "base/columns.hpp"
#include "base/text.hpp"
#include "map/compose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sitmap::cli {

std::vector<Notice> font_notices(style::Style const& style, render::PangoMeasure const& measure)
{
    std::vector<Notice> notices;
    for (auto const& wanted : {style.font, style.font_arabic}) {
        auto const used = measure.resolved_family({.family = wanted});
        if (to_lower_ascii(used) == to_lower_ascii(wanted)) continue;
        notices.push_back(
            {"style " + style.name,
             fmt::format("the font '{}' is not installed: {}", clean(wanted),
                         used.empty() ? "there is none" : "'" + clean(used) + "' is drawn")});
    }
    return notices;
}

std::vector<Notice> notices_of_strange_pins(Briefing const& briefing,
                                            std::span<study::Sheet const> more)
{
    std::vector<std::string> keys;
    for (auto const& sheets : {std::span<study::Sheet const>(briefing.study.sheets), more})
        for (auto const& sheet : sheets) keys.push_back(sheet.key);
    auto const& kinds = map::sheet_kinds();
    std::vector<Notice> notices;
    for (auto const& pins : briefing.pins) {
        bool const is_known =
            std::ranges::count(keys, pins.sheet) > 0 || std::ranges::count(kinds, pins.sheet) > 0;
        if (is_known) continue;
        auto const near = nearest_word(pins.sheet, keys);
        notices.push_back({briefing.study.labels,
                           fmt::format("[{}] is no sheet of the study: its pins are not used{}",
                                       clean(pins.sheet),
                                       near ? fmt::format(" (did you mean '{}'?)", *near) : "")});
    }
    return notices;
}

std::vector<Notice> notices_of_lost_pins(Briefing const& briefing, study::Sheet const& sheet,
                                         map::Page const& page, map::Sheet const& composed)
{
    auto const in_mm = [](double length) { return to_text(std::round(length * 100) / 100); };
    std::vector<std::string> lost;
    std::vector<Notice> notices;
    for (auto const& pins : briefing.pins) {
        if (pins.sheet != sheet.key || pins.pins.empty()) continue;
        if (!hold_for(pins, page.width, page.height)) {
            notices.push_back(
                {briefing.study.labels,
                 fmt::format("pins of sheet '{}' are for a page of {} x {} mm and are not used on "
                             "this one of {} x {} mm",
                             clean(sheet.key), in_mm(pins.page_width), in_mm(pins.page_height),
                             in_mm(page.width), in_mm(page.height))});
            continue;
        }
        for (auto const& pin : pins.pins)
            if (std::ranges::count(composed.labels, pin.id, &map::LabelPlace::id) == 0)
                lost.push_back(pin.id);
    }
    if (!lost.empty())
        notices.push_back(
            {briefing.study.labels, fmt::format("pins of labels that are not on sheet '{}': {}",
                                                clean(sheet.key), quoted_list(lost))});
    return notices;
}

}  // namespace sitmap::cli
