// SPDX-License-Identifier: MIT
#include "cli/command_labels.hpp"

#include "base/columns.hpp"
#include "base/error.hpp"
#include "base/infile.hpp"
#include "base/text.hpp"
#include "cli/arrivals_of_study.hpp"
#include "cli/gate.hpp"
#include "cli/sheets_of_study.hpp"
#include "map/clip.hpp"
#include "map/compose.hpp"
#include "render/edited_labels.hpp"
#include "render/text.hpp"
#include "study/labels_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sitmap::cli {

namespace {

constexpr double moved = 0.2;  // mm; editors round what nobody has touched

struct Moved {
    std::size_t elsewhere = 0;  // labels that were not drawn where this run has them
    std::size_t reworded = 0;   // labels that begin with other words than in this run
    std::vector<PinnedLabel> pins;
    std::vector<std::string> lost;   // ids of labels that lie off the page now
    std::vector<std::string> twice;  // ids that more than one label has
};

/// A pin that keeps the form which the label has: its number of lines, or its curve.
PinnedLabel pin_at(map::Point middle, map::LabelPlace const& place,
                   std::vector<PinnedLabel> const& before)
{
    PinnedLabel pin{place.id, middle.x, middle.y};
    if (place.is_narrow) pin.lines = place.lines;
    if (!place.is_curved) return pin;
    auto const old = std::ranges::find(before, place.id, &PinnedLabel::id);
    pin.from = {place.middle.x, place.middle.y};
    if (old != before.end() && old->from) pin.from = old->from;
    return pin;
}

/// The middle of each label that was moved since it was drawn: where it is composed now, and how
/// far off that its baseline lies.
Moved moved_labels(map::Sheet const& sheet, map::Page const& page,
                   std::vector<render::EditedLabel> const& edited,
                   std::vector<PinnedLabel> const& before)
{
    Moved found;
    for (auto const& place : sheet.labels) {
        auto const now = std::ranges::find(edited, place.id, &render::EditedLabel::id);
        if (now == edited.end()) continue;
        if (distance(now->drawn_at.value_or(now->at), place.baseline) > moved) ++found.elsewhere;
        if (trim(now->text) != trim(render::drawable_text(place.words))) ++found.reworded;
        if (std::ranges::count(edited, place.id, &render::EditedLabel::id) > 1) {
            found.twice.push_back(place.id);
            continue;
        }
        if (!(distance(now->at, now->drawn_at.value_or(place.baseline)) > moved)) continue;
        map::Point const middle{place.middle.x + now->at.x - place.baseline.x,
                                place.middle.y + now->at.y - place.baseline.y};
        if (map::contains(map::Box{0, 0, page.width, page.height}, middle))
            found.pins.push_back(pin_at(middle, place, before));
        else
            found.lost.push_back(place.id);
    }
    return found;
}

/// Labels that the drawing does not have by their data-id: what is known of them.
void tell_missing(map::Sheet const& sheet, render::EditedDrawing const& drawing,
                  std::vector<Notice>& notices)
{
    auto const is_in = [](std::vector<render::EditedLabel> const& labels, std::string const& id) {
        return std::ranges::find(labels, id, &render::EditedLabel::id) != labels.end();
    };
    std::vector<std::string> missing;
    for (auto const& place : sheet.labels)
        if (!is_in(drawing.labels, place.id)) missing.push_back(place.id);
    for (auto const& label : drawing.nameless) {
        auto const drawn = *label.drawn_at;
        if (!(distance(label.at, drawn) > moved)) continue;
        auto const was = std::ranges::find_if(sheet.labels, [&](map::LabelPlace const& place) {
            constexpr double rounding = 0.02;  // mm, of the place that the drawing notes
            return distance(place.baseline, drawn) < rounding &&
                   std::ranges::find(missing, place.id) != missing.end();
        });
        auto const id = was == sheet.labels.end() ? std::string{} : was->id;
        std::erase(missing, id);
        notices.push_back({id.empty() ? shorten(clean(trim(label.text)), 60) : id,
                           "it was moved in the drawing, but has lost its data-id there, and keeps "
                           "the place that it had"});
    }
    if (!missing.empty())
        notices.push_back(
            {"labels", fmt::format("the drawing has no data-id of {} label{}, which "
                                   "keep{} the place: {}",
                                   missing.size(), missing.size() == 1 ? "" : "s",
                                   missing.size() == 1 ? "s" : "", quoted_list(missing))});
}

/// Lines and letters that were not moved together with the first one of their label.
void tell_loose_lines(render::EditedDrawing const& drawing, std::vector<Notice>& notices)
{
    std::vector<std::string> told;
    for (auto const& line : drawing.further) {
        auto const first = std::ranges::find(drawing.labels, line.id, &render::EditedLabel::id);
        if (first == drawing.labels.end() || !first->drawn_at || !line.drawn_at) continue;
        map::Point const together{line.drawn_at->x + first->at.x - first->drawn_at->x,
                                  line.drawn_at->y + first->at.y - first->drawn_at->y};
        if (!(distance(line.at, together) > moved) || std::ranges::count(told, line.id) > 0)
            continue;
        told.push_back(line.id);
        notices.push_back(
            {line.id,
             distance(first->at, *first->drawn_at) > moved
                 ? "its lines or letters were moved apart in the drawing: all of them "
                   "follow the first"
                 : "a line or letter of it was moved without the first: it keeps the place "
                   "that it had; move all of them together"});
    }
}

SheetPins& pins_of(std::vector<SheetPins>& all, std::string const& sheet, map::Page const& page)
{
    auto const same = [&](SheetPins const& pins) {
        return pins.sheet == sheet && hold_for(pins, page.width, page.height);
    };
    auto const found = std::ranges::find_if(all, same);
    if (found != all.end()) return *found;
    std::erase_if(all, [&](SheetPins const& pins) { return pins.sheet == sheet; });
    return all.emplace_back(SheetPins{sheet, page.width, page.height, {}});
}

/// Most labels were drawn elsewhere or have other words: then the drawing is of another sheet, page
/// or language. One that names its sheet may be of other data.
void refuse_another_sheet(map::Sheet const& sheet, render::EditedDrawing const& drawing,
                          Moved const& found, std::string const& file)
{
    auto const& edited = drawing.labels;
    auto const refused = [&](std::string const& cause, std::string const& hint) {
        return Error{ErrorKind::input,
                     fmt::format("cannot take labels from '{}': {}", clean(file), cause), hint};
    };
    auto const& key = sheet.scene.sheet;
    if (sheet.labels.empty())
        throw refused("sheet '" + clean(key) + "' has no labels that could be moved",
                      "name the --sheet that it was drawn with: a map with names on it");
    if (!drawing.sheet.empty() && drawing.sheet != key)
        throw refused(fmt::format("it shows sheet '{}', not '{}'",
                                  shorten(clean(drawing.sheet), 60), clean(key)),
                      "name the --sheet that it was drawn with");
    if (edited.empty() && !drawing.nameless.empty())
        throw Error{
            ErrorKind::input,
            fmt::format("cannot read labels from '{}': they have lost their data-id", clean(file)),
            "edit the drawing again with a program that keeps such attributes (Inkscape)"};
    if (edited.empty())
        throw Error{ErrorKind::input,
                    fmt::format("cannot read labels from '{}': it holds none", clean(file)),
                    "use a drawing that ends in -editable.svg"};
    auto const is_known = [&](render::EditedLabel const& label) {
        return std::ranges::find(sheet.labels, label.id, &map::LabelPlace::id) !=
               sheet.labels.end();
    };
    auto const known = static_cast<std::size_t>(std::ranges::count_if(edited, is_known));
    constexpr std::size_t few = 10;
    bool const is_elsewhere =
        drawing.sheet.empty() && found.elsewhere > few && found.elsewhere * 2 > known;
    if (known * 2 < edited.size() || found.reworded * 2 > known || is_elsewhere)
        throw refused(fmt::format("{} of its {} labels are on this sheet, {} of them elsewhere and "
                                  "{} with other words",
                                  known, edited.size(), found.elsewhere, found.reworded),
                      "name the --sheet, --page and --lang that it was drawn with");
}

}  // namespace

