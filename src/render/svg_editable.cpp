// SPDX-License-Identifier: MIT
#include "render/svg_editable.hpp"

#include "base/error.hpp"
#include "base/overloaded.hpp"
#include "base/text.hpp"
#include "render/fonts.hpp"
#include "render/image.hpp"
#include "render/line.hpp"
#include "render/svg_text.hpp"
#include "render/text.hpp"
#include "render/trace.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace sitmap::render {
namespace {

constexpr int deepest = 64;  // groups within groups

std::string title_of(std::string const& title)
{
    return title.empty() ? std::string() : "<title>" + xml_escape(clean(title)) + "</title>";
}

/// As CSS: names of more than letters and blanks in quotes.
std::string family_list(map::Font const& font, bool is_arabic)
{
    auto families = is_arabic ? arabic_families_of(font) : families_of(font);
    auto const is_plain = [](char c) {
        return c == ' ' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    };
    for (auto& family : families)
        if (!std::ranges::all_of(family, is_plain)) family = '\'' + family + '\'';
    return join_words(families, ", ");
}

/// Walks the scene once; what is referred to gathers in `definitions_`, the drawing in `body_`.
class Writer {
public:
    std::string write(map::Scene const& scene);

private:
    void add(map::Node const& node, int depth, bool in_layer);
    void add(map::Path const& path, std::string& out, int decimals);
    void add(map::TextRun const& run);
    void add(map::Markers const& markers);
    void add(map::Group const& group, int depth, bool in_layer);
    void add_paint(std::string& out, map::Paint const& paint);
    void add_id(std::string& out, std::string const& id);
    std::string pattern_for(map::Hatch const& hatch);
    std::string symbol_for(std::vector<map::Path> const& shape);
    std::string clip_for(std::vector<map::Outline> const& outlines, std::string const& what);

