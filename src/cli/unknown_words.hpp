// SPDX-License-Identifier: MIT
// cli/unknown_words.hpp: words of the command line that no command has, with the nearest one that
// there is.
#pragma once

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
/// ErrorKind::usage naming the first long option that the command does not have; the first of the
/// `arguments` is the command itself.
void refuse_unknown_option(std::span<std::string const> arguments, KnownOptions const& known);

}  // namespace sitmap::cli
