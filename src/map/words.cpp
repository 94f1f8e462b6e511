// SPDX-License-Identifier: MIT
#include "map/words.hpp"

#include "base/text.hpp"
#include "map/ground.hpp"
#include "map/grouped.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace sitmap::map {

namespace {

constexpr std::array<std::string_view, 12> month_names{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::string_view dash = " \xE2\x80\x93 ";
constexpr std::string_view dot = " \xC2\xB7 ";

struct Calendar {
    int year, month, day;
};

Calendar calendar(Date date)
{
    auto const month = month_of(date);
    return {month.year(), month.of_year(), date.days - first_day(month).days + 1};
}

std::string_view month_name(int month)
{
    return month_names[static_cast<std::size_t>(month - 1)];
}

std::vector<std::string> names_of(std::vector<Claim> const& claims)
{
    std::vector<std::string> names;
    names.reserve(claims.size());
    for (auto const& claim : claims) names.push_back(clean(claim.who));
    return names;
}

/// What a weapon fires, by the words of the record.
std::string noun_of(std::string const& weapon)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> nouns{
        {{"rocket", "rocket"},
         {"missile", "missile"},
         {"mortar", "mortar round"},
         {"howitzer", "shell"},
         {"artillery", "shell"},
         {"drone", "drone"}}};
    auto const words = to_lower_ascii(weapon);
    for (auto const& [part, noun] : nouns)
        if (words.find(part) != std::string::npos) return std::string(noun);
    return "round";
}

/// By what the areas are shaded by, so that this and the legend count the same: first records are
/// of every scope that shows presence, too.
std::vector<bool> areas_with_record(Material const& material)
{
    std::vector<bool> has_record(material.areas.size());
    if (material.study.shade == study::Shade::arrival) {
        for (auto const& arrival : material.arrivals)
            has_record[arrival.area] = arrival.first.has_value();
        return has_record;
    }
    for (auto const index : material.shown)
        if (auto const area = material.placed[index].area) has_record[*area] = true;
    return has_record;
}

/// "33", "30–40", "at most 12": a single limit without a qualifier is named as one.
std::string number_of(study::PublishedTotal const& total)
{
    auto const& [low, high] = std::tie(total.low, total.high);
    bool const is_exact = total.qualifier == "exact";
    auto const qualifier =
        total.qualifier.empty() || is_exact ? std::string{} : clean(total.qualifier) + " ";
    if (low && high && *low != *high)
        return qualifier + grouped(*low) + "\xE2\x80\x93" + grouped(*high);
    auto const number = grouped(low ? *low : *high);
    bool const is_limit = total.qualifier.empty() && low.has_value() != high.has_value();
    return (is_limit ? (low ? "at least " : "at most ") : qualifier) + number;
}

bool bears(AreaNames const& names, std::string const& name)
{
    auto const is = [&](std::string const& other) { return to_lower_ascii(other) == name; };
    return is(names.name) || is(names.local_name) || std::ranges::any_of(names.variants, is) ||
           std::ranges::any_of(names.other_names,
                               [&](auto const& entry) { return is(entry.second); });
}

/// The code of a home country by its code or one of its names; empty: it is none.
std::string home_country(Material const& material, std::set<std::string> const& home,
                         std::string_view words)
{
    auto const name = to_lower_ascii(trim(words));
    for (auto const& code : home) {
        if (to_lower_ascii(code) == name) return code;
        auto const country = std::ranges::find(material.countries, code, country_code);
        bool const is_known = country != material.countries.end();
        if (is_known && to_lower_ascii(country->name) == name) return code;
        for (auto const& names : material.names)
            if ((names.id == code || (is_known && names.id == country->id)) && bears(names, name))
                return code;
    }
    return {};
}

/// Whether a total is of all home countries, "A and B" or "A; B", or states no area.
bool is_of_home(Material const& material, study::PublishedTotal const& total)
{
    if (trim(total.area).empty()) return true;
    constexpr std::string_view joint = " and ";
    std::set<std::string> home(material.study.areas.home.begin(), material.study.areas.home.end());
    if (home.empty())
        for (auto const& area : material.areas) home.insert(area.country);
    std::set<std::string> named;
    for (auto const& part : split(total.area, ';')) {
        std::string_view rest = part;
        while (!rest.empty()) {
            // A name may hold " and " itself: the longest one counts.
            auto end = rest.size();
            auto code = home_country(material, home, rest);
            while (code.empty()) {
                end = rest.substr(0, end).rfind(joint);
                if (end == rest.npos) return false;
                code = home_country(material, home, rest.substr(0, end));
            }
            named.insert(code);
            rest.remove_prefix(std::min(rest.size(), end + joint.size()));
        }
    }
    return named == home;
}

/// The name of a unit or country that goes by its code; else the words.
std::string name_of_area(Material const& material, std::string const& words)
{
    auto const code = std::string(trim(words));
    for (auto const& areas : {material.areas, material.countries})
        for (auto const& area : areas)
            if (area.id == code && !area.name.empty()) return clean(area.name);
    return clean(words);
}

}  // namespace

