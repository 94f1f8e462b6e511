// SPDX-License-Identifier: MIT
#include "cli/command_check.hpp"

#include "base/outfile.hpp"
#include "base/text.hpp"
#include "cli/findings_of_study.hpp"
#include "cli/sheets_of_study.hpp"
#include "study/study_file.hpp"

#include <fmt/format.h>

#include <map>

namespace sitmap::cli {

namespace {

std::string mix_of(std::map<std::string, int> const& counts)
{
    std::string words;
    for (auto const& [word, count] : counts)
        words += fmt::format("{}{} {}", words.empty() ? "" : ", ", count, word);
    return words.empty() ? "none" : words;
}

std::string word_or_not_stated(std::string_view word)
{
    return std::string(word.empty() ? "not stated" : word);
}

std::string summary(Briefing const& briefing)
{
    auto const& r = briefing.records;
    std::map<std::string, int> dates, places, claims, methods, scopes, reasons;
    for (auto const& placed : briefing.placed) {
        ++dates[std::string(to_text(placed.incident.date_precision))];
        ++places[word_or_not_stated(stated_place_precision(placed.incident))];
        ++claims[word_or_not_stated(stated_claim(placed.incident))];
        ++methods[std::string(to_text(placed.method))];
        if (!placed.incident.scope.empty()) ++scopes[clean(placed.incident.scope.str())];
    }
    for (auto const& reject : briefing.rejects) ++reasons[clean(reject.reason)];
    std::string text = fmt::format("records: read {} = used {} + outside {} + rejected {}\n",
                                   r.read, r.used, r.outside, r.rejected);
    text += fmt::format("areas: {} units, {} countries, {} fire records, {} claims\n",
                        briefing.areas.units.size(), briefing.areas.countries.size(),
                        briefing.fire_events.size(), briefing.claims.size());
    if (!briefing.shown.empty())
        text +=
            fmt::format("shown: {} records, {}\n", briefing.shown.size(), to_text(briefing.period));
    if (briefing.shown.size() < briefing.placed.size())
        text += fmt::format("all {} records that were not rejected:\n", briefing.placed.size());
    text += "dates: " + mix_of(dates) + "\nplaces: " + mix_of(places) +
            "\nclaims: " + mix_of(claims) + "\njoined: " + mix_of(methods) + "\n";
    if (!scopes.empty()) text += "scopes: " + mix_of(scopes) + "\n";
    for (auto const& [reason, count] : reasons)
        text += fmt::format("rejected: {} x {}\n", count, reason);
    return text;
}

}  // namespace

Outcome run_check(CheckOptions const& options)
{
    auto const briefing = load_briefing(options.choice, options.shared, "check");
    settings_of(briefing);  // refuses what the analysis would refuse
    refuse_what_cannot_be_drawn(briefing);
    auto const target = options.shared.output.empty() ? std::string("-") : options.shared.output;
    OutFile out(target, options.shared.if_exists());
    std::string text;
    for (auto const& value : shown_values(briefing.study))
        text += fmt::format("{} = {}  # {}\n", value.key, clean(value.value), clean(value.origin));
    text += "\n" + summary(briefing);
    auto outcome = outcome_of(briefing);
    if (target != "-") outcome.outputs.push_back(target);
    if (options.shared.dry_run) return outcome;
    out.write(text);
    out.publish();
    return outcome;
}

}  // namespace sitmap::cli
