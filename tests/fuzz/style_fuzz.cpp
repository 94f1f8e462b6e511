// SPDX-License-Identifier: MIT
// Any bytes as a style file: understood, and then the same when written and read again; or refused
// in words.
#include "style/style_file.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace sitmap;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    fuzz::may_refuse([&] {
        auto const style = style::parse_style(fuzz::text_of(data, size), "any.toml");
        auto const text = style::effective(style);
        fuzz::promise(style::effective(style::parse_style(text, "again.toml")) == text,
                      "a style reads back");
    });
    return 0;
}