std::string listed(std::vector<std::string> const& words)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? " and " : ", ";
        text += words[i];
    }
    return text;
}

std::string long_date(Date day)
{
    auto const c = calendar(day);
    return fmt::format("{} {} {}", c.day, month_name(c.month), c.year);
}

std::string short_date(Date day)
{
    auto const c = calendar(day);
    return fmt::format("{} {} {}", c.day, month_name(c.month).substr(0, 3), c.year);
}

std::string long_interval(DateInterval const& when)
{
    auto const first = calendar(when.first);
    auto const last = calendar(when.last);
    switch (precision_of(when)) {
        case DatePrecision::day: return long_date(when.first);
        case DatePrecision::month: return fmt::format("{} {}", month_name(first.month), first.year);
        case DatePrecision::year: return fmt::format("{}", first.year);
        case DatePrecision::range: break;
    }
    bool const whole_months = first.day == 1 && when.last == last_day(month_of(when.last));
    if (!whole_months) return long_date(when.first) + std::string(dash) + long_date(when.last);
    if (first.year == last.year)
        return fmt::format("{}{}{} {}", month_name(first.month), dash, month_name(last.month),
                           last.year);
    return fmt::format("{} {}{}{} {}", month_name(first.month), first.year, dash,
                       month_name(last.month), last.year);
}

std::string short_months(Month first, Month last)
{
    auto const name = [](Month month) { return month_name(month.of_year()).substr(0, 3); };
    bool const years = first.of_year() == 1 && last.of_year() == 12;
    if (first.year() != last.year())
        return years ? fmt::format("{}{}{}", first.year(), dash, last.year())
                     : fmt::format("{} {}{}{} {}", name(first), first.year(), dash, name(last),
                                   last.year());
    if (years) return fmt::format("{}", first.year());
    if (first == last) return fmt::format("{} {}", name(first), first.year());
    return fmt::format("{}{}{} {}", name(first), dash, name(last), last.year());
}

std::string number_word(int count)
{
    static constexpr std::array<std::string_view, 13> words{
        "no",    "one",   "two",  "three", "four",   "five",  "six",
        "seven", "eight", "nine", "ten",   "eleven", "twelve"};
    if (count >= 0 && count < static_cast<int>(words.size()))
        return std::string(words[static_cast<std::size_t>(count)]);
    return fmt::format("{}", count);
}

std::string counted(std::size_t count, std::string const& singular, std::string plural)
{
    if (plural.empty()) plural = singular + "s";
    return fmt::format("{} {}", grouped(static_cast<std::int64_t>(count)),
                       count == 1 ? singular : plural);
}

std::vector<Claim> claims_of(Material const& material, std::string const& record, Stance stance)
{
    std::vector<Claim> found;
    for (auto const& claim : material.claims) {
        bool const known =
            std::ranges::any_of(found, [&](auto const& c) { return c.who == claim.who; });
        if (claim.record == record && claim.stance == stance && !known) found.push_back(claim);
    }
    return found;
}

std::string stance_words(Material const& material, std::string const& record)
{
    std::vector<std::string> parts;
    auto const claimed = claims_of(material, record, Stance::claims);
    auto const denied = claims_of(material, record, Stance::denies);
    if (!claimed.empty()) parts.push_back("claimed by " + listed(names_of(claimed)));
    if (!denied.empty()) parts.push_back("denied by " + listed(names_of(denied)));
    return join_words(parts, dot);
}

std::string rounds_words(FireEvent const& event, std::string const& weapon)
{
    std::string words = event.rounds ? number_word(*event.rounds) + " " : "";
    if (event.calibre_mm) words += fmt::format("{} mm ", *event.calibre_mm);
    return words + noun_of(weapon) + (event.rounds && *event.rounds == 1 ? "" : "s");
}

std::string calibre_words(FireEvent const& event, std::string const& weapon)
{
    return rounds_words(event, weapon) + (event.calibre_mm ? "" : ", calibre not stated");
}

