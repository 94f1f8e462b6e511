// SPDX-License-Identifier: MIT
#include "render/svg.hpp"

#include "base/text.hpp"
#include "base/units.hpp"
#include "render/cairo.hpp"
#include "render/image.hpp"
#include "render/painter.hpp"
#include "render/svg_shapes.hpp"

#include <cairo-svg.h>

#include <cctype>
#include <map>

namespace sitmap::render {
namespace {

/// Cairo numbers surfaces over the life of the process ("surface17"): here they are numbered over
/// the file.
std::string with_numbers_of_the_file(std::string const& svg)
{
    constexpr std::string_view word = "surface";
    std::map<std::string, std::size_t> numbers;
    std::string result;
    result.reserve(svg.size());
    std::size_t from = 0;
    for (auto at = svg.find(word); at != std::string::npos; at = svg.find(word, at)) {
        at += word.size();
        auto end = at;
        while (end < svg.size() && std::isdigit(static_cast<unsigned char>(svg[end]))) ++end;
        if (end == at) continue;
        auto const number =
            numbers.emplace(svg.substr(at, end - at), numbers.size() + 1).first->second;
        result.append(svg, from, at - from);
        result += std::to_string(number);
        from = at = end;
    }
    return result.append(svg, from);
}

/// Puts the title and description behind the opening tag, where viewers look for them.
void add_words(std::string& svg, map::Scene const& scene)
{
    auto const tag = svg.find("<svg");
    auto const end = tag == std::string::npos ? tag : svg.find('>', tag);
    if (end == std::string::npos) return;
    std::string words;
    if (!scene.title.empty()) words += "\n<title>" + xml_escape(clean(scene.title)) + "</title>";
    if (!scene.subject.empty()) words += "\n<desc>" + xml_escape(clean(scene.subject)) + "</desc>";
    svg.insert(end + 1, words);
}

std::string drawn(map::Scene const& scene, SvgShapes* shapes)
{
    auto const points = [](double length) { return to_points(Millimetres{length}).value; };
    std::string bytes;
    Surface const surface{cairo_svg_surface_create_for_stream(
        append_bytes, &bytes, points(scene.width), points(scene.height))};
    check(cairo_surface_status(surface.get()), "SVG page");
    if (shapes) shapes->belong_to(surface.get());
    Context const context{cairo_create(surface.get())};
    cairo_scale(context.get(), points(1), points(1));
    paint(context.get(), scene);
    // Only finishing tells whether all was written.
    cairo_surface_finish(surface.get());
    check(cairo_surface_status(surface.get()), "SVG page");
    return bytes;
}

}  // namespace

std::string svg(map::Scene const& scene)
{
    static_cast<void>(pixel_size(scene, 25.4));  // refuses what is not a page
    SvgShapes shapes;
    auto bytes = drawn(scene, &shapes);
    if (!shapes.put_into(bytes)) bytes = drawn(scene, nullptr);
    bytes = with_numbers_of_the_file(bytes);
    add_words(bytes, scene);
    return bytes;
}

}  // namespace sitmap::render
