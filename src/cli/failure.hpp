// SPDX-License-Identifier: MIT
// cli/failure.hpp: what an exception means to the user: an exit status and words.
#pragma once

#include "base/error.hpp"

#include <exception>
#include <string>

namespace sitmap::cli {

struct Failure {
    ErrorKind kind = ErrorKind::internal;
    std::string what, hint;  // clean, without a password; the hint may be empty
};

/// Of what is thrown by a library too: want of memory or threads is ErrorKind::limit.
Failure failure_of(std::exception_ptr const& thrown);

/// Of the words with which a C library gives up: want of memory or threads, else a defect.
Failure failure_of_library(std::string const& words);

}  // namespace sitmap::cli
