// SPDX-License-Identifier: MIT
// check_readable of gis/gdal.hpp.
#include "gis/gdal.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/text_file.hpp"

#include <sys/stat.h>

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

TEST(Readable, RefusesWhatIsNotARegularFile)
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

TEST(Readable, RefusesNamesThatReachPastFiles)
{
    expect_refused("http://example.org/a.geojson", "the network is not used");
    expect_refused("/vsicurl/http://example.org/a.csv", "virtual files are not read");
    expect_refused("/vsizip/a.zip", "virtual files are not read");
    expect_refused("<OGRVRTDataSource/>", "inline data are not read");
    expect_refused("{\"type\":\"Point\"}", "inline data are not read");
    expect_refused("GPKG:a.gpkg:b", "driver prefixes are not used");
    expect_refused("PG:dbname=x password=secret", "password=***");
}

TEST(Readable, TakesADatabaseOnlyWhereOneIsNamed)
{
    EXPECT_NO_THROW(check_readable("PG:dbname=x", Access::databases));
    expect_refused("PG:dbname=x",
                   "a database can stand for the incidents, or the points of a join, only");
}

TEST(Readable, RefusesAShapefileWithAPartThatIsNoFile)
{
    auto const shapes = test::text_file("piped.shp", std::string(100, '\0'));
    test::text_file("piped.shx", std::string(100, '\0'));
    auto const pipe = shapes.substr(0, shapes.size() - 4) + ".prj";
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    expect_refused(shapes, "piped.prj': it is not a regular file");
}

TEST(Readable, RefusesAGeoPackageThatReadingWouldChange)
{
    auto const pending = sqlite_with("pending.gpkg", 1);
    test::text_file("pending.gpkg-wal", "x");
    expect_refused(pending, "it has unfinished changes in '-wal'");
    expect_refused(sqlite_with("wal.gpkg", 2), "it is in write-ahead mode");
    EXPECT_NO_THROW(check_readable(sqlite_with("calm.gpkg", 1), Access::files));
}

TEST(Readable, RefusesAShapefileWhoseFilesDisagree)
{
    std::string table(32, '\0');
    table[4] = 5;   // records
    table[8] = 33;  // length of the header
    table[10] = 2;  // length of a record
    auto const shape = test::text_file("short.shp", std::string(100, '\0'));
    expect_refused(shape, "its .shx file is missing");
    test::text_file("short.shx", std::string(100 + 8 * 5, '\0'));
    expect_refused(shape, "its .dbf file is missing\ncopy the shapefile again, with all files");
    test::text_file("short.dbf", table);
    expect_refused(shape, "short.dbf': it ends too early");
    test::text_file("short.shx", std::string(100 + 8 * 4, '\0'));
    expect_refused(shape, "its .dbf holds 5 records, its .shx 4");
}
