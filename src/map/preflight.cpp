// SPDX-License-Identifier: MIT
#include "map/preflight.hpp"

#include "base/text.hpp"
#include "base/units.hpp"
#include "map/card_places.hpp"
#include "map/clip.hpp"
#include "map/drawn_text.hpp"
#include "map/ramps.hpp"
#include "map/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace sitmap::map {

namespace {

constexpr double least_contrast = 4.5;   // WCAG 2.1, text
constexpr double most_undrawable = 0.3;  // share of the shown records

/// What there is to say of one sheet.
struct Remarks {
    std::string sheet;
    std::vector<Remark> list;

    template <typename... Args>
    void say(fmt::format_string<Args...> words, Args&&... args)
    {
        list.push_back({sheet, fmt::format(words, std::forward<Args>(args)...)});
    }
};

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
            {"place_label", s.place_label, s.no_data},
            {"area_label", s.area_label, s.no_data},
            {"country_label", s.country_label, s.neighbour_land},
            {"count_label", s.count_label, s.paper}};
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

/// Lines of text as a reader finds them: "'Legend' and 2 more".
std::string first_of(std::vector<std::string> const& texts)
{
    auto const first = "'" + shorten(clean(texts.front()), 40) + "'";
    return texts.size() == 1 ? first : fmt::format("{} and {} more", first, texts.size() - 1);
}

void check_sizes(std::vector<DrawnText> const& texts, double least, Remarks& remarks)
{
    constexpr double rounding = 0.01;
    std::vector<std::string> small;
    double smallest = least;
    for (auto const& text : texts) {
        if (text.run->font.size >= least - rounding) continue;
        small.push_back(text.run->text);
        smallest = std::min(smallest, text.run->font.size);
    }
    if (!small.empty())
        remarks.say("text is small, {:.1f} pt where {:.1f} can be read: {}", smallest, least,
                    first_of(small));
}

void check_room(std::vector<DrawnText> const& texts, Scene const& scene, Remarks& remarks)
{
    constexpr double hair = 0.25;  // mm
    std::vector<std::string> cut;
    for (auto const& text : texts) {
        auto const window = grown(text.window.value_or(Box{0, 0, scene.width, scene.height}), hair);
        bool const inside = text.box.x >= window.x && text.box.right() <= window.right() &&
                            text.box.y >= window.y && text.box.bottom() <= window.bottom();
        if (!inside) cut.push_back(text.run->text);
    }
    if (!cut.empty()) remarks.say("text is cut off: {}", first_of(cut));
    auto const pairs = overlapping(texts);
    if (pairs.empty()) return;
    auto const words = [](DrawnText const& text) { return shorten(clean(text.run->text), 40); };
    auto const& [below, above] = pairs.front();
    remarks.say("text lies over text: '{}' over '{}'{}", words(above), words(below),
                pairs.size() == 1 ? "" : fmt::format(" and {} more", pairs.size() - 1));
}

/// Words that found no room for all of them.
void check_endings(std::vector<DrawnText> const& texts, Remarks& remarks)
{
    std::vector<std::string> shortened;
    for (auto const& text : texts)
        if (text.run->text.ends_with("\xE2\x80\xA6")) shortened.push_back(text.run->text);
    if (!shortened.empty()) remarks.say("text is shortened: {}", first_of(shortened));
}

/// Categories that the style has no symbol for.
void check_categories(Material const& material, study::Sheet const& sheet, Remarks& remarks)
{
    bool const are_named = sheet.kind == "categories" || sheet.kind == "timeline";
    auto const& listed = material.study.categories;
    if (are_named || listed.size() <= material.style.categories.size()) return;
    auto const others = other_categories(material, category_looks(material));
    if (others.size() > 1)
        remarks.say("the style has {} symbols for {} categories; drawn as 'Other': {}",
                    material.style.categories.size(), listed.size(), join_words(others, ", "));
}

/// Shades of counts by a ramp with two ends.
void check_ramp(Material const& material, study::Sheet const& sheet, Remarks& remarks)
{
    auto const& study = material.study;
    bool const is_map = sheet.kind != "timeline" && sheet.kind != "fire";
    if (!is_map || study.shade != study::Shade::count) return;
    auto const name = ramp_of_counts(material);
    if (name && ramp_kind(*name) == RampKind::diverging)
        remarks.say(
            "the ramp '{}' is diverging, and counts have no middle to diverge from: a "
            "sequential one tells more from less",
            *name);
}

