// SPDX-License-Identifier: MIT
#include "render/pdf.hpp"

#include "base/text.hpp"
#include "base/units.hpp"
#include "render/cairo.hpp"
#include "render/painter.hpp"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sitmap::render {
namespace {

// A product carries no clock: the same scene gives the same bytes on any day.
constexpr char const* fixed_date = "2000-01-01T00:00:00Z";

double points(double length)
{
    return to_points(Millimetres{length}).value;
}

void check_page(map::Scene const& scene)
{
    auto const fits = [](double side) {
        return std::isfinite(side) && side > 0 && side <= longest_page;
    };
    if (fits(scene.width) && fits(scene.height)) return;
    throw Error{
        ErrorKind::usage,
        fmt::format("cannot make a PDF page of {} x {} mm: a side must be over 0 and at most {} mm",
                    to_text(scene.width), to_text(scene.height), longest_page),
        "choose another page size"};
}

void set_words(cairo_surface_t* surface, map::Scene const& scene)
{
    auto const set = [surface](cairo_pdf_metadata_t key, std::string const& text) {
        if (!text.empty()) cairo_pdf_surface_set_metadata(surface, key, text.c_str());
    };
    auto const safe = [](std::string const& text) { return shorten(clean(text), 2000); };
    set(CAIRO_PDF_METADATA_TITLE, safe(scene.title));
    set(CAIRO_PDF_METADATA_SUBJECT, safe(scene.subject));
    set(CAIRO_PDF_METADATA_KEYWORDS, scene.run_id.empty() ? "" : "run " + safe(scene.run_id));
    set(CAIRO_PDF_METADATA_CREATOR, std::string("sitmap ") + SITMAP_VERSION);
    set(CAIRO_PDF_METADATA_CREATE_DATE, fixed_date);
}

}  // namespace

std::string pdf(map::Scene const& scene)
{
    map::Scene const* const one = &scene;
    return pdf(std::span(&one, 1));
}

std::string pdf(std::span<map::Scene const* const> scenes)
{
    if (scenes.empty()) throw Error{ErrorKind::internal, "cannot make a PDF: there is no page"};
    std::ranges::for_each(scenes, [](auto const* scene) { check_page(*scene); });
    std::string bytes;
    auto const& first = *scenes.front();
    Surface const surface{cairo_pdf_surface_create_for_stream(
        append_bytes, &bytes, points(first.width), points(first.height))};
    check(cairo_surface_status(surface.get()), "PDF page");
    cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
    set_words(surface.get(), first);
    for (auto const* scene : scenes) {
        cairo_pdf_surface_set_size(surface.get(), points(scene->width), points(scene->height));
        Context const context{cairo_create(surface.get())};
        cairo_scale(context.get(), points(1), points(1));
        paint(context.get(), *scene);
        cairo_show_page(context.get());
        check(cairo_status(context.get()), "PDF page");
    }
    // Only finishing tells whether all was written.
    cairo_surface_finish(surface.get());
    check(cairo_surface_status(surface.get()), "PDF page");
    return bytes;
}

}  // namespace sitmap::render