    std::string body_;
    std::string definitions_;
    Ids ids_;
    std::map<std::string, std::string> patterns_;  // content, id
    std::map<std::string, std::string> clips_;     // path data, id
};

void Writer::add_id(std::string& out, std::string const& id)
{
    if (!id.empty()) add_attribute(out, "id", ids_.unique(id));
}

std::string Writer::pattern_for(map::Hatch const& hatch)
{
    auto const spacing = std::max(checked(hatch.spacing, "hatch"), 0.1);
    std::string content = " patternUnits=\"userSpaceOnUse\"";
    add_attribute(content, "width", spacing, 3);
    add_attribute(content, "height", spacing, 3);
    content += " patternTransform=\"rotate(";
    add_number(content, std::fmod(checked(hatch.angle, "hatch"), 360), 3);
    content += ")\">";
    if (hatch.ground.alpha != 0) {
        content += "<rect";
        add_attribute(content, "width", spacing, 3);
        add_attribute(content, "height", spacing, 3);
        add_colour(content, "fill", hatch.ground);
        content += "/>";
    }
    content += "<path stroke-linecap=\"butt\" fill=\"none\" d=\"M0 ";
    add_number(content, spacing / 2, 3);
    content += 'H';
    add_number(content, spacing, 3);
    content += '"';
    add_colour(content, "stroke", hatch.colour);
    add_attribute(content, "stroke-width", std::clamp(checked(hatch.width, "hatch"), 0.0, 1000.0),
                  3);
    content += "/></pattern>\n";
    auto const [known, is_new] = patterns_.try_emplace(content);
    if (is_new) {
        known->second = ids_.unique("hatch");
        definitions_ += "<pattern id=\"" + known->second + '"' + content;
    }
    return known->second;
}

void Writer::add_paint(std::string& out, map::Paint const& paint)
{
    std::visit(
        Overloaded{
            [&](style::Colour colour) { add_colour(out, "fill", colour); },
            [&](map::Hatch const& hatch) { out += " fill=\"url(#" + pattern_for(hatch) + ")\""; },
        },
        paint);
}

void Writer::add(map::Path const& path, std::string& out, int decimals)
{
    auto const what = path.id.empty() ? std::string("a path") : path.id;
    std::string element = "<path";
    add_id(element, path.id);
    path.fill ? add_paint(element, *path.fill) : void(element += " fill=\"none\"");
    if (path.outlines.size() > 1 && path.fill) element += " fill-rule=\"evenodd\"";
    if (path.stroke) add_stroke(element, *path.stroke, what);
    element += " d=\"" + path_data(path.outlines, what, decimals) + '"';
    element += path.title.empty() ? "/>\n" : '>' + title_of(path.title) + "</path>\n";
    out += element;
}

void Writer::add(map::TextRun const& run)
{
    auto const what = run.id.empty() ? run.text.substr(0, 60) : run.id;
    auto const at = checked(run.at, what);
    auto const em = em_in_millimetres(run.font);
    bool const by_letters = Line{run.text, run.font}.runs_right_to_left();
    bool const from_right = run.direction == map::Direction::own
                                ? by_letters
                                : run.direction == map::Direction::from_right;
    std::string element = "<text";
    add_id(element, run.id);
    if (!run.id.empty()) add_attribute(element, "data-id", run.id);
    if (!run.of.empty()) add_attribute(element, "data-of", run.of);
    auto const turn = std::fmod(checked(run.angle, what), 360);
    // Editors and browsers count the space behind the last letter, too.
    auto const spacing = letter_spacing(run.font, run.text) * em;
    add_attribute(element, "x", at.x);
    add_attribute(element, "y", at.y);
    if (turn != 0) {
        element += " transform=\"rotate(";
        add_number(element, turn, 3);
        ((element += ' '), add_number(element, at.x));
        ((element += ' '), add_number(element, at.y));
        element += ")\"";
    }
    add_attribute(element, "font-family", family_list(run.font, by_letters));
    add_attribute(element, "font-size", em, 3);
    if (run.font.weight == map::Weight::bold) element += " font-weight=\"bold\"";
    if (run.font.weight == map::Weight::medium) element += " font-weight=\"500\"";
    if (run.font.italic) element += " font-style=\"italic\"";
    if (spacing != 0) add_attribute(element, "letter-spacing", spacing, 3);
    if (from_right) element += " direction=\"rtl\"";
    // The scene's anchors are sides of the page; those of SVG follow the direction of the text.
    auto const anchor = run.anchor == map::Anchor::middle                ? "middle"
                        : (run.anchor == map::Anchor::end) != from_right ? "end"
                                                                         : "";
    if (*anchor) add_attribute(element, "text-anchor", anchor);
    add_colour(element, "fill", run.colour);
    if (run.halo && run.halo->width > 0) {
        add_colour(element, "stroke", run.halo->colour);
        add_attribute(element, "stroke-width", 2 * std::min(checked(run.halo->width, what), 500.0),
                      3);
        element += " paint-order=\"stroke\"";
    }
    auto const text = drawable_text(run.text);
    if (text.find("  ") != std::string::npos || text.starts_with(' ') || text.ends_with(' '))
        element += " xml:space=\"preserve\"";
    if (!run.id.empty() || !run.of.empty()) {
        element += " data-at=\"";
        add_number(element, at.x);
        ((element += ' '), add_number(element, at.y));
        element += '"';
    }
    body_ += element + '>' + xml_escape(text) + "</text>\n";
}

std::string Writer::symbol_for(std::vector<map::Path> const& shape)
{
    auto id = ids_.unique("m");
    std::string content;
    for (auto const& path : shape) add(path, content, 3);
    definitions_ += "<symbol id=\"" + id + "\" overflow=\"visible\">\n" + content + "</symbol>\n";
    return id;
}

void Writer::add(map::Markers const& markers)
{
    if (markers.at.empty() || markers.shape.empty()) return;
    auto const start = "<use xlink:href=\"#" + symbol_for(markers.shape) + '"';
    body_ += "<g>\n";
    body_.reserve(body_.size() + markers.at.size() * 50);
    for (std::size_t i = 0; i < markers.at.size(); ++i) {
        auto const at = checked(markers.at[i], "a marker");
        body_ += start;
        if (i < markers.ids.size()) add_id(body_, markers.ids[i]);
        add_attribute(body_, "x", at.x);
        add_attribute(body_, "y", at.y);
        bool const has_title = i < markers.titles.size() && !markers.titles[i].empty();
        body_ += has_title ? '>' + title_of(markers.titles[i]) + "</use>\n" : "/>\n";
    }
    body_ += "</g>\n";
}

std::string Writer::clip_for(std::vector<map::Outline> const& outlines, std::string const& what)
{
    auto const [known, is_new] = clips_.try_emplace(path_data(outlines, what));
    if (is_new) {
        known->second = ids_.unique("clip");
        definitions_ += "<clipPath id=\"" + known->second + "\"><path clip-rule=\"evenodd\" d=\"" +
                        known->first + "\"/></clipPath>\n";
    }
    return known->second;
}

void Writer::add(map::Group const& group, int depth, bool in_layer)
{
    if (depth > deepest)
        throw Error{ErrorKind::limit,
                    "cannot write '" + group.name + "': more than 64 groups in one another"};
    bool const is_layer = in_layer && !group.name.empty();
    bool const is_plain =
        depth == 0 && group.name.empty() && group.clip.empty() && group.opacity == 1;
    if (!is_plain) {
        body_ += "<g";
        add_id(body_, group.id);
        if (is_layer) body_ += " inkscape:groupmode=\"layer\"";
        if (!group.name.empty()) add_attribute(body_, "inkscape:label", group.name);
        if (!group.clip.empty())
            body_ += " clip-path=\"url(#" + clip_for(group.clip, group.name) + ")\"";
        auto const opacity = std::clamp(checked(group.opacity, group.name), 0.0, 1.0);
        if (opacity != 1) add_attribute(body_, "opacity", opacity, 3);
        body_ += ">\n";
    }
    for (auto const& node : group.children) add(node, depth, is_layer || is_plain);
    if (!is_plain) body_ += "</g>\n";
}

void Writer::add(map::Node const& node, int depth, bool in_layer)
{
    std::visit(Overloaded{
                   [&](map::Path const& path) { add(path, body_, 2); },
                   [&](map::TextRun const& run) {
                       if (!run.text.empty()) add(run);
                   },
                   [&](map::Markers const& markers) { add(markers); },
                   [&](std::unique_ptr<map::Group> const& group) {
                       if (group) add(*group, depth + 1, in_layer);
                   },
               },
               node);
}

std::string Writer::write(map::Scene const& scene)
{
    add(scene.root, 0, true);
    std::string svg =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""
        " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
        " xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" version=\"1.1\"";
    std::string width;
    std::string height;
    add_number(width, scene.width, 3);
    add_number(height, scene.height, 3);
    svg += fmt::format(" width=\"{0}mm\" height=\"{1}mm\" viewBox=\"0 0 {0} {1}\"", width, height);
    if (!scene.sheet.empty()) add_attribute(svg, "data-sheet", scene.sheet);
    // Cairo's limit for mitres, so that both drawings agree.
    svg += " stroke-linejoin=\"round\" stroke-linecap=\"round\" stroke-miterlimit=\"10\">\n";
    svg += title_of(scene.title);
    if (!scene.subject.empty()) svg += "<desc>" + xml_escape(clean(scene.subject)) + "</desc>";
    if (!definitions_.empty()) svg += "\n<defs>\n" + definitions_ + "</defs>";
    svg += "\n";
    if (scene.paper.alpha != 0) {
        svg += "<rect id=\"" + ids_.unique("paper") + "\"";
        svg += fmt::format(" width=\"{}\" height=\"{}\"", width, height);
        add_colour(svg, "fill", scene.paper);
        svg += "/>\n";
    }
    return svg + body_ + "</svg>\n";
}

}  // namespace

std::string svg_editable(map::Scene const& scene)
{
    static_cast<void>(pixel_size(scene, 25.4));  // refuses what is not a page
    return Writer{}.write(scene);
}

}  // namespace sitmap::render
