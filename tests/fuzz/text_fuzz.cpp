// SPDX-License-Identifier: MIT
// Any bytes as a name from data: what reaches a terminal, a table, XML or a file name is harmless.
#include "base/text.hpp"
#include "tests/fuzz/fuzz.hpp"

#include <algorithm>

using namespace sitmap;

namespace {

std::string unquoted(std::string_view field)
{
    if (!field.starts_with('"')) return std::string(field);
    std::string text;
    for (std::size_t i = 1; i + 1 < field.size(); ++i) {
        text += field[i];
        if (field[i] == '"') ++i;
    }
    return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto const text = fuzz::text_of(data, size);
    auto const safe = clean(text);
    fuzz::promise(is_utf8(safe), "clean text is UTF-8");
    fuzz::promise(clean(safe) == safe, "clean text stays as it is");
    fuzz::promise(
        std::ranges::none_of(
            safe, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }),
        "clean text has no control characters");
    fuzz::promise(xml_escape(text).find_first_of("<>\"'") == std::string::npos,
                  "escaped text has no markup");
    fuzz::promise(count_characters(shorten(safe, 20)) <= 20 && is_utf8(shorten(safe, 20)),
                  "short text is short and whole");

    auto const name = file_name_from(text);
    fuzz::promise(!name.empty() && name.size() <= 100 && name.front() != '-',
                  "a file name is short and no flag");
    fuzz::promise(name.find_first_of("/.\\") == std::string::npos,
                  "a file name stays in its folder");

    auto const field = unquoted(csv_field(text));
    fuzz::promise(field == text || field == "'" + std::string(text), "a field reads back");
    bool const runs = !field.empty() &&
                      std::string_view("=+-@\t\r").find(field.front()) != std::string_view::npos;
    fuzz::promise(!runs || parse_number(field).has_value(), "no spreadsheet runs a field");
    return 0;
}
