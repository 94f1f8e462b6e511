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

namespace {

/// As `--title ""`: those of the sheet.
constexpr std::array<std::string_view, 2> may_be_empty{"--title", "--subtitle"};

Error refused(std::string const& cause)
{
    return Error{ErrorKind::usage, "cannot read the command line: " + cause,
                 "give it a value, or leave it out"};
}

}  // namespace

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
    std::vector<std::string> words;
    bool is_file = false;  // as is all that comes after --
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        auto const& word = arguments[i];
        if (word.empty()) {
            refuse_unknown_option(arguments, known);  // it may be the value of a misspelled one
            throw refused("an argument of '" + known.command + "' is empty");
        }
        auto const name = word.substr(0, word.find('='));
        is_file = is_file || word == "--";
        bool const is_empty =
            !is_file && word == name + '=' && std::ranges::count(known.names, name) > 0;
        words.push_back(is_empty ? name : word);
        if (is_empty) words.emplace_back();
        bool const takes_next = !is_file && std::ranges::count(known.with_value, word) > 0;
        if (takes_next && i + 1 < arguments.size()) words.push_back(arguments[++i]);
        bool const has_nothing = is_empty || (takes_next && words.back().empty());
        if (has_nothing && std::ranges::count(may_be_empty, name) == 0)
            throw refused("'" + name + "' has an empty value");
    }
    return words;
}

}  // namespace sitmap::cli