void check_contrast(style::Style const& style, Remarks& remarks)
{
    for (auto const& text : texts_of(style)) {
        double const contrast = style::contrast(text.words.colour, text.ground);
        if (contrast < least_contrast)
            remarks.say("text '{}' has a contrast of {:.1f}:1, below 4.5:1", text.name, contrast);
    }
}

/// `leaves_out`: what lies beyond the map does so on purpose.
void check_records(Sheet const& drawn, std::size_t shown, bool leaves_out, Remarks& remarks)
{
    std::set<std::string> reasons;
    std::size_t missing = 0;
    for (auto const& omitted : drawn.omitted) {
        if (leaves_out && omitted.reason == outside_map) continue;
        ++missing;
        reasons.insert(omitted.reason);
    }
    auto const hidden = std::ranges::count(drawn.omitted, without_mark, &Sheet::Omitted::reason);
    if (hidden > 0)
        remarks.say("{} without room for the mark of their area",
                    counted(static_cast<std::size_t>(hidden), "record"));
    std::vector<std::string> const words(reasons.begin(), reasons.end());
    if (static_cast<double>(missing) > most_undrawable * static_cast<double>(shown))
        remarks.say("{} of {} records are not drawn: {}", missing, shown, join_words(words, "; "));
}

/// Furniture over other furniture, cards, symbols and shaded areas.
void check_furniture(MapSheet const& plan, Remarks& remarks)
{
    constexpr double most_shaded = 0.1;  // share of the piece
    for (std::size_t i = 0; i < plan.furniture.size(); ++i) {
        auto const& piece = plan.furniture[i];
        for (std::size_t j = i + 1; j < plan.furniture.size(); ++j)
            if (piece.box.meets(plan.furniture[j].box))
                remarks.say("the {} lies over the {}", plan.furniture[j].name, piece.name);
        for (auto const& card : plan.cards)
            if (card.box.meets(piece.box)) remarks.say("a card lies over the {}", piece.name);
        auto const symbols = std::ranges::count_if(plan.plan.clusters, [&](Cluster const& cluster) {
            return contains(piece.box, cluster.at);
        });
        if (symbols > 0)
            remarks.say("the {} lies over {}", piece.name,
                        counted(static_cast<std::size_t>(symbols), "symbol"));
        if (piece.shaded > most_shaded) remarks.say("the {} lies over shaded areas", piece.name);
    }
}

/// Leaders of cards over symbols of the map.
void check_card_leaders(MapSheet const& plan, style::Style const& style, Remarks& remarks)
{
    std::vector<Disc> symbols;
    for (auto const& cluster : plan.plan.clusters) {
        if (cluster.spread == Spread::gathered)
            symbols.push_back({cluster.at, cluster.radius});
        else
            for (auto const& at : cluster.positions) symbols.push_back({at, style.marker / 2});
    }
    for (auto const& card : plan.cards) {
        if (!card.leader) continue;
        auto const over = std::ranges::count_if(
            symbols, [&](Disc const& symbol) { return runs_over(*card.leader, symbol); });
        if (over > 0)
            remarks.say("the leader of the card '{}' runs over {}",
                        shorten(clean(card.card.heading), 40),
                        counted(static_cast<std::size_t>(over), "symbol"));
    }
}

bool is_grey(Colour colour)
{
    constexpr int most = 12;  // between channels
    auto const [low, high] = std::minmax({int{colour.red}, int{colour.green}, int{colour.blue}});
    return high - low <= most;
}

/// Symbols that drown in a class. A style without hues tells symbols by shape and casing.
void check_symbol_ground(Shading const& shading, IncidentPlan const& plan, Remarks& remarks)
{
    std::vector<bool> is_used(plan.looks.size());
    for (auto const record : plan.point_records) is_used[plan.look[record]] = true;
    for (auto const& mark : plan.marks)
        for (auto const record : mark.records) is_used[plan.look[record]] = true;
    for (auto const& shade : shading.classes) {
        if (shade.areas == 0) continue;
        for (std::size_t look = 0; look < plan.looks.size(); ++look) {
            if (!is_used[look]) continue;
            auto const& [name, colour] = std::tie(plan.looks[look].name, plan.looks[look].colour);
            bool const is_near = difference(shade.colour, colour) < least_apart;
            if (is_near && !(is_grey(shade.colour) && is_grey(colour)))
                remarks.say("class '{}' has nearly the colour of the symbols of '{}'", shade.label,
                            shorten(clean(name), 40));
        }
    }
}

}  // namespace

