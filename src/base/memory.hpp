// SPDX-License-Identifier: MIT
// base/memory.hpp: memory for a stage with many rows, and what it leaves behind.
#pragma once

#include <cstddef>

namespace sitmap {

/// Gives freed memory back to the system, where the C library can do so: what a stage needed for
/// its rows is not kept while the next one draws.
void give_back_memory() noexcept;

/// Asks the system for large pages where these bytes will be written: at a first touch every 4 kB
/// the kernel takes longer than the writer. Does nothing where it cannot.
void prefer_large_pages(void* first, std::size_t bytes) noexcept;

/// Reserves room in a vector or string, on large pages if it is much.
template <typename Container>
void reserve_large(Container& container, std::size_t size)
{
    container.reserve(size);
    prefer_large_pages(container.data(), size * sizeof *container.data());
}

/// Frees what a container holds. `container = {}` empties it and keeps the memory.
template <typename Container>
void release(Container& container) noexcept
{
    Container{}.swap(container);
}

}  // namespace sitmap
