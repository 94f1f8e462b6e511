// SPDX-License-Identifier: MIT
#include "cli/sheets_of_study.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "gis/projection.hpp"
#include "map/compose.hpp"
#include "map/ramps.hpp"
#include "study/study_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace sitmap::cli {

study::Sheet choose_sheet(study::Study const& study, std::string const& name)
{
    auto const named = [&](study::Sheet const& sheet) { return sheet.key == name; };
    auto const found = std::ranges::find_if(study.sheets, named);
    if (found != study.sheets.end()) return *found;
    auto const of_kind = std::ranges::find(study.sheets, name, &study::Sheet::kind);
    if (of_kind != study.sheets.end()) return *of_kind;
    if (name.empty() && !study.sheets.empty()) return study.sheets.front();
    auto const& kinds = map::sheet_kinds();
    if (name.empty() || std::ranges::count(kinds, name) > 0) {
        study::Sheet sheet;
        sheet.key = name.empty() ? "map" : name;
        sheet.kind = name.empty() ? "overview" : name;
        return sheet;
    }
    std::vector<std::string> known;
    for (auto const& sheet : study.sheets) known.push_back(sheet.key);
    std::ranges::copy_if(kinds, std::back_inserter(known), [&](std::string const& kind) {
        return std::ranges::count(study.sheets, kind, &study::Sheet::key) == 0;
    });
    throw Error{ErrorKind::usage,
                fmt::format("cannot draw sheet '{}': the study has no such sheet", clean(name)),
                "use one of " + join_words(known, ", ")};
}

namespace {

/// What `work` gives; what it refuses is the fault of the study's line that states the key, unless
/// a flag did.
template <typename Work>
auto as_stated(Briefing const& briefing, std::string const& key, std::string const& flag,
               Work const& work)
{
    try {
        return work();
    } catch (Error const& error) {
        auto const values = study::effective(briefing.study);
        auto const value = std::ranges::find(values, key, &study::EffectiveValue::key);
        bool const in_file = value != values.end() && value->origin.find(':') != std::string::npos;
        if (!in_file || briefing.manifest.parameters.contains("option." + flag)) throw;
        throw Error{ErrorKind::input, fmt::format("{} ({})", error.what(), value->origin),
                    error.hint()};
    }
}

}  // namespace

map::Page page_of(Briefing const& briefing)
{
    return as_stated(briefing, "study.page", "page",
                     [&] { return map::page_from(briefing.study.page); });
}

void refuse_what_cannot_be_drawn(Briefing const& briefing)
{
    auto const& study = briefing.study;
    page_of(briefing);
    as_stated(briefing, "study.projection", "projection", [&] {
        if (!study.projection.empty()) gis::Projection{study.projection};
        return 0;
    });
    as_stated(briefing, "shade.ramp", "", [&] {
        auto const& ramp = study.shade_options.ramp;
        return ramp.empty() ? map::RampKind::sequential : map::ramp_kind(ramp);
    });
}

void report_remarks(std::vector<map::Remark> const& remarks, bool strict, Outcome& outcome)
{
    for (auto const& remark : remarks)
        outcome.notices.push_back({"sheet " + remark.sheet, remark.text});
    if (strict && !remarks.empty() && outcome.not_passed.empty())
        outcome.not_passed =
            fmt::format("cannot pass sheet '{}': {}", remarks.front().sheet, remarks.front().text);
}

}  // namespace sitmap::cli
