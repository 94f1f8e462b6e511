// SPDX-License-Identifier: MIT
#include "map/legend.hpp"

#include "base/text.hpp"
#include "map/arrival_arrows.hpp"
#include "map/fire_layer.hpp"
#include "map/grouped.hpp"
#include "map/presence_layer.hpp"
#include "map/shapes.hpp"
#include "map/symbols.hpp"
#include "map/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace sitmap::map {

namespace {

constexpr double least_ratio = 1.15;  // of the circles of the legend of sizes

void add_paths(Group& into, std::vector<Path> paths, Point at)
{
    for (auto& path : paths) into.children.push_back(moved(std::move(path), at));
}

LegendEntry box_entry(Writer const& writer, Paint const& paint, std::string label,
                      std::string count)
{
    auto const edge = writer.style.rule;
    return {[paint, edge](Group& into, Point at) {
                auto path = filled(rectangle({at.x - 3.2, at.y - 1.7, 6.4, 3.4}), paint);
                path.stroke = Stroke{edge, 0.15, {}, false};
                into.children.push_back(std::move(path));
            },
            std::move(label), std::move(count)};
}

LegendSection shade_section(Writer const& writer, Shading const& shading)
{
    LegendSection section{shading.heading, {}, 1};
    auto const add = [&](Paint const& paint, std::string label, std::size_t areas) {
        auto count = areas == 0 ? "no area" : shading.in_steps ? "" : counted(areas, "area");
        section.entries.push_back(box_entry(writer, paint, std::move(label), std::move(count)));
    };
    // Classes that were given are a scale that several sheets share: all of it is shown.
    for (auto const& c : shading.classes)
        if (c.areas > 0 || shading.is_given) add(c.paint(), c.label, c.areas);
    if (shading.without > 0) add(writer.style.no_data, "no record", shading.without);
    return section;
}

MarkerLook plain_look(Writer const& writer, Colour colour)
{
    MarkerLook look;
    look.colour = colour;
    look.ground = writer.style.paper;
    look.edge = writer.style.marker_edge;
    look.edge_width = writer.style.marker_outline;
    return look;
}

void fire_swatch(Group& into, Writer const& writer, Point at)
{
    auto path = filled(fan({at.x, at.y + 1.1}, 0.5, {at.x, at.y - 0.9}, 1.2),
                       style::with_alpha(writer.style.accent, 0.25));
    path.stroke = Stroke{writer.style.accent, 0.25, {0.8, 0.5}, true};
    into.children.push_back(std::move(path));
}

LegendSection category_section(Writer const& writer, Material const& material,
                               IncidentPlan const& plan, SymbolUse const& use, bool fans)
{
    LegendSection section{"Category", {}, 1};
    if (material.study.categories.empty()) section.heading = "Records";
    auto const add = [&](Shape shape, Colour colour, bool fan, std::string name, int count) {
        double const size = use.dense && !fan ? writer.style.marker * 0.7 : writer.style.marker;
        auto swatch = [&writer, shape, colour, size, fan](Group& into, Point at) {
            if (fan) return fire_swatch(into, writer, at);
            add_paths(into, marker(shape, Filling::solid, size, plain_look(writer, colour)), at);
        };
        if (count > 0)
            section.entries.push_back(
                {swatch, std::move(name), grouped(static_cast<std::int64_t>(count))});
    };
    std::vector<std::string> const none;
    for (auto const& [index, count] : use.by_look) {
        auto const& look = plan.looks[index];
        bool const is_other = index + 1 == plan.looks.size();
        auto const fire = use.fires.find(index);
        int const fires = fire == use.fires.end() ? 0 : fire->second;
        auto const others = is_other ? other_categories(material, plan.looks) : none;
        add(look.shape, look.colour, false, others.empty() ? look.name : other_words(others),
            count - fires);
        add(Shape::star, writer.style.accent, fans,
            look.fire ? look.name : look.name + ": reported fire", fires);
    }
    return section;
}

std::string filling_words(Filling filling, std::set<ClaimState> const& claims)
{
    switch (filling) {
        case Filling::solid:
            if (!claims.contains(ClaimState::confirmed)) return "attributed";
            return claims.contains(ClaimState::attributed) ? "confirmed or attributed"
                                                           : "confirmed";
        case Filling::half: return "claimed";
        case Filling::hollow: return "likely";
        case Filling::crossed: return "denied";
        case Filling::dotted: return "reported";
    }
    return {};
}

LegendEntry mark_entry(Writer const& writer, Colour colour, bool has_more)
{
    return {[&writer, colour](Group& into, Point at) {
                into.children.push_back(area_pill(at, 6.2, 4.2, writer.style.area_mark_ground,
                                                  stroke_of(writer.style.area_mark_edge)));
                add_paths(into,
                          marker(Shape::circle, Filling::solid, writer.style.marker * 0.8,
                                 plain_look(writer, colour)),
                          at);
            },
            has_more ? "area only; +n more" : "area only", ""};
}

LegendEntry ring_entry(Colour colour)
{
    return {[colour](Group& into, Point at) {
                into.children.push_back(lined(circle(at, 1.9), {colour, 0.22, {0.9, 0.7}, true}));
                into.children.push_back(filled(circle(at, 0.7), colour));
            },
            "within this circle", ""};
}

LegendEntry gathered_entry(Writer const& writer, Colour colour, bool hollow, std::string words)
{
    return {
        [&writer, colour, hollow](Group& into, Point at) {
            Slice const slice{colour, 1, hollow};
            auto const& style = writer.style;
            auto const font = count_font(style, 0.72);
            auto symbol = gathered_symbol(at, 4.6, {&slice, 1}, "9", font, style.ink, style.paper);
            for (auto& path : symbol.paths) into.children.push_back(std::move(path));
            into.children.push_back(std::move(symbol.number));
        },
        std::move(words), ""};
}

/// "claimed, likely or denied".
std::string in_a_list(std::vector<std::string> words)
{
    if (words.size() < 2) return words.empty() ? "" : words.front();
    auto const last = words.back();
    words.pop_back();
    return join_words(words, ", ") + " or " + last;
}

/// "4 of 15 claimed or likely": how many records in symbols with a number are not certain; without
/// the numbers where they change from map to map.
std::string hollow_words(SymbolUse const& use, bool counted)
{
    std::set<ClaimState> states;
    for (auto const& [record, state] : use.hollow_parts) states.insert(state);
    std::vector<std::string> words;
    for (auto const state : states) words.push_back(filling_words(filling_of(state), states));
    if (!counted) return in_a_list(std::move(words));
    return fmt::format("{} of {} {}", grouped(std::ssize(use.hollow_parts)),
                       grouped(std::ssize(use.gathered)), in_a_list(std::move(words)));
}

LegendEntry inferred_entry(Writer const& writer)
{
    return {[&writer](Group& into, Point at) {
                add_paths(into,
                          marker(Shape::star, Filling::solid, writer.style.marker * 0.7,
                                 plain_look(writer, writer.style.accent)),
                          at);
                into.children.push_back(inferred_ring(writer.style, writer.style.marker * 0.7, at));
            },
            "target inferred", ""};
}

LegendEntry inferred_area_entry(Writer const& writer)
{
    return {[&writer](Group& into, Point at) {
                into.children.push_back(fire_end({rounded({at.x - 3, at.y - 1.7, 6, 3.4}, 1.6)},
                                                 launch_look(writer.style, true)));
            },
            "area inferred", ""};
}

LegendEntry displaced_entry(Writer const& writer, Colour colour)
{
    return {[&writer, colour](Group& into, Point at) {
                Point const aside{at.x + 1.4, at.y - 0.4};
                into.children.push_back(lined(open_line({{at.x - 2, at.y + 1.2}, aside}),
                                              stroke_of(writer.style.leader)));
                add_paths(into,
                          marker(Shape::circle, Filling::solid, writer.style.marker * 0.8,
                                 plain_look(writer, colour)),
                          aside);
            },
            "moved aside", ""};
}

LegendEntry claim_entry(Writer const& writer, Colour colour, Filling filling, bool disputed,
                        std::string words)
{
    return {[&writer, colour, filling, disputed](Group& into, Point at) {
                auto look = plain_look(writer, colour);
                look.disputed = disputed;
                add_paths(into, marker(Shape::circle, filling, writer.style.marker, look), at);
            },
            std::move(words), ""};
}

/// `moments`: of several maps that show parts of the records.
LegendSection certainty_section(Writer const& writer, IncidentPlan const& plan,
                                SymbolUse const& use, bool moments)
{
    LegendSection section{use.dense ? "Who says so, and how exactly where (not told by dots)"
                                    : "Who says so, and how exactly where",
                          {},
                          2};
    auto& entries = section.entries;
    Colour const colour =
        plan.looks.empty() ? writer.style.other_category : plan.looks.front().colour;
    bool const worth_telling = use.fillings.size() > 1 || !use.fillings.contains(Filling::solid);
    if (worth_telling)
        for (auto const filling : use.fillings)
            entries.push_back(
                claim_entry(writer, colour, filling, false, filling_words(filling, use.claims)));
    if (use.disputed)
        entries.push_back(claim_entry(writer, colour, Filling::half, true, "denied by some"));
    if (use.marks) entries.push_back(mark_entry(writer, colour, use.full_marks));
    if (use.rings) entries.push_back(ring_entry(colour));
    if (use.inferred_target) entries.push_back(inferred_entry(writer));
    if (use.displaced) entries.push_back(displaced_entry(writer, colour));
    if (!use.gathered.empty())
        entries.push_back(gathered_entry(writer, colour, false, "several here"));
    if (!use.hollow_parts.empty())
        entries.push_back(gathered_entry(writer, colour, true, hollow_words(use, !moments)));
    return section;
}

LegendSection arrow_section(Writer const& writer, Material const& material)
{
    LegendSection section{"Order of first records", {}, 1};
    auto const entry = [&](analysis::Step step, bool certain, std::string words) {
        auto const is_one = [&](analysis::Reached const& r) {
            return r.from_where && r.step_is_certain == certain && (!certain || r.step == step);
        };
        auto const one = std::ranges::find_if(material.reached, is_one);
        if (one == material.reached.end()) return;
        auto swatch = [&writer, &reached = *one](Group& into, Point at) {
            std::array<Point, 2> const line{{{at.x - 3.4, at.y + 0.6}, {at.x + 3.4, at.y - 0.6}}};
            into.children.push_back(arrival_arrow(writer.style, reached, line, 0, 0));
        };
        section.entries.push_back({swatch, std::move(words), ""});
    };
    entry(analysis::Step::contact, true, "a neighbour had one within a year before");
    entry(analysis::Step::leap, true, "no neighbour had; nearest with an earlier one");
    entry(analysis::Step::contact, false, "cannot tell: the dates overlap");
    return section;
}

/// How the time of a record shows in a picture of one month.
LegendSection moment_section(Writer const& writer, IncidentPlan const& plan,
                             LegendExtras const& extras)
{
    LegendSection section{"When", {}, 1};
    Colour const colour =
        plan.looks.empty() ? writer.style.other_category : plan.looks.front().colour;
    auto const entry = [&](MarkerLook const& look, bool accent, std::string words) {
        auto swatch = [&writer, look, accent](Group& into, Point at) {
            if (accent)
                into.children.push_back(filled(circle(at, writer.style.marker * 0.85),
                                               style::with_alpha(writer.style.accent, 0.35)));
            add_paths(into, marker(Shape::circle, Filling::solid, writer.style.marker * 0.8, look),
                      at);
        };
        section.entries.push_back({swatch, std::move(words), ""});
    };
    auto const full = plain_look(writer, colour);
    auto faded = full;
    faded.colour = style::mix(colour, writer.style.paper, 0.6);
    if (extras.fresh) entry(full, true, "dated to this month");
    if (!extras.pale.empty()) entry(pale(full), false, extras.pale);
    if (extras.faded) entry(faded, false, "earlier");
    return section;
}

std::vector<SizeStep> size_steps(Material const& material, SymbolScale const& scale,
                                 SymbolUse const& use)
{
    std::vector<SizeStep> steps;                   // dots all have one size
    bool const none_alone = use.fillings.empty();  // rings all have a size of their own
    if (material.study.size != "deaths" || use.dense || none_alone) return steps;
    auto const size_of = [&](double deaths) {
        Incident example;
        example.fatalities.low = static_cast<int>(deaths);
        return symbol_size(material, scale, example);
    };
    auto const add = [&](double deaths, std::string label) {
        bool const differs = steps.empty() || size_of(deaths) < steps.back().diameter / least_ratio;
        if (deaths >= 1 && differs) steps.push_back({size_of(deaths), std::move(label)});
    };
    double const most = round_below(scale.most_deaths);
    add(most, grouped(most));
    double const middle = round_below(most / 2);
    add(middle, grouped(middle));
    // Below some value all symbols are as small as they can be.
    double few = middle;
    while (few >= 1 && size_of(few) > size_of(0)) few = round_below(few * 0.99);
    if (few >= 2)
        add(few, fmt::format("{} or fewer", grouped(few)));
    else
        add(1, "1");
    return steps;
}

/// What the size of a symbol does not say by itself.
LegendSection figures_section(Writer const& writer, Material const& material,
                              IncidentPlan const& plan, SymbolUse const& use)
{
    LegendSection section{"", {}, 2};
    Colour const colour =
        plan.looks.empty() ? writer.style.other_category : plan.looks.front().colour;
    auto const entry = [&](double size, double outline, std::string words) {
        auto swatch = [&writer, colour, size, outline](Group& into, Point at) {
            add_paths(into, marker(Shape::circle, Filling::solid, size, plain_look(writer, colour)),
                      at);
            if (outline > 0)
                into.children.push_back(lined(circle(at, outline / 2), {colour, 0.22, {}, true}));
        };
        section.entries.push_back({swatch, std::move(words), ""});
    };
    double const marker = material.style.marker;
    if (use.highest_figure) entry(marker * 0.8, marker * 1.25, "outline: highest");
    if (use.no_figure) entry(marker * symbol_without_figure, 0, "no lowest figure");
    return section;
}

std::vector<LegendEntry> presence_entries(Writer const& writer, LegendExtras const& extras)
{
    std::vector<LegendEntry> entries;
    auto const add = [&](PresenceCount const& count, bool sure, std::string words) {
        if (count.areas == 0) return;
        auto swatch = [&writer, sure](Group& into, Point at) {
            auto const shape = rounded({at.x - 3, at.y - 1.7, 6, 3.4}, 1.6);
            for (auto& path : presence_paths(writer.style, {shape}, sure))
                into.children.push_back(std::move(path));
        };
        entries.push_back({swatch, std::move(words),
                           count.areas == count.reports
                               ? grouped(static_cast<std::int64_t>(count.areas))
                               : counted(count.reports, "report")});
    };
    add(extras.presence, true, "presence reported in this area");
    add(extras.unsure_presence, false, "presence only claimed or likely");
    return entries;
}

void add_section(std::vector<Block>& blocks, Writer const& writer, LegendSection section)
{
    if (!section.entries.empty()) blocks.push_back(legend_block(writer, std::move(section)));
}

}  // namespace

