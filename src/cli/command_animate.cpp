// SPDX-License-Identifier: MIT
#include "cli/command_animate.hpp"

#include "animate/frames.hpp"
#include "animate/timeline.hpp"
#include "base/error.hpp"
#include "base/progress.hpp"
#include "base/text.hpp"
#include "base/units.hpp"
#include "cli/arrivals_of_study.hpp"
#include "cli/gate.hpp"
#include "cli/sheet_notices.hpp"
#include "cli/sheets_of_study.hpp"
#include "map/compose.hpp"
#include "render/image.hpp"
#include "render/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <memory>
#include <span>

namespace sitmap::cli {

namespace {

/// The records of a period of the timeline as the map room knows them; timeline indices count the
/// shown records.
map::Moment moment_of(animate::Period const& period, std::span<std::size_t const> shown)
{
    map::Moment moment;
    moment.month = period.month;
    for (auto const& visible : period.visible)
        moment.showing.push_back(
            {shown[visible.record], visible.opacity, visible.phase == animate::Phase::possible});
    moment.fresh = period.fresh;
    moment.possible = period.possible;
    moment.total = period.total;
    return moment;
}

std::vector<map::Moment> moments_of(map::Material const& material)
{
    std::vector<Placed> shown;
    for (auto const index : material.shown) shown.push_back(material.placed[index]);
    std::vector<map::Moment> moments;
    for (auto const& period : animate::timeline(shown, material.period))
        moments.push_back(moment_of(period, material.shown));
    return moments;
}

/// A film shows one map growing: other sheets would come out as the overview under their title.
study::Sheet film_sheet(study::Study const& study, std::string const& name)
{
    auto const overview = std::ranges::find(study.sheets, "overview", &study::Sheet::kind);
    if (name.empty() && overview != study.sheets.end()) return *overview;
    auto sheet = choose_sheet(study, name);
    if (sheet.kind == "overview" || sheet.kind == "closeup") return sheet;
    throw Error{ErrorKind::usage,
                fmt::format("cannot animate sheet '{}': its kind is '{}', and only an overview or "
                            "a closeup grows month by month",
                            clean(sheet.key), clean(sheet.kind)),
                "leave out --sheet, or name an overview or a closeup"};
}

/// A film is the page made smaller, its words with it.
void note_small_words(style::Style const& style, map::Page const& page, int width, Outcome& outcome)
{
    constexpr double least = 7;  // pixels
    Points const smallest{std::max(style.minimum_text, page.least_words())};
    double const words = to_millimetres(smallest).value * width / page.width;
    if (words >= least) return;
    outcome.notices.push_back(
        {"film", fmt::format("{} pixels wide its smallest words are {:.0f} pixels high; --width {} "
                             "would show them",
                             width, words, 2 * std::lround(std::ceil(width * least / words / 2)))});
}

}  // namespace

StudyFilm film_of_study(map::Material const& material, study::Sheet const& sheet,
                        map::Page const& page, int width)
{
    struct State {
        std::vector<map::Moment> moments;
        map::FilmScenes scenes;
        std::string background_state;
        render::Image background;
        render::Image image;
    };
    auto const state = std::make_shared<State>();
    state->moments = moments_of(material);
    state->scenes = map::film_of(material, sheet, page);
    int const height = static_cast<int>(std::lround(width * page.height / page.width / 2)) * 2;
    animate::Film film;
    film.frames = state->moments.size() + 1;  // the still map stands last
    film.draw = [state, width, height](std::size_t index) {
        auto const* const moment = index < state->moments.size() ? &state->moments[index] : nullptr;
        auto const background_state = state->scenes.state(moment);
        if (index == 0 || background_state != state->background_state)
            state->background =
                render::render_image(state->scenes.background(moment), width, height);
        state->background_state = background_state;
        state->image = state->background;
        render::draw_over(state->image, state->scenes.foreground(moment));
        auto const* const bytes = reinterpret_cast<std::uint8_t const*>(state->image.pixels.data());
        return animate::Frame{width, height, {bytes, state->image.pixels.size() * 4}};
    };
    return {std::move(film), state->scenes.remarks};
}

Outcome run_animate(AnimateOptions const& options)
{
    if (options.width < 160 || options.width > 3840)
        throw Error{ErrorKind::usage,
                    fmt::format("--width must be between 160 and 3840, got {}", options.width)};
    animate::require_place(options.shared.output, options.shared.if_exists());
    auto const briefing = load_briefing(options.choice, options.shared, "animate");
    if (has_no_date(briefing)) return outcome_of(briefing);
    auto const sheet = film_sheet(briefing.study, options.sheet);
    auto const findings = findings_for_map(briefing);
    render::PangoMeasure const measure;
    auto const material = material_of(briefing, findings, measure);
    auto const page = page_of(briefing);
    int const width = options.width / 2 * 2;
    auto const [film, remarks] = film_of_study(material, sheet, page, width);
    auto outcome = outcome_of(briefing);
    report_remarks(remarks, false, outcome);
    if (width != options.width)
        outcome.notices.push_back(
            {"film", fmt::format("{} pixels wide, not {}: videos need even numbers", width,
                                 options.width)});
    note_small_words(briefing.style, page, width, outcome);
    std::ranges::copy(font_notices(briefing.style, measure), std::back_inserter(outcome.notices));
    outcome.outputs = animate::film_files(options.shared.output, film.frames);
    if (options.shared.dry_run) return outcome;
    animate::FilmOptions how;
    how.frames_per_second = options.fps;
    how.hold_seconds = options.hold_seconds;
    how.title = sheet.title;
    Progress progress(options.shared.progress_mode(), static_cast<int>(film.frames));
    how.progress = [&](std::size_t done) {
        progress.step(fmt::format("frame {} of {}", done, film.frames));
    };
    animate::animate(film, options.shared.output, options.shared.if_exists(), how);
    return outcome;
}

}  // namespace sitmap::cli
