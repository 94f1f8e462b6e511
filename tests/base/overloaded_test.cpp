// SPDX-License-Identifier: MIT
#include "base/overloaded.hpp"

#include <gtest/gtest.h>

#include <string>
#include <variant>

namespace sitmap {
namespace {

TEST(Overloaded, VisitsEachKindWithItsOwnLambda)
{
    auto const name =
        Overloaded{[](int) { return "int"; }, [](std::string const&) { return "text"; }};
    using Value = std::variant<int, std::string>;
    EXPECT_STREQ(std::visit(name, Value(1)), "int");
    EXPECT_STREQ(std::visit(name, Value("1")), "text");
}

}  // namespace
}  // namespace sitmap
