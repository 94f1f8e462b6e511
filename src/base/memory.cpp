// SPDX-License-Identifier: MIT
#include "base/memory.hpp"

#include <cstdint>
#include <cstdlib>

#include <sys/mman.h>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace sitmap {

void give_back_memory() noexcept
{
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
}

void prefer_large_pages(void* first, std::size_t bytes) noexcept
{
#if defined(MADV_HUGEPAGE)
    constexpr std::uintptr_t page = std::uintptr_t{1} << 21;
    auto const begin = reinterpret_cast<std::uintptr_t>(first);
    auto const whole = (begin + page - 1) / page * page;  // the first one that is all ours
    if (bytes < page || begin + bytes < whole + page) return;
    auto const length = (begin + bytes - whole) / page * page;
    static_cast<void>(madvise(static_cast<char*>(first) + (whole - begin), length, MADV_HUGEPAGE));
#else
    static_cast<void>(first);
    static_cast<void>(bytes);
#endif
}

}  // namespace sitmap
