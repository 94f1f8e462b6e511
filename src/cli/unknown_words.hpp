// SPDX-License-Identifier: MIT
// cli/unknown_words.hpp: words of the command line that no command has, with the nearest one that
// there is; and those that say nothing.
#pragma once

#include <CLI/CLI.hpp>

#include <span>
#include <string>
#include <vector>

namespace sitmap::cli {

/// ErrorKind::usage if the first word is no command. Flags and nothing at all are left alone.
void refuse_unknown_command(std::span<std::string const> arguments,
                            std::vector<std::string> const& commands);

/// The options of a command as they are typed: "--output", "-o".
struct KnownOptions {
    std::string command;
    std::vector<std::string> names;
    std::vector<std::string> with_value;  // those of `names` that take the next word
};
KnownOptions options_of(CLI::App const& command);

/// ErrorKind::usage naming the first long option that the command does not have; the first of the
/// `arguments` is the command itself.
void refuse_unknown_option(std::span<std::string const> arguments, KnownOptions const& known);

/// `--title=` as `--title ""`: CLI11 would take the next word for the value. ErrorKind::usage for
/// an empty file or key, and naming the option for all but those that may be empty: what follows,
/// or stands there, is a variable that is not set.
std::vector<std::string> with_empty_values(std::span<std::string const> arguments,
                                           KnownOptions const& known);

}  // namespace sitmap::cli
