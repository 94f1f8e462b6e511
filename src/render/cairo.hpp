// SPDX-License-Identifier: MIT
// render/cairo.hpp: ownership of Cairo's handles and the check of its status, for this room only.
#pragma once

#include "base/error.hpp"
#include "base/handle.hpp"
#include "style/colour.hpp"

#include <cairo.h>

#include <memory>
#include <string>

namespace sitmap::render {

using Surface = std::unique_ptr<cairo_surface_t, Releaser<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Releaser<cairo_destroy>>;
using FontFace = std::unique_ptr<cairo_font_face_t, Releaser<cairo_font_face_destroy>>;
using FontOptions = std::unique_ptr<cairo_font_options_t, Releaser<cairo_font_options_destroy>>;

/// Saves Cairo's state and restores it at the end of the scope.
class SavedState {
public:
    explicit SavedState(cairo_t* context) : context_(context) { cairo_save(context_); }
    ~SavedState() { cairo_restore(context_); }
    SavedState(SavedState const&) = delete;
    SavedState& operator=(SavedState const&) = delete;

private:
    cairo_t* context_;
};

/// ErrorKind::internal with Cairo's own reason: "cannot draw '<what>': <reason>".
inline void check(cairo_status_t status, std::string const& what)
{
    if (status == CAIRO_STATUS_SUCCESS) return;
    throw Error{ErrorKind::internal,
                "cannot draw '" + what + "': " + cairo_status_to_string(status)};
}

/// Whether the context draws on pixels now (and not into a PDF, an SVG or a recording).
inline bool is_picture(cairo_t* context)
{
    return cairo_surface_get_type(cairo_get_group_target(context)) == CAIRO_SURFACE_TYPE_IMAGE;
}

inline void set_colour(cairo_t* context, style::Colour colour)
{
    cairo_set_source_rgba(context, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0,
                          colour.alpha / 255.0);
}

/// A write function for cairo_*_surface_create_for_stream that adds to a std::string.
inline cairo_status_t append_bytes(void* text, unsigned char const* bytes, unsigned length) noexcept
{
    try {
        static_cast<std::string*>(text)->append(reinterpret_cast<char const*>(bytes), length);
        return CAIRO_STATUS_SUCCESS;
    } catch (...) {
        return CAIRO_STATUS_NO_MEMORY;
    }
}

}  // namespace sitmap::render
