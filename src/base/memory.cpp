// SPDX-License-Identifier: MIT
#include "base/memory.hpp"

#include <cstdlib>

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

}  // namespace sitmap
