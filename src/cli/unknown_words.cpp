// SPDX-License-Identifier: MIT
#include "cli/unknown_words.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string_view>

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

KnownOptions options_of(CLI::App const& command)
{
    KnownOptions known{command.get_name(), {}, {}};
    for (auto const* option : command.get_options()) {
        std::vector<std::string> names;
        for (auto const& name : option->get_lnames()) names.push_back("--" + name);
        for (auto const& name : option->get_snames()) names.push_back("-" + name);
        std::ranges::copy(names, std::back_inserter(known.names));
        if (option->get_items_expected_min() > 0)
            std::ranges::copy(names, std::back_inserter(known.with_value));
    }
    return known;
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

std::vector<std::string> with_empty_values(std::span<std::string const> arguments,
                                           KnownOptions const& known)
{
    constexpr std::array<std::string_view, 2> may_be_empty{"--title", "--subtitle"};
    std::vector<std::string> words;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        auto const& word = arguments[i];
        if (word == "--") {  // all that comes are files
            std::ranges::copy(arguments.subspan(i), std::back_inserter(words));
            break;
        }
        auto const name = word.substr(0, word.find('='));
        bool const is_empty = word == name + '=' && std::ranges::count(known.names, name) > 0;
        if (is_empty && std::ranges::count(may_be_empty, name) == 0)
            throw Error{ErrorKind::usage,
                        fmt::format("cannot read the command line: '{}' has an empty value", name),
                        "give it a value, or leave it out"};
        words.push_back(is_empty ? name : word);
        if (is_empty) words.emplace_back();
        bool const takes_next = std::ranges::count(known.with_value, word) > 0;
        if (takes_next && i + 1 < arguments.size()) words.push_back(arguments[++i]);
    }
    return words;
}

}  // namespace sitmap::cli
