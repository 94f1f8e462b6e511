// SPDX-License-Identifier: MIT
#include "map/scene.hpp"

#include "base/overloaded.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <string_view>

namespace sitmap::map {
namespace {

/// Two decimals, never "-0.00".
std::string number(double value)
{
    auto text = fmt::format("{:.2f}", value);
    bool const is_zero = text.find_first_not_of("-0.") == std::string::npos;
    if (is_zero && text.starts_with('-')) text.erase(0, 1);
    return text;
}

std::string pair(Point point)
{
    return number(point.x) + "," + number(point.y);
}

/// In quotes, on one line.
std::string quoted(std::string_view text)
{
    std::string result = "\"";
    for (char const c : text) {
        if (c == '"' || c == '\\') result += '\\';
        static_cast<unsigned char>(c) < 0x20 ? result += fmt::format("\\x{:02x}", c) : result += c;
    }
    return result + '"';
}

std::string named(std::string_view key, std::string const& text)
{
    return text.empty() ? std::string() : fmt::format(" {}={}", key, quoted(text));
}

std::string words(Outline const& outline)
{
    std::string text = outline.curved ? " curve[" : " line[";
    for (std::size_t i = 0; i < outline.points.size(); ++i)
        text += (i ? " " : "") + pair(outline.points[i]);
    return text + (outline.closed ? "]z" : "]");
}

std::string words(std::vector<Outline> const& outlines)
{
    std::string text;
    for (auto const& outline : outlines) text += words(outline);
    return text;
}

std::string words(Paint const& paint)
{
    return std::visit(Overloaded{
                          [](Colour colour) { return style::to_text(colour); },
                          [](Hatch const& hatch) {
                              return fmt::format("hatch({} every {} width {} angle {} on {})",
                                                 style::to_text(hatch.colour),
                                                 number(hatch.spacing), number(hatch.width),
                                                 number(hatch.angle), style::to_text(hatch.ground));
                          },
                      },
                      paint);
}

std::string words(Stroke const& stroke)
{
    std::string dashes;
    for (auto const dash : stroke.dashes)
        dashes += (dashes.empty() ? " dashes " : "/") + number(dash);
    return fmt::format("{} {}{}{}", style::to_text(stroke.colour), number(stroke.width), dashes,
                       stroke.round ? "" : " sharp");
}

std::string words(Font const& font)
{
    std::string text = fmt::format("{} {}pt", quoted(font.family), number(font.size));
    if (font.weight == Weight::medium) text += " medium";
    if (font.weight == Weight::bold) text += " bold";
    if (font.italic) text += " italic";
    if (font.spacing != 0) text += " spacing " + number(font.spacing);
    if (font.arabic != Font{}.arabic) text += " arabic " + quoted(font.arabic);
    return text;
}

std::string_view word(Anchor anchor)
{
    switch (anchor) {
        case Anchor::start: return "start";
        case Anchor::middle: return "middle";
        case Anchor::end: return "end";
    }
    return "";
}

class Dump {
public:
    void add(Node const& node, std::size_t depth)
    {
        std::visit(Overloaded{
                       [&](Path const& path) { add(path, depth); },
                       [&](TextRun const& run) { add(run, depth); },
                       [&](Markers const& markers) { add(markers, depth); },
                       [&](std::unique_ptr<Group> const& group) {
                           group ? add(*group, depth) : line(depth, "group nothing");
                       },
                   },
                   node);
    }

    void add(Group const& group, std::size_t depth)
    {
        std::string text = "group" + named("name", group.name) + named("id", group.id);
        if (group.opacity != 1) text += " opacity " + number(group.opacity);
        if (!group.clip.empty()) text += " clip" + words(group.clip);
        line(depth, text);
        for (auto const& node : group.children) add(node, depth + 1);
    }

    void line(std::size_t depth, std::string const& text)
    {
        text_ += std::string(depth * 2, ' ') + text + '\n';
    }
    std::string const& text() const { return text_; }

private:
    void add(Path const& path, std::size_t depth)
    {
        std::string text = "path" + named("id", path.id) + named("title", path.title);
        if (path.fill) text += " fill " + words(*path.fill);
        if (path.stroke) text += " stroke " + words(*path.stroke);
        line(depth, text + words(path.outlines));
    }

    void add(TextRun const& run, std::size_t depth)
    {
        auto text = fmt::format("text {} at {} {} {} {}", quoted(run.text), pair(run.at),
                                word(run.anchor), words(run.font), style::to_text(run.colour));
        if (run.halo)
            text += fmt::format(" halo {} {}", style::to_text(run.halo->colour),
                                number(run.halo->width));
        if (run.angle != 0) text += " angle " + number(run.angle);
        line(depth, text + named("id", run.id));
    }

    void add(Markers const& markers, std::size_t depth)
    {
        line(depth, fmt::format("markers {}", markers.at.size()));
        for (auto const& path : markers.shape) add(path, depth + 2);
        for (std::size_t i = 0; i < markers.at.size(); ++i) {
            auto text = "at " + pair(markers.at[i]);
            if (i < markers.ids.size()) text += named("id", markers.ids[i]);
            if (i < markers.titles.size()) text += named("title", markers.titles[i]);
            line(depth + 1, text);
        }
    }

    std::string text_;
};

}  // namespace

std::string dump(Scene const& scene)
{
    Dump dump;
    dump.line(0,
              fmt::format("page {} x {} paper {}{}{}{}", number(scene.width), number(scene.height),
                          style::to_text(scene.paper), named("title", scene.title),
                          named("subject", scene.subject), named("run", scene.run_id)));
    dump.add(scene.root, 1);
    return dump.text();
}

}  // namespace sitmap::map
