// SPDX-License-Identifier: MIT
#include "base/toml_guard.hpp"

#include "tests/support/expect_error.hpp"

namespace sitmap {

namespace {

void expect_refused(std::string const& toml, int line)
{
    test::expect_error(
        ErrorKind::input,
        "cannot read 'a.toml': line " + std::to_string(line) +
            ": a character beyond ASCII stands outside quotes\nput names and texts in",
        [&] { refuse_stray_characters(toml, "a.toml"); });
}

}  // namespace

TEST(TomlGuard, LeavesTextsAndCommentsAlone)
{
    for (auto const* toml :
         {"", "a = 1",
          "\xEF\xBB\xBF"
          "a = 1",
          "a = \"\xC2\xB7\"  # \xC2\xB7\nb = '\xC2\xB7'\n",
          "a = \"\"\"\n\xC2\xB7 \"quoted\"\n\"\"\"\n", "a = '''\n\xC2\xB7 'x'\n'''",
          "a = \"\\\" \xC2\xB7\"", "a = '\\'", "a = \"\"\nb = ''\n", "# only a comment \xC2\xB7",
          "a = \"open \xC2\xB7\nb = 1"})
        EXPECT_NO_THROW(refuse_stray_characters(toml, "a.toml")) << toml;
}

TEST(TomlGuard, RefusesWhatStandsOutside)
{
    expect_refused("\xC2\xB7 = 1", 1);
    expect_refused("a = 1\n\nb \xC2\xB7= 1\n", 3);
    expect_refused("a = \"x\" \xC2\xA0\n", 1);
    expect_refused("a = \"\"\"\nx\n\"\"\"\xE2\x80\x83\n", 3);
    expect_refused("a = \"open\n\xC2\xB7", 2);
    expect_refused("a = '\\' \xFF", 1);
    expect_refused("a = 1 # fine\n\xEF\xBB\xBF", 2);
}

}  // namespace sitmap
