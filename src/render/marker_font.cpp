// SPDX-License-Identifier: MIT
#include "render/marker_font.hpp"

#include "render/cairo.hpp"
#include "render/outline_of_stroke.hpp"
#include "render/trace.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <unordered_set>

namespace sitmap::render {
namespace {

constexpr double farthest_in_shape = 1000;  // mm

/// What the font's callback reads: it lives as long as the face.
struct Letters {
    std::vector<Layer> layers;
    double size = 1;
};

cairo_user_data_key_t const letters_key{};

cairo_status_t render_letter(cairo_scaled_font_t* font, unsigned long glyph, cairo_t* context,
                             cairo_text_extents_t* extents) noexcept
{
    auto* const face = cairo_scaled_font_get_font_face(font);
    auto const* letters =
        static_cast<Letters const*>(cairo_font_face_get_user_data(face, &letters_key));
    extents->x_advance = 0;
    if (!letters || glyph >= letters->layers.size()) return CAIRO_STATUS_USER_FONT_ERROR;
    try {
        cairo_scale(context, 1 / letters->size, 1 / letters->size);
        trace(context, letters->layers[glyph].outlines, "a marker");
        cairo_fill(context);
        return CAIRO_STATUS_SUCCESS;
    } catch (...) {
        return CAIRO_STATUS_USER_FONT_ERROR;
    }
}

void free_letters(void* letters) noexcept
{
    std::default_delete<Letters>{}(static_cast<Letters*>(letters));
}

/// PDF and SVG ask for the letters when the file is finished: the face must own them.
FontFace new_face(std::unique_ptr<Letters> letters)
{
    FontFace face{cairo_user_font_face_create()};
    cairo_user_font_face_set_render_glyph_func(face.get(), render_letter);
    check(cairo_font_face_set_user_data(face.get(), &letters_key, letters.get(), free_letters),
          "a marker");
    static_cast<void>(letters.release());
    return face;
}

bool can_be_letter(map::Path const& path)
{
    auto const is_fine = [](map::Point p) {
        return std::abs(p.x) <= farthest_in_shape && std::abs(p.y) <= farthest_in_shape;
    };
    for (auto const& outline : path.outlines)
        if (!std::ranges::all_of(outline.points, is_fine)) return false;
    if (path.fill && (std::holds_alternative<map::Hatch>(*path.fill) || path.outlines.size() > 1))
        return false;
    return !path.stroke || (path.stroke->dashes.empty() &&
                            path.stroke->width <= farthest_in_shape && path.stroke->width >= 0);
}

Layer stroke_layer(map::Path const& path)
{
    Layer layer{{}, path.stroke->colour};
    for (auto const& outline : path.outlines)
        for (auto& edge : outline_of_stroke(outline, path.stroke->width))
            layer.outlines.push_back(std::move(edge));
    return layer;
}

/// Shows the letters as one blank, so that the text of a PDF has no strange characters.
void show(cairo_t* context, std::vector<cairo_glyph_t> const& glyphs)
{
    auto const count = static_cast<int>(glyphs.size());
    cairo_text_cluster_t const cluster{1, count};
    cairo_show_text_glyphs(context, " ", 1, glyphs.data(), count, &cluster, 1, {});
}

}  // namespace

std::optional<std::vector<Layer>> layers_of(std::vector<map::Path> const& shape)
{
    if (!std::ranges::all_of(shape, can_be_letter)) return {};
    std::vector<Layer> layers;
    for (auto const& path : shape) {
        if (path.fill) layers.push_back({path.outlines, std::get<style::Colour>(*path.fill)});
        if (path.stroke) layers.push_back(stroke_layer(path));
    }
    return layers;
}

std::size_t batch_from(std::vector<map::Point> const& places, std::size_t first, double size)
{
    auto const cell_of = [size](double value) {
        return static_cast<std::int64_t>(std::floor(value / size));
    };
    auto const key = [](std::int64_t column, std::int64_t row) {
        return column * 0x100000001ll + row;
    };
    std::unordered_set<std::int64_t> taken;
    for (auto i = first; i < places.size(); ++i) {
        auto const column = cell_of(places[i].x);
        auto const row = cell_of(places[i].y);
        for (int near = 0; near < 9; ++near)
            if (taken.contains(key(column + near % 3 - 1, row + near / 3 - 1))) return i - first;
        taken.insert(key(column, row));
    }
    return places.size() - first;
}

void show_as_letters(cairo_t* context, std::vector<Layer> const& layers,
                     std::vector<map::Point> const& places, double size)
{
    auto const face = new_face(std::make_unique<Letters>(Letters{layers, size}));
    SavedState const saved{context};
    cairo_set_font_face(context, face.get());
    cairo_set_font_size(context, size);
    std::vector<cairo_glyph_t> glyphs;
    for (std::size_t first = 0; first < places.size();) {
        auto const count = layers.size() > 1 ? batch_from(places, first, size) : places.size();
        for (std::size_t layer = 0; layer < layers.size(); ++layer) {
            glyphs.clear();
            for (auto i = first; i < first + count; ++i) {
                auto const at = checked(places[i], "a marker");
                glyphs.push_back({layer, at.x, at.y});
            }
            set_colour(context, layers[layer].colour);
            show(context, glyphs);
        }
        first += count;
    }
    check(cairo_status(context), "markers");
}

}  // namespace sitmap::render
