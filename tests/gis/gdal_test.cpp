// SPDX-License-Identifier: MIT
#include "gis/gdal.hpp"

#include "tests/support/expect_error.hpp"
#include "tests/support/text_file.hpp"

#include <sys/stat.h>

#include <cpl_conv.h>
#include <cpl_error.h>

#include <algorithm>

using namespace sitmap;
using namespace sitmap::gis;

namespace {

void expect_refused(std::string const& path, std::string const& words)
{
    test::expect_error(ErrorKind::input, words, [&] { check_readable(path, Access::files); });
}

std::string sqlite_with(std::string const& name, char mode)
{
    std::string header(100, '\0');
    header.replace(0, 15, "SQLite format 3");
    header[18] = header[19] = mode;
    return test::text_file(name, header);
}

}  // namespace

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
    CPLError(CE_Warning, CPLE_AppDefined, "odd");
    CPLError(CE_Failure, CPLE_AppDefined, "one");
    CPLError(CE_Failure, CPLE_AppDefined, "two\n\x1b[31m");
    EXPECT_EQ(errors.failures(), 2);
    EXPECT_EQ(errors.last_warning(), "odd");
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

TEST(Gdal, RefusesWhatIsNotARegularFile)
{
    auto const folder = testing::TempDir();
    auto const fifo = folder + "sitmap_fifo.csv";
    mkfifo(fifo.c_str(), 0600);
    expect_refused(folder, "it is a folder");
    expect_refused(fifo, "it is not a regular file");
    expect_refused("/dev/zero", "it is not a regular file");
    expect_refused(folder + "absent.csv", "No such file or directory");
    expect_refused("", "no file name is given");
}

TEST(Gdal, RefusesNamesThatReachPastFiles)
{
    expect_refused("http://example.org/a.geojson", "the network is not used");
    expect_refused("/vsicurl/http://example.org/a.csv", "virtual files are not read");
    expect_refused("/vsizip/a.zip", "virtual files are not read");
    expect_refused("<OGRVRTDataSource/>", "inline data are not read");
    expect_refused("{\"type\":\"Point\"}", "inline data are not read");
    expect_refused("GPKG:a.gpkg:b", "driver prefixes are not used");
    expect_refused("PG:dbname=x password=secret", "password=***");
}

TEST(Gdal, TakesADatabaseOnlyWhereOneIsNamed)
{
    EXPECT_NO_THROW(check_readable("PG:dbname=x", Access::databases));
    expect_refused("PG:dbname=x", "databases are read only where the command line names one");
}

TEST(Gdal, RefusesAGeoPackageThatReadingWouldChange)
{
    auto const pending = sqlite_with("pending.gpkg", 1);
    test::text_file("pending.gpkg-wal", "x");
    expect_refused(pending, "it has unfinished changes in '-wal'");
    expect_refused(sqlite_with("wal.gpkg", 2), "it is in write-ahead mode");
    EXPECT_NO_THROW(check_readable(sqlite_with("calm.gpkg", 1), Access::files));
}