std::string default_title(Material const& material)
{
    return counted(material.shown.size(), "incident");
}

std::string default_subtitle(Material const& material)
{
    auto const has_record = areas_with_record(material);
    std::size_t reached = 0, all = 0;
    for (std::size_t i = 0; i < material.areas.size(); ++i) {
        if (!is_home(material, material.areas[i])) continue;
        ++all;
        reached += has_record[i] ? 1 : 0;
    }
    std::string words = long_interval(material.period);
    if (reached > 0)
        words += fmt::format("; {} of {} areas {} a record", reached, all,
                             reached == 1 ? "has" : "have");
    return words;
}

std::string as_of_words(Material const& material)
{
    if (!material.study.as_of.empty()) return "as of " + material.study.as_of;
    return "as of " + short_date(material.period.last);
}

std::string projection_words(std::string const& definition)
{
    auto const value = [&](std::string_view key) -> std::string {
        auto const at = definition.find(key);
        if (at == std::string::npos) return {};
        auto const from = at + key.size();
        auto const number =
            parse_number(definition.substr(from, definition.find(' ', from) - from));
        return number ? fmt::format("{:.1f}\xC2\xB0{}", std::abs(*number), *number < 0 ? "S" : "")
                      : "";
    };
    if (definition.starts_with("+proj=eqearth")) return "Equal Earth projection";
    if (definition.starts_with("+proj=laea")) return "Azimuthal equal-area " + value("+lat_0=");
    if (definition.starts_with("+proj=cea")) return "Cylindrical equal-area " + value("+lat_ts=");
    if (definition.find("+proj=aea") == std::string::npos)
        return "Projection: " + shorten(definition, 60);
    return fmt::format("Albers equal-area {}/{}", value("+lat_1="), value("+lat_2="));
}

bool has_figure(study::PublishedTotal const& total)
{
    return total.low || total.high;
}

std::string total_words(Material const& material, study::PublishedTotal const& total)
{
    auto const area =
        is_of_home(material, total) ? std::string{} : ", " + name_of_area(material, total.area);
    return fmt::format("{} {}{} ({})", number_of(total), clean(total.metric), area,
                       clean(total.said_by));
}

FooterWords footer_words(Material const& material, std::string const& projection,
                         DrawnLayers const& drawn)
{
    auto const& study = material.study;
    auto const sentence = [](std::string part) {
        while (part.ends_with('.')) part.pop_back();
        return clean(part) + ". ";
    };
    FooterWords words;
    if (!study.sources.empty()) words.sources = sentence("Sources: " + study.sources);
    std::vector<std::string> parts;
    if (drawn.areas && !study.areas.file.empty())
        parts.push_back(study.boundary_note.empty()
                            ? "Boundaries as given; not an opinion on their status"
                            : study.boundary_note);
    if (drawn.places && !study.places_note.empty()) parts.push_back(study.places_note);
    if (drawn.rivers && !study.rivers_note.empty()) parts.push_back(study.rivers_note);
    if (!projection.empty()) parts.push_back(projection_words(projection));
    for (auto const& part : parts) words.layers += sentence(part);
    return words;
}

namespace {

constexpr std::size_t longest_other = 60;  // characters of what "Other" stands for in a legend

/// So many of them a legend names, in full.
std::size_t named_in_legend(std::vector<std::string> const& others)
{
    std::size_t length = 0;
    for (std::size_t named = 0; named < others.size(); ++named) {
        length += count_characters(others[named]) + (named == 0 ? 0 : 2);
        if (length > longest_other && (named > 0 || length > 2 * longest_other)) return named;
    }
    return others.size();
}

}  // namespace

std::string other_words(std::vector<std::string> const& others)
{
    if (others.empty()) return "Other";
    auto const named = named_in_legend(others);
    if (named == others.size()) return "Other: " + join_words(others, ", ");
    auto const number =
        fmt::format("Other, {} categor{}", others.size(), others.size() == 1 ? "y" : "ies");
    if (named == 0) return number;
    std::vector<std::string> const first(others.begin(),
                                         others.begin() + static_cast<std::ptrdiff_t>(named));
    return number + ": " + join_words(first, ", ") + " and others";
}

std::string words_on_others(std::vector<std::string> const& others, bool in_legend)
{
    bool const all_named = in_legend && named_in_legend(others) == others.size();
    if (others.empty() || all_named) return {};
    return fmt::format(" Other: {}.", join_words(others, ", "));
}

}  // namespace sitmap::map
