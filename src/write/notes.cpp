// SPDX-License-Identifier: MIT
#include "write/notes.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace sitmap::write {

namespace {

/// Text from data as one line of Markdown: what could be markup is escaped.
std::string plain(std::string_view text)
{
    std::string line;
    for (char const c : clean(text)) {
        if (std::string_view("\\`*_{}[]<>#|&~!").find(c) != std::string_view::npos) line += '\\';
        line += c;
    }
    return line;
}

/// "## heading" and its lines; empty for no lines.
std::string section(std::string_view heading, std::vector<std::string> const& lines)
{
    if (lines.empty()) return {};
    return fmt::format("\n## {}\n\n{}\n", heading, join_words(lines, "\n"));
}

std::string table(std::vector<std::string> const& head,
                  std::vector<std::vector<std::string>> const& rows)
{
    std::string text = "| " + join_words(head, " | ") + " |\n|";
    for (std::size_t i = 0; i < head.size(); ++i) text += " --- |";
    for (auto const& row : rows) text += "\n| " + join_words(row, " | ") + " |";
    return text;
}

/// How many records have each word, most frequent first, then by word.
std::vector<std::pair<std::string, int>> counted(
    std::span<Placed const> placed, std::function<std::string(Placed const&)> const& word)
{
    std::map<std::string, int> counts;
    for (auto const& record : placed) ++counts[word(record)];
    std::vector<std::pair<std::string, int>> list(counts.begin(), counts.end());
    std::ranges::stable_sort(list, std::ranges::greater{}, &std::pair<std::string, int>::second);
    return list;
}

std::string mix(std::span<Placed const> placed,
                std::function<std::string(Placed const&)> const& word)
{
    std::vector<std::string> words;
    for (auto const& [name, count] : counted(placed, word))
        words.push_back(fmt::format("{} {}", plain(name.empty() ? "not stated" : name), count));
    return join_words(words, ", ");
}

std::string opening(NotesInput const& input)
{
    auto const& study = input.study;
    return fmt::format(
        "# {}\n\n{}{}Run {} of sitmap {}. Every number below is made from the input files; "
        "manifest.json has their SHA-256.\n",
        plain(study.title.empty() ? study.key : study.title), plain(study.subtitle),
        study.subtitle.empty() ? "" : "\n\n", run_id(input.manifest), input.manifest.version);
}

bool is_home(NotesInput const& input, std::size_t area)
{
    return input.study.areas.is_home(input.areas[area].country);
}

bool has_no_record(NotesInput const& input, std::size_t area)
{
    return is_home(input, area) && area < input.arrivals.size() && !input.arrivals[area].first;
}

/// Records that count or show presence, belong to no single area and may lie in a home area without
/// such a record.
int may_lie_there(NotesInput const& input)
{
    int count = 0;
    for (std::size_t i = 0; i < input.placed.size(); ++i) {
        auto const& record = input.placed[i];
        if (record.area || (!input.decides.empty() && !input.decides[i])) continue;
        count += std::ranges::any_of(record.shares, [&](AreaShare const& share) {
            return share.area < input.areas.size() && has_no_record(input, share.area);
        });
    }
    return count;
}

/// What may and may not be said of the home areas without a record.
std::string unreached_words(NotesInput const& input, std::ptrdiff_t reached)
{
    std::string words = fmt::format(
        " No record that counts or shows presence is placed in {}, which does not say "
        "that nothing happened there.",
        reached == 0 ? "any of them" : "the others");
    if (auto const count = may_lie_there(input); count > 0)
        words += fmt::format(
            " {} placed in no single area may lie there.",
            count == 1 ? "1 such record that is" : fmt::format("{} such records that are", count));
    return words;
}

/// Arrivals are of home areas only; what lies in other areas is told beside them.
std::string reached_words(NotesInput const& input)
{
    auto const& home = input.study.areas.home;
    std::ptrdiff_t homes = 0;
    for (std::size_t i = 0; i < input.areas.size(); ++i) homes += is_home(input, i);
    auto const reached =
        std::ranges::count_if(input.arrivals, [](auto const& a) { return a.first.has_value(); });
    std::set<std::size_t> elsewhere;
    for (auto const& placed : input.placed)
        if (placed.area && *placed.area < input.areas.size() && !is_home(input, *placed.area))
            elsewhere.insert(*placed.area);
    std::string words = fmt::format(
        "- Areas: {} of the {} {} reached by the records of the sheets, presence included.",
        reached, homes,
        home.empty() ? "areas are" : fmt::format("areas of {} are", plain(join_words(home, ", "))));
    if (reached < homes) words += unreached_words(input, reached);
    if (!elsewhere.empty())
        words += fmt::format(" Records lie in {} of the {} other areas as well.", elsewhere.size(),
                             std::ssize(input.areas) - homes);
    return words;
}

/// Home areas without a record that a report of fire names as its origin, one line each.
std::vector<std::string> launch_words(NotesInput const& input)
{
    std::vector<std::string> lines;
    for (auto const& fire : input.fires) {
        if (!fire.origin_area || !has_no_record(input, *fire.origin_area)) continue;
        auto const& area = input.areas[*fire.origin_area];
        lines.push_back(
            fmt::format("- {}: named as where {} was fired from ({}); no record that counts or "
                        "shows presence is placed there.",
                        plain(area.name.empty() ? area.id : area.name), plain(fire.event.id),
                        plain(fire.event.origin.place)));
    }
    return lines;
}

/// Of the account of records; those in no area apart from those that were not asked for.
std::string outside_words(NotesInput const& input)
{
    auto const others =
        fmt::format("{} outside the period or selection", input.records.outside - input.in_no_area);
    if (input.in_no_area == 0) return others;
    auto const in_no_area = fmt::format("{} in no area", input.in_no_area);
    return input.in_no_area == input.records.outside ? in_no_area : in_no_area + " + " + others;
}

std::string coverage(NotesInput const& input)
{
    auto const& r = input.records;
    std::vector<std::string> lines{fmt::format("- Records: {} read = {} used + {} + {} rejected.",
                                               r.read, r.used, outside_words(input), r.rejected)};
    if (input.study.period) lines.push_back("- Period: " + to_text(*input.study.period) + ".");
    if (!input.placed.empty()) {
        auto const first = std::ranges::min_element(
            input.placed, {}, [](Placed const& p) { return p.incident.when.first; });
        auto const last = std::ranges::max_element(
            input.placed, {}, [](Placed const& p) { return p.incident.when.last; });
        lines.push_back(fmt::format("- Dates of the records used: {} to {}.",
                                    to_text(first->incident.when.first),
                                    to_text(last->incident.when.last)));
    }
    if (!input.arrivals.empty()) {
        lines.push_back(reached_words(input));
        for (auto& line : launch_words(input)) lines.push_back(std::move(line));
    }
    return section("Coverage", lines);
}

std::string drawing(NotesInput const& input)
{
    auto const& drawing = input.drawing;
    std::vector<std::string> lines{fmt::format(
        "- {} as a point, {} as a mark of the whole area, {} as a hatched area of presence, {} not "
        "drawn, of {} used.",
        drawing.points, drawing.area_marks, drawing.hatched, drawing.not_drawn.size(),
        input.records.used)};
    std::map<std::string, std::vector<std::string>> reasons;
    for (auto const& record : drawing.not_drawn)
        reasons[record.reason].push_back(plain(record.record));
    for (auto const& [reason, records] : reasons)
        lines.push_back(
            fmt::format("- Not drawn, {}: {}.", plain(reason), join_words(records, ", ")));
    return section("What the main sheet shows", lines);
}

/// What is used of a place where the table does not say how exactly it is known.
std::string extent_words(NotesInput const& input)
{
    auto const count = [&](auto const& which) {
        return std::ranges::count_if(input.placed,
                                     [&](Placed const& p) { return which(p.incident); });
    };
    auto const unstated = count([](Incident const& i) { return !i.states_place_precision; });
    auto const districts = count([](Incident const& i) {
        return i.place_precision == PlacePrecision::district && i.radius_km <= 0 && i.where;
    });
    std::string words;
    if (unstated > 0)
        words += fmt::format(
            " {} {} not say how exactly the place is known: the coordinate is taken as it stands.",
            unstated, unstated == 1 ? "record does" : "records do");
    if (districts > 0)
        words += fmt::format(
            " {} {} known to a district without a radius: drawn without a circle at the "
            "coordinate and counted in its area, though the true place may be elsewhere.",
            districts, districts == 1 ? "record is" : "records are");
    return words.empty() ? words : "- Extent:" + words;
}

std::string certainty(NotesInput const& input)
{
    if (input.placed.empty()) return {};
    auto const denied = std::ranges::count_if(input.placed, [](Placed const& p) {
        return p.incident.disputed || p.incident.claim == ClaimState::denied;
    });
    auto const disagree = std::ranges::count_if(input.placed, &Placed::disagrees);
    std::vector<std::string> lines{
        "- Date: " +
            mix(input.placed,
                [](Placed const& p) { return std::string(to_text(p.incident.date_precision)); }) +
            ".",
        "- Place: " +
            mix(input.placed,
                [](Placed const& p) { return std::string(stated_place_precision(p.incident)); }) +
            ".",
        "- Claim: " +
            mix(input.placed,
                [](Placed const& p) { return std::string(stated_claim(p.incident)); }) +
            fmt::format("; {} denied by somebody.", denied),
        "- Area found by: " +
            mix(input.placed,
                [](Placed const& p) {
                    return p.area ? std::string(to_text(p.method)) : "no single area";
                }) +
            fmt::format("; {} where the coordinate and the stated area or country disagree.",
                        disagree),
    };
    if (auto words = extent_words(input); !words.empty()) lines.push_back(std::move(words));
    return section("How certain the records are", lines);
}

std::string_view word_of(study::OnBorder rule)
{
    return rule == study::OnBorder::lowest_id ? "goes to the area with the lowest id"
                                              : "is set aside";
}

std::string_view word_of(study::OnOverlap rule)
{
    static constexpr std::array<std::string_view, 3> words{
        "goes to the area with the lowest id", "goes to the smallest area", "is set aside"};
    return words[static_cast<std::size_t>(rule)];
}

/// How records that are known to an area or a country only came to their place.
std::string statement_words(NotesInput const& input)
{
    auto const by_coordinate = std::ranges::count_if(input.placed, [](Placed const& p) {
        return p.incident.place_precision == PlacePrecision::area && p.area &&
               p.method != JoinMethod::stated;
    });
    std::string words =
        "- A record that is known to its area only is placed by the area that it states, and is "
        "drawn as a mark of the area.";
    if (by_coordinate > 0)
        words += fmt::format(
            " {} stated no area of the layer and took the one that its coordinate lies in.",
            by_coordinate == 1 ? "1 such record"
                               : fmt::format("{} such records each", by_coordinate));
    auto const off_outlines = std::ranges::count_if(input.placed, [](Placed const& p) {
        return p.method == JoinMethod::stated && is_at_point(p.incident);
    });
    if (off_outlines > 0)
        words += fmt::format(
            " {} in no area by the coordinate, but near the stated one, and {} to that.",
            off_outlines == 1 ? "1 record lies" : fmt::format("{} records lie", off_outlines),
            off_outlines == 1 ? "goes" : "go");
    return words + " A record that is known to its country only is not drawn.";
}

std::string method(NotesInput const& input)
{
    auto const& study = input.study;
    return section("Method", {fmt::format("- Each record is counted in at most one area. A point "
                                          "on a shared border {}; a point in several areas {}.",
                                          word_of(study.on_border), word_of(study.on_overlap)),
                              statement_words(input),
                              "- The date of a record is an interval. A record counts in a month "
                              "only if its whole interval lies in it; coarser "
                              "records are shown lightly over their interval.",
                              "- tables/tally.csv: `records` are counted as on the sheets; of "
                              "these `certain` have their whole place (the area that they state, "
                              "or all of their radius) and their whole date interval there and "
                              "in the period; `possible` and `expected` divide radii by ground "
                              "area and intervals by days.",
                              fmt::format("- First arrival: the record whose interval ends "
                                          "earliest, then starts earliest, then the lowest id. A "
                                          "return is a record after more than {} months in which, "
                                          "by these data, no record can lie.",
                                          study.gap_months)});
}

std::string sources(NotesInput const& input)
{
    std::vector<std::vector<std::string>> rows;
    for (auto const& [source, count] :
         counted(input.placed, [](Placed const& p) { return p.incident.source; }))
        rows.push_back({plain(source.empty() ? "not stated" : source), fmt::format("{}", count)});
    std::vector<std::string> lines;
    if (!input.study.sources.empty()) lines.push_back(plain(input.study.sources) + "\n");
    if (!rows.empty()) lines.push_back(table({"source, as cited by the records", "records"}, rows));
    std::vector<std::vector<std::string>> files;
    for (auto const& file : input.manifest.inputs)
        files.push_back(
            {plain(file.path), fmt::format("{}", file.bytes), file.sha256.substr(0, 16)});
    std::ranges::sort(files);
    if (!files.empty())
        lines.push_back("\n" + table({"input file", "bytes", "SHA-256 begins"}, files));
    for (auto const* note :
         {&input.study.boundary_note, &input.study.places_note, &input.study.rivers_note})
        if (!note->empty()) lines.push_back("\n" + plain(*note));
    return section("Sources", lines);
}

std::string rejected(NotesInput const& input)
{
    std::map<std::string, std::vector<std::string>> reasons;
    for (auto const& reject : input.rejects)
        reasons[reject.reason].push_back(fmt::format("{}:{}", plain(reject.source), reject.row));
    constexpr std::size_t shown = 20;
    std::vector<std::string> lines;
    for (auto& [reason, rows] : reasons) {
        auto const count = rows.size();
        if (count > shown) rows.resize(shown);
        lines.push_back(
            fmt::format("- {}: {} ({}{})", plain(reason), count, join_words(rows, ", "),
                        count > shown ? ", ...; all of them are in tables/rejects.csv" : ""));
    }
    return section("Rejected records", lines);
}

std::string limits(NotesInput const& input)
{
    auto const coarse = std::ranges::count_if(input.placed, [](Placed const& p) {
        bool const is_nowhere = p.incident.place_precision == PlacePrecision::unknown &&
                                p.incident.stated_area.empty() && p.incident.stated_country.empty();
        return is_without_point(p.incident) && !is_nowhere;
    });
    return section(
        "Limits",
        {"- This is a count of reports, not of events: what nobody reported is not here, and "
         "reporting "
         "differs between places and years.",
         fmt::format(
             "- {} of {} records are known to an area or country only; their place inside it is "
             "not known.",
             coarse, input.placed.size()),
         "- A record may follow one source only; a claim is not a proof, and a denial does not "
         "remove a record.",
         "- Published totals of others are shown beside these counts and never added to them."});
}

std::string notice_list(NotesInput const& input)
{
    std::vector<std::string> lines;
    for (auto const& notice : input.notices)
        lines.push_back(fmt::format("- {}: {}", plain(notice.subject), plain(notice.text)));
    return section("Notices", lines);
}

std::string versions(NotesInput const& input)
{
    std::vector<std::string> lines;
    for (auto const& [name, version] : input.manifest.libraries)
        lines.push_back(fmt::format("- {} {}", plain(name), plain(version)));
    return section("Made with", lines);
}

}  // namespace

std::string notes(NotesInput const& input)
{
    return opening(input) + coverage(input) + drawing(input) + certainty(input) + method(input) +
           sources(input) + rejected(input) + limits(input) + notice_list(input) + versions(input);
}

}  // namespace sitmap::write
