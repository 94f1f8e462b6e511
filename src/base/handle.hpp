// SPDX-License-Identifier: MIT
// base/handle.hpp: ownership of a C library's handle, from the moment that it exists.
#pragma once

#include <memory>

namespace sitmap {

/// Deleter that calls the C function `Free`: std::unique_ptr<cairo_t, Releaser<cairo_destroy>>.
template <auto Free>
struct Releaser {
    template <typename T>
    void operator()(T* pointer) const noexcept
    {
        Free(pointer);
    }
};

}  // namespace sitmap