std::vector<Block> legend_blocks(Writer const& writer, Material const& material,
                                 IncidentPlan const& plan, SymbolUse const& use,
                                 Shading const& shading, LegendExtras const& extras)
{
    std::vector<Block> blocks;
    add_section(blocks, writer, shade_section(writer, shading));
    if (extras.arrows) add_section(blocks, writer, arrow_section(writer, material));
    auto categories = category_section(writer, material, plan, use, !extras.fire_marks);
    for (auto& entry : presence_entries(writer, extras))
        categories.entries.push_back(std::move(entry));
    add_section(blocks, writer, std::move(categories));
    if (auto steps = size_steps(material, plan.scale, use); !steps.empty()) {
        blocks.push_back(sizes_block(writer, "Deaths, lowest figure stated", std::move(steps)));
        add_section(blocks, writer, figures_section(writer, material, plan, use));
    }
    add_section(blocks, writer, moment_section(writer, plan, extras));
    auto certainty = certainty_section(writer, plan, use, extras.moments || extras.faded);
    if (extras.inferred_fire) certainty.entries.push_back(inferred_area_entry(writer));
    add_section(blocks, writer, std::move(certainty));
    return blocks;
}

std::vector<Block> legend_blocks_of_time(Writer const& writer, Material const& material,
                                         IncidentPlan const& plan)
{
    auto use = use_of(material, plan);
    use.rings = use.marks = use.displaced = false;
    use.gathered.clear();
    use.hollow_parts.clear();
    auto certainty = certainty_section(writer, plan, use, false);
    certainty.heading = "Who says so";
    std::vector<Block> blocks;
    add_section(blocks, writer, category_section(writer, material, plan, use, false));
    add_section(blocks, writer, std::move(certainty));
    return blocks;
}

}  // namespace sitmap::map
