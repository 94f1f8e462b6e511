// SPDX-License-Identifier: MIT
// unknown_words_test.cpp: the word that is wrong is named, and the nearest one that there is.
#include "cli/unknown_words.hpp"

#include "tests/support/expect_error.hpp"

#include <gtest/gtest.h>

namespace sitmap::cli {
namespace {

using sitmap::test::expect_error;
using Words = std::vector<std::string>;

TEST(UnknownWords, NameTheNearestCommand)
{
    Words const commands{"map", "join"};
    EXPECT_NO_THROW(refuse_unknown_command(Words{}, commands));
    EXPECT_NO_THROW(refuse_unknown_command(Words{"--version"}, commands));
    EXPECT_NO_THROW(refuse_unknown_command(Words{"join", "x"}, commands));
    expect_error(ErrorKind::usage, "did you mean 'map'?",
                 [&] { refuse_unknown_command(Words{"mapp"}, commands); });
}

TEST(UnknownWords, NameTheOptionAndTheNearest)
{
    KnownOptions const known{
        "join", {"--nearest", "--quiet", "-o", "--title"}, {"--nearest", "-o", "--title"}};
    auto const refuse = [&](Words const& words) { refuse_unknown_option(words, known); };
    for (auto const& fine :
         {Words{"join", "p", "--nearest=5", "--quiet"},
          Words{"join", "--title", "--nearst", "-o", "--x"}, Words{"join", "--", "--nearst"}})
        EXPECT_NO_THROW(refuse(fine));
    expect_error(ErrorKind::usage, "'join' has no option '--nearst'", [&] {
        refuse({"join", "p", "a", "--nearst", "5"});
    });
    expect_error(ErrorKind::usage, "did you mean '--nearest'?", [&] {
        refuse({"join", "--nearst=5"});
    });
    expect_error(ErrorKind::usage, "sitmap join --help", [&] { refuse({"join", "--zzzzzz"}); });
}

}  // namespace
}  // namespace sitmap::cli