Outcome run_labels(LabelsOptions const& options)
{
    auto drawing = render::read_drawing(read_file(options.from), options.from);
    auto const& edited = drawing.labels;
    auto const briefing = load_briefing(options.choice, options.shared, "labels");
    if (has_no_date(briefing)) return outcome_of(briefing);
    auto const sheet = choose_sheet(briefing.study, options.sheet);
    auto const page = page_of(briefing);
    render::fit_to_page(drawing, {page.width, page.height}, options.from);
    auto const findings = findings_for_map(briefing);
    render::PangoMeasure const measure;
    auto const composed = map::compose(material_of(briefing, findings, measure), sheet, page);
    auto all = briefing.pins;
    auto& pins = pins_of(all, sheet.key, page).pins;
    auto const found = moved_labels(composed, page, edited, pins);
    refuse_another_sheet(composed, drawing, found, options.from);
    for (auto const& pin : found.pins) {
        std::erase_if(pins, [&](PinnedLabel const& old) { return old.id == pin.id; });
        pins.push_back(pin);
    }
    auto outcome = outcome_of(briefing);
    outcome.notices = {{"labels", fmt::format("{} of {} labels were moved", found.pins.size(),
                                              composed.labels.size())}};
    for (auto const& id : found.lost)
        outcome.notices.push_back(
            {id, "it lies off the page in the drawing and keeps the place that it had"});
    for (auto const& id : found.twice)
        outcome.notices.push_back(
            {id, "the drawing has it more than once: it keeps the place that it had"});
    tell_loose_lines(drawing, outcome.notices);
    tell_missing(composed, drawing, outcome.notices);
    auto const path = options.shared.output.empty() ? std::string("-") : options.shared.output;
    outcome.outputs.push_back(path);
    OutFile file(path, options.shared.if_exists());
    if (options.shared.dry_run) return outcome;
    file.write(study::to_toml(all));
    file.publish();
    return outcome;
}

}  // namespace sitmap::cli
