// SPDX-License-Identifier: MIT
// tests/support/expect_error.hpp: a failure is tested by its kind and its words.
#pragma once

#include "base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace sitmap::test {

/// `work` must throw an Error of `kind` whose message and hint together contain `words`.
template <typename Work>
void expect_error(ErrorKind kind, std::string const& words, Work work)
{
    try {
        work();
        ADD_FAILURE() << "no error; expected: " << words;
    } catch (Error const& error) {
        EXPECT_EQ(static_cast<int>(error.kind()), static_cast<int>(kind)) << error.what();
        EXPECT_THAT(std::string(error.what()) + "\n" + error.hint(), testing::HasSubstr(words));
    }
}

}  // namespace sitmap::test
