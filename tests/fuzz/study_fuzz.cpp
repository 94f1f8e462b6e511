// SPDX-License-Identifier: MIT
// Any bytes as a study file: understood or refused in words.
#include "study/study_file.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace sitmap;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    fuzz::may_refuse([&] { study::parse(fuzz::text_of(data, size), "any.toml"); });
    return 0;
}
