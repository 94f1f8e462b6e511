// SPDX-License-Identifier: MIT
// base/memory.hpp: memory that a finished stage leaves behind.
#pragma once

namespace sitmap {

/// Gives freed memory back to the system, where the C library can do so: what a stage needed for
/// its rows is not kept while the next one draws.
void give_back_memory() noexcept;

/// Frees what a container holds. `container = {}` empties it and keeps the memory.
template <typename Container>
void release(Container& container) noexcept
{
    Container{}.swap(container);
}

}  // namespace sitmap
