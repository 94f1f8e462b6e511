// SPDX-License-Identifier: MIT
// base/error.hpp: the one exception type. A message reads "cannot <do> '<object>': <cause>"; the
// hint says what to do next. Kinds map to the exit statuses of docs/errors.md; only main() turns
// them into one.
#pragma once

#include <stdexcept>
#include <string>

namespace sitmap {

/// The number of a kind is the exit status of the program.
enum class ErrorKind {
    internal = 1,  // a defect of sitmap
    usage = 2,     // the command line or an option value
    input = 3,     // a file that was given cannot be used
    gate = 4,      // the work is done, but too few records were usable
    output = 5,    // a file could not be written completely
    limit = 6,     // a stated limit was reached
};

class Error : public std::runtime_error {
public:
    Error(ErrorKind kind, std::string const& what, std::string hint = {})
        : std::runtime_error(what), kind_(kind), hint_(std::move(hint))
    {
    }

    ErrorKind kind() const noexcept { return kind_; }
    std::string const& hint() const noexcept { return hint_; }

private:
    ErrorKind kind_;
    std::string hint_;
};

}  // namespace sitmap
