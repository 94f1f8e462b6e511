// SPDX-License-Identifier: MIT
// tests/fuzz/fuzz.hpp: what a fuzz target is. A target calls one reader with any bytes; what must
// never happen is a crash, a hang, an exception that is no Error, or a promise of the reader that
// does not hold.
#pragma once

#include "base/error.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

/// One target a program: true if every promise held.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace sitmap::fuzz {

inline std::string_view text_of(std::uint8_t const* data, std::size_t size)
{
    return {reinterpret_cast<char const*>(data), size};
}

/// Ends the program with the broken promise, so that fuzzers see it.
inline void promise(bool holds, char const* words)
{
    if (holds) return;
    std::fprintf(stderr, "broken promise: %s\n", words);
    std::abort();
}

/// Runs a reader that may refuse its input in words; nothing else may escape.
template <typename Work>
void may_refuse(Work work)
{
    try {
        work();
    } catch (Error const& error) {
        promise(error.kind() != ErrorKind::internal, error.what());
        promise(error.what()[0] != '\0', "a refusal says why");
    }
}

}  // namespace sitmap::fuzz
