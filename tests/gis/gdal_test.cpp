// SPDX-License-Identifier: MIT
#include "gis/gdal.hpp"

#include "tests/support/expect_error.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>

#include <algorithm>

using namespace sitmap;
using namespace sitmap::gis;

TEST(Gdal, RegistersTheAllowListOnly)
{
    std::vector<std::string> names;
    for (auto const& driver : allowed_drivers()) names.push_back(driver.name);
    EXPECT_THAT(names, testing::IsSupersetOf(
                           {"CSV", "ESRI Shapefile", "FlatGeobuf", "GPKG", "GeoJSON", "KML"}));
    EXPECT_THAT(names, testing::Not(testing::Contains("OGR_VRT")));
    EXPECT_LE(names.size(), 12u);
    EXPECT_TRUE(std::ranges::is_sorted(names));
}

TEST(Gdal, TakesNoOptionFromTheEnvironment)
{
    start_gdal();
    EXPECT_STREQ(CPLGetConfigOption("GDAL_DRIVER_PATH", ""), "disable");
    EXPECT_STREQ(CPLGetConfigOption("GDAL_CONFIG_FILE", ""), "/dev/null");
}

TEST(Gdal, CountsFailuresAndKeepsTheLastOne)
{
    GdalErrors errors;
    CPLError(CE_Warning, CPLE_AppDefined, "even");
    CPLError(CE_Warning, CPLE_AppDefined, "odd");
    CPLError(CE_Failure, CPLE_AppDefined, "one");
    CPLError(CE_Failure, CPLE_AppDefined, "two\n\x1b[31m");
    EXPECT_EQ(errors.failures(), 2);
    EXPECT_EQ(errors.last_warning(), "odd");
    EXPECT_TRUE(errors.has_warned_of("eve"));
    EXPECT_FALSE(errors.has_warned_of("one"));
    EXPECT_THAT(errors.last_failure(), testing::StartsWith("two "));
    EXPECT_THAT(errors.last_failure(), testing::Not(testing::HasSubstr("\x1b")));
    test::expect_error(ErrorKind::input, "cannot read 'a.gpkg': two",
                       [&] { errors.refuse_failures("read", "a.gpkg"); });
}

TEST(Gdal, HidesPasswords)
{
    EXPECT_EQ(without_password("PG:dbname=x password=secret user=me"),
              "PG:dbname=x password=*** user=me");
    EXPECT_EQ(without_password("PG:password='a b' user=me"), "PG:password=*** user=me");
    EXPECT_EQ(without_password("postgresql://me:secret@host/db"), "postgresql://me:***@host/db");
    EXPECT_EQ(without_password("plain text"), "plain text");
}

TEST(Gdal, HidesPasswordsHoweverTheyAreWritten)
{
    struct Case {
        char const* written;
        char const* shown;
    };
    for (auto const& [written, shown] : std::vector<Case>{
             {"PG:host=h password = s3cret user=me", "PG:host=h password=*** user=me"},
             {"PG:password\t=\n s3cret user=me", "PG:password=*** user=me"},
             {R"(PG:password='s3\'cret x' user=me)", "PG:password=*** user=me"},
             {R"(PG:password=s3\ cret user=me)", "PG:password=*** user=me"},
             {"PG:password=s3&cret,x user=me", "PG:password=*** user=me"},
             {"PG:password='s3cret user=me", "PG:password=***"},
             {"PG:password=", "PG:password=***"},
             {"PG:Password=s3cret sslpassword=s3cret", "PG:Password=*** sslpassword=***"},
             {"MYSQL:db,user=me,password=s3cret,host=h", "MYSQL:db,user=me,password=***"},
             {"MSSQL:server=h;UID=me;PWD=s3cret", "MSSQL:server=h;UID=me;PWD=***"},
             {"postgresql://me:s3/cr@t@h/db?password=s3cret",
              "postgresql://me:***@h/db?password=***"},
             {"two: a://b:s3cret@h and c://d:s3cret@h", "two: a://b:***@h and c://d:***@h"},
             {"../w/postgresql:/me:s3/cret@h:9/x", "../w/postgresql:/me:***@h:9/x"},
             {"https://h/a:b@c and a=b", "https://h/a:b@c and a=b"},
             {"cannot open 'PG:dbname=x password=***': refused",
              "cannot open 'PG:dbname=x password=***': refused"},
             {"cannot open 'PG:password=***s3cret': refused",
              "cannot open 'PG:password=*** refused"},
         }) {
        EXPECT_EQ(without_password(written), shown);
        EXPECT_EQ(without_password(shown), shown) << "shown twice";
    }
}
