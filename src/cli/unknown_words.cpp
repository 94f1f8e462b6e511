// SPDX-License-Identifier: MIT
#include "cli/unknown_words.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sitmap::cli {

void refuse_unknown_command(std::span<std::string const> arguments,
                            std::vector<std::string> const& commands)
{
    if (arguments.empty() || arguments.front().starts_with('-')) return;
    if (std::ranges::count(commands, arguments.front()) > 0) return;
    auto const near = nearest_word(arguments.front(), commands);
    throw Error{ErrorKind::usage,
                fmt::format("cannot run '{}': there is no such command", clean(arguments.front())),
                near ? fmt::format("did you mean '{}'?", *near)
                     : "use one of " + join_words(commands, ", ")};
}

void refuse_unknown_option(std::span<std::string const> arguments, KnownOptions const& known)
{
    std::vector<std::string> words;
    for (auto const& name : known.names)
        if (name.starts_with("--")) words.push_back(name.substr(2));
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        auto const name = arguments[i].substr(0, arguments[i].find('='));
        if (name == "--") return;  // all that comes are files
        if (std::ranges::count(known.with_value, arguments[i]) > 0) ++i;
        if (!name.starts_with("--") || std::ranges::count(known.names, name) > 0) continue;
        auto const near = nearest_word(name.substr(2), words);  // dashes would count as likeness
        throw Error{ErrorKind::usage,
                    fmt::format("cannot read the command line: '{}' has no option '{}'",
                                known.command, clean(name)),
                    near ? fmt::format("did you mean '--{}'?", *near)
                         : fmt::format("sitmap {} --help", known.command)};
    }
}

}  // namespace sitmap::cli
