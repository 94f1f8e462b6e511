// SPDX-License-Identifier: MIT
// render/glib_failure.hpp: what GLib, below Pango, takes for the end of the process.
#pragma once

namespace sitmap::render {

/// From now on `end` is called, on whatever thread it happens, where GLib finds no memory or cannot
/// make a thread; it must not return. Else GLib would end the process by a trap (SIGTRAP). Call it
/// once, before Pango is used.
void on_glib_failure(void (*end)(char const* words));

}  // namespace sitmap::render
