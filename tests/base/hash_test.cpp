// SPDX-License-Identifier: MIT
#include "base/hash.hpp"

#include "tests/support/expect_error.hpp"
#include "tests/support/text_file.hpp"

namespace sitmap {

// FIPS 180-4 example values.
constexpr auto of_nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
constexpr auto of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
constexpr auto of_a_million_a = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

TEST(Sha256, EqualsThePublishedValues)
{
    EXPECT_EQ(sha256(""), of_nothing);
    EXPECT_EQ(sha256("abc"), of_abc);
    EXPECT_EQ(sha256(std::string(1'000'000, 'a')), of_a_million_a);
}

TEST(Sha256, OfAFileIsThatOfItsBytes)
{
    EXPECT_EQ(sha256_of_file(test::text_file("empty", "")), of_nothing);
    EXPECT_EQ(sha256_of_file(test::text_file("abc", "abc")), of_abc);
    EXPECT_EQ(sha256_of_file(test::text_file("million", std::string(1'000'000, 'a'))),
              of_a_million_a);
}

TEST(Sha256, RefusesWhatCannotBeRead)
{
    test::expect_error(ErrorKind::input, "cannot read '/nowhere/x': No such file or directory",
                       [] { sha256_of_file("/nowhere/x"); });
    test::expect_error(ErrorKind::input, "cannot read '/': Is a directory",
                       [] { sha256_of_file("/"); });
}

}  // namespace sitmap
