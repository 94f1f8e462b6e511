// SPDX-License-Identifier: MIT
#include "base/toml_guard.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sitmap {

namespace {

/// Where the string that opens at `open` ends: behind its closing quotes, or at the line break that
/// a string in single quotes cannot hold, or at the end.
std::size_t end_of_string(std::string_view text, std::size_t open)
{
    char const quote = text[open];
    bool const is_long = text.substr(open, 3) == std::string(3, quote);
    auto const closing = std::string(is_long ? 3 : 1, quote);
    for (std::size_t i = open + closing.size(); i < text.size(); ++i) {
        if (quote == '"' && text[i] == '\\')
            ++i;
        else if (text.substr(i, closing.size()) == closing)
            return i + closing.size();
        else if (!is_long && text[i] == '\n')
            return i;
    }
    return text.size();
}

}  // namespace

void refuse_stray_characters(std::string_view toml, std::string const& file)
{
    std::size_t i = toml.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    while (i < toml.size()) {
        char const c = toml[i];
        if (c == '#') {
            i = std::min(toml.find('\n', i), toml.size());
        } else if (c == '"' || c == '\'') {
            i = end_of_string(toml, i);
        } else if (static_cast<unsigned char>(c) < 0x80) {
            ++i;
        } else {
            auto const line = std::ranges::count(toml.substr(0, i), '\n') + 1;
            throw Error{
                ErrorKind::input,
                fmt::format(
                    "cannot read '{}': line {}: a character beyond ASCII stands outside quotes",
                    clean(file), line),
                "put names and texts in \"...\""};
        }
    }
}

}  // namespace sitmap
