// SPDX-License-Identifier: MIT
#include "cli/command_explain.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/findings_of_study.hpp"
#include "cli/gate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace sitmap::cli {

namespace {

constexpr std::size_t most_records = 200;

std::string record_lines(Placed const& placed)
{
    auto const& incident = placed.incident;
    std::string text = fmt::format("  {}  {}  {}\n", clean(incident.id), to_text(incident.when),
                                   clean(incident.place.str()));
    std::string const radius =
        incident.radius_km > 0 ? fmt::format(", {:g} km", incident.radius_km) : "";
    auto const word = [](std::string_view stated) {
        return stated.empty() ? std::string_view{"not stated"} : stated;
    };
    text +=
        fmt::format("      place known to: {}{}; {}{}\n", word(stated_place_precision(incident)),
                    radius, word(stated_claim(incident)), incident.disputed ? ", disputed" : "");
    if (!incident.source.empty())
        text += fmt::format("      source: {}\n", clean(incident.source.str()));
    if (!incident.summary.empty()) text += fmt::format("      {}\n", clean(incident.summary.str()));
    if (!incident.note.empty()) text += fmt::format("      note: {}\n", clean(incident.note.str()));
    return text;
}

/// Keys with the same second word, which names an area, region or year.
std::vector<std::string> keys_of_same(std::span<std::string const> keys, std::string const& key)
{
    auto const words = split(key, '.');
    std::vector<std::string> same;
    if (words.size() < 2 || words[1].empty()) return same;
    std::ranges::copy_if(keys, std::back_inserter(same), [&](std::string const& other) {
        auto const parts = split(other, '.');
        return parts.size() > 1 && parts[1] == words[1];
    });
    return same;
}

}  // namespace

std::string hint_of_unknown_key(analysis::Findings const& findings, std::string const& key)
{
    std::vector<std::string> keys;
    for (auto const& finding : findings.numbers) keys.push_back(finding.key);
    if (auto const same = keys_of_same(keys, key); !same.empty())
        return fmt::format("did you mean '{}'?", nearest_word(key, same).value_or(same.front()));
    if (auto const near = nearest_word(key, keys)) return fmt::format("did you mean '{}'?", *near);
    auto like = analysis::keys_like(findings, key);
    if (like.empty()) return "numbers.csv of 'sitmap spread' lists all keys";
    like.resize(std::min<std::size_t>(like.size(), 5));
    return fmt::format("keys that contain it: {}", join_words(like, ", "));
}

std::string explanation(analysis::Finding const& finding, std::span<Placed const> placed)
{
    std::string text =
        fmt::format("{}\n{}\n\n  {}\n", finding.key, clean(finding.title), clean(finding.text));
    auto const end = [](std::optional<double> const& limit) {
        return limit ? to_text(*limit) : std::string{"none"};
    };
    if (finding.value)
        text += fmt::format("  value: {} {}\n", to_text(*finding.value), clean(finding.unit));
    if (finding.low || finding.high)
        text += fmt::format("  interval: {} to {} ({})\n", end(finding.low), end(finding.high),
                            finding.interval);
    if (finding.p) text += fmt::format("  p: {}\n", to_text(*finding.p));
    text += fmt::format("  n: {}\n  method: {} (docs/methods.md)\n", finding.n, finding.method);
    for (auto const& [name, value] : finding.parameters)
        text += fmt::format("  {}: {}\n", clean(name), clean(value));
    for (auto const& warning : finding.warnings)
        text += fmt::format("  warning: {}\n", clean(warning));
    text += fmt::format("\nrecords behind it: {}\n", finding.records.size());
    std::size_t const shown = std::min(finding.records.size(), most_records);
    for (std::size_t i = 0; i < shown; ++i) text += record_lines(placed[finding.records[i]]);
    if (shown < finding.records.size())
        text += fmt::format("  ... and {} more\n", finding.records.size() - shown);
    return text;
}

std::string list_of_numbers(analysis::Findings const& findings, std::string_view part)
{
    std::string text;
    for (auto const& finding : findings.numbers)
        if (finding.key.starts_with(part))
            text +=
                fmt::format("{}\t{}\t{}\n", finding.key, clean(finding.text), clean(finding.title));
    return text;
}

Outcome run_explain(ExplainOptions const& options)
{
    auto const briefing = load_briefing(options.choice, options.shared, "explain");
    if (has_no_date(briefing)) return outcome_of(briefing);
    auto const findings = findings_of_study(briefing);
    auto const* finding = analysis::find(findings, options.key);
    auto const text =
        finding ? explanation(*finding, briefing.placed) : list_of_numbers(findings, options.key);
    if (text.empty())
        throw Error{ErrorKind::usage,
                    fmt::format("cannot explain '{}': no number has this key", clean(options.key)),
                    hint_of_unknown_key(findings, options.key)};
    std::string const target = options.shared.output.empty() ? "-" : options.shared.output;
    auto outcome = outcome_of(briefing);
    outcome.notices.clear();
    if (target != "-") outcome.outputs.push_back(target);
    OutFile out{target, options.shared.if_exists()};
    if (options.shared.dry_run) return outcome;
    out.write(text);
    out.publish();
    return outcome;
}

}  // namespace sitmap::cli