std::vector<Remark> preflight(Sheet const& drawn, Material const& material,
                              study::Sheet const& sheet)
{
    Remarks remarks{sheet.key, {}};
    auto const texts = drawn_texts(drawn.scene, material.measure);
    check_sizes(texts, material.style.minimum_text, remarks);
    check_room(texts, drawn.scene, remarks);
    check_endings(texts, remarks);
    check_contrast(material.style, remarks);
    check_categories(material, sheet, remarks);
    check_ramp(material, sheet, remarks);
    check_records(drawn, material.shown.size(), sheet.frame.has_value(), remarks);
    return remarks.list;
}

std::vector<Remark> preflight_of_map(MapSheet const& plan, style::Style const& style)
{
    Remarks remarks{plan.sheet.key, {}};
    if (auto const& dropped = plan.labels.dropped; !dropped.empty()) {
        std::vector<std::string> names;
        for (auto const& label : dropped) names.push_back(label.id);
        remarks.say("{} of {} labels not drawn: {}", dropped.size(),
                    dropped.size() + plan.labels.placed.size(), join_words(names, ", "));
    }
    if (auto const cut = cut_names(plan); !cut.empty())
        remarks.say("{} in the first language only: {}", counted(cut.size(), "name"),
                    join_words(cut, ", "));
    check_furniture(plan, remarks);
    check_card_leaders(plan, style, remarks);
    if (plan.ground.lost > 0)
        remarks.say("{} vertices have no place in this projection", plan.ground.lost);
    return remarks.list;
}

void add_class_findings(Sheet& sheet, std::string const& key, Shading const& shading,
                        IncidentPlan const& plan, style::Style const& style)
{
    Remarks remarks{key, {}};
    for (auto const& shade : shading.classes)
        if (shade.areas == 0) remarks.say("class '{}' has no member", shade.label);
    for (auto const& shade : shading.classes)
        if (!shade.hatch && difference(shade.colour, style.no_data) < least_apart)
            remarks.say("class '{}' looks like an area without a record", shade.label);
    if (shading.is_one_for_all)
        remarks.say(
            "all areas with a record are in one class though their numbers differ: the shade tells "
            "them not apart; another method of classes or other breaks do");
    check_symbol_ground(shading, plan, remarks);
    std::ranges::move(remarks.list, std::back_inserter(sheet.remarks));
}

void add_seam(Sheet& sheet, std::string const& key, Ground const& ground)
{
    if (!ground.seam) return;
    Remarks remarks{key, {}};
    remarks.say(
        "the seam of this projection, at longitude {:.0f}, runs through the frame: what lies on "
        "both sides of it stands at both edges of the map; no projection, or one with "
        "+lon_0={:.0f}, shows it in one piece",
        *ground.seam == -180 ? 180 : *ground.seam, ground.centre);
    std::ranges::move(remarks.list, std::back_inserter(sheet.remarks));
}

void add_hidden(Sheet& sheet, std::string const& key, Hidden const& hidden)
{
    constexpr std::size_t most_named = 5;
    Remarks remarks{key, {}};
    auto const say = [&](std::vector<std::string> const& ids, std::string const& what) {
        if (ids.empty()) return;
        std::vector<std::string> names;
        for (auto const& id : ids)
            if (names.size() < most_named) names.push_back(shorten(clean(id), 40));
        auto const more = ids.size() - names.size();
        remarks.say("{}: {}{}", what, join_words(names, ", "),
                    more == 0 ? "" : fmt::format(" and {} more", more));
    };
    say(hidden.symbols, "symbols lie under others");
    say(hidden.numbers, "symbols lie over the numbers of groups, by the first record of each");
    say(hidden.fires, "reported fire lies under symbols");
    say(hidden.cut, "the edge of a map cuts symbols");
    std::ranges::move(remarks.list, std::back_inserter(sheet.remarks));
}

void add_hidden(Sheet& sheet, std::string const& key, Material const& material,
                std::span<MapSheet const> maps)
{
    Hidden hidden;
    for (auto const& map : maps)
        hidden.add(hidden_on(material, map.ground, map.plan,
                             map.rules.furniture ? FireLook::areas : FireLook::star));
    add_hidden(sheet, key, hidden);
}

void add_left_out(Sheet& sheet, std::string const& key, std::vector<std::string> const& blocks)
{
    for (auto const& block : blocks)
        sheet.remarks.push_back({key, fmt::format("no room in the panel for '{}'", block)});
}

}  // namespace sitmap::map
