// SPDX-License-Identifier: MIT
#include "load/csv_form.hpp"

#include "tests/support/expect_error.hpp"

using namespace sitmap;
using namespace sitmap::load;

TEST(CsvForm, KnowsAHeaderWithNumbersAmongItsNames)
{
    test::expect_error(ErrorKind::input, "the columns '2020' and '2020' have the same name", [] {
        check_names({"id", "lon", "lat", "2020", "2020"}, "t.csv");
    });
}

TEST(CsvForm, EndsEachLineWithOneFeed)
{
    std::string text = "a\rb\r\nc\nd\r\re\r";
    end_lines_with_feeds(text);
    EXPECT_EQ(text, "a\nb\r\nc\nd\n\ne\n");
}

TEST(CsvForm, RefusesNamesThatCannotBeToldApart)
{
    check_names({"a", "", "", "b"}, "t.csv");
    test::expect_error(ErrorKind::input, "the columns 'Lat' and 'LAT' have the same name", [] {
        check_names({"Lat", "lon", "LAT"}, "t.csv");
    });
    test::expect_error(ErrorKind::input, "'t.csv': the header is missing", [] {
        check_names({"2022-01-05", "0.5", "0.5"}, "t.csv");
    });
}

TEST(CsvForm, RefusesTooManyColumns)
{
    check_width(max_columns, "t.csv");
    test::expect_error(ErrorKind::limit, "it has 2001 columns, more than 2000",
                       [] { check_width(max_columns + 1, "t.csv"); });
}

TEST(CsvForm, NamesTheDelimiter)
{
    EXPECT_EQ(name_of_delimiter(';'), "semicolons");
    EXPECT_EQ(name_of_delimiter('\t'), "tabs");
    EXPECT_EQ(name_of_delimiter('|'), "vertical bars");
}
