// SPDX-License-Identifier: MIT
#include "cli/products.hpp"

#include "base/infile.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/text_file.hpp"

#include <vector>

namespace sitmap::cli {
namespace {

using sitmap::test::expect_error;

void check(std::vector<std::string> const& paths)
{
    refuse_same_product(paths);
}

TEST(Products, AreDifferentFiles)
{
    EXPECT_NO_THROW(check({"a.csv", "", "", "b.csv", "-"}));
    expect_error(ErrorKind::usage, "cannot write './a.csv' twice: two products have this name", [] {
        check({"a.csv", "", "./a.csv"});
    });
    expect_error(ErrorKind::usage, "cannot write two products to standard output", [] {
        check({"-", "a.csv", "-"});
    });
}

TEST(Products, HoldNoReport)
{
    EXPECT_NO_THROW(refuse_report_inside("pack.json", "pack"));
    EXPECT_NO_THROW(refuse_report_inside("-", "pack"));
    EXPECT_NO_THROW(refuse_report_inside("", ""));
    expect_error(ErrorKind::usage,
                 "cannot write the report 'pack/r.json': it lies in './pack', which is put in "
                 "place as a whole",
                 [] { refuse_report_inside("pack/r.json", "./pack"); });
}

TEST(Products, AreWrittenWhole)
{
    auto const file = sitmap::test::text_file("products/a.csv", "an earlier one");
    write_text(file, "a,b\n");
    EXPECT_EQ(read_file(file), "a,b\n");
}

}  // namespace
}  // namespace sitmap::cli
