// SPDX-License-Identifier: MIT
#include "gis/open_layer.hpp"

#include "tests/support/expect_error.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include <unistd.h>

namespace sitmap::gis {
namespace {

std::string write(std::string const& name, std::string const& text)
{
    // the name of a file becomes the name of its layer, so the folder keeps processes apart
    auto const folder = testing::TempDir() + "open_layer_" + std::to_string(getpid());
    std::filesystem::create_directories(folder);
    auto const path = folder + "/" + name;
    std::ofstream(path) << text;
    return path;
}

std::string const point =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},
    "geometry":{"type":"Point","coordinates":[69,34]}}]})";

TEST(OpenLayer, TakesTheOnlyLayerAndItsCoordinateSystem)
{
    auto const path = write("one.geojson", point);
    auto const dataset = open_dataset(path, Access::files);
    auto& layer = choose_layer(*dataset, path, "");
    auto const crs = to_lonlat_of(*dataset, layer, path, "");
    EXPECT_NE(crs.name.find("4326"), std::string::npos);
    EXPECT_EQ(crs.to_lonlat, nullptr) << "nothing to turn";
    EXPECT_NE(to_lonlat_of(*dataset, layer, path, "EPSG:32642").to_lonlat, nullptr);
}

/// A GeoPackage whose only layer has this local system; an empty name: none.
std::string package_of(std::string const& system)
{
    start_gdal();
    auto const path = write("of " + system + ".gpkg", "");
    std::filesystem::remove(path);
    auto* const driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    Dataset const dataset{driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
    OGRSpatialReference local;
    local.SetLocalCS(system.c_str());
    dataset->CreateLayer("points", system.empty() ? nullptr : &local, wkbPoint, nullptr);
    return path;
}

TEST(OpenLayer, TakesAnUndefinedSystemForNone)
{
    auto const crs_of = [](std::string const& path) {
        auto const dataset = open_dataset(path, Access::files);
        return to_lonlat_of(*dataset, choose_layer(*dataset, path, ""), path, "").name;
    };
    EXPECT_EQ(crs_of(package_of("")), "");
    EXPECT_EQ(crs_of(package_of("Undefined SRS")), "");
    EXPECT_EQ(crs_of(package_of("Undefined Cartesian SRS")), "");
    test::expect_error(ErrorKind::input, "'Site grid' is not tied to the earth",
                       [&] { crs_of(package_of("Site grid")); });
}

TEST(OpenLayer, NamesTheLayersFound)
{
    auto const path = write("one.geojson", point);
    auto const dataset = open_dataset(path, Access::files);
    test::expect_error(ErrorKind::input, "no layer 'two': found 'one'",
                       [&] { choose_layer(*dataset, path, "two"); });
}

/// A GeoPackage of a table and of a view of it that never comes to its first record.
std::string package_with_view(std::string const& name)
{
    auto const path = package_of(name);
    Dataset const dataset{GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE)};
    for (auto const* sql :
         {"CREATE VIEW \"en'dless\" AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 "
          "FROM "
          "r) SELECT (SELECT count(*) FROM r) AS fid, geom FROM points",
          "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) SELECT "
          "'en''dless', "
          "'features', 'en''dless', srs_id FROM gpkg_contents WHERE table_name = 'points'",
          "INSERT INTO gpkg_geometry_columns SELECT 'en''dless', column_name, geometry_type_name, "
          "srs_id, 0, 0 FROM gpkg_geometry_columns WHERE table_name = 'points'"})
        dataset->ReleaseResultSet(dataset->ExecuteSQL(sql, nullptr, nullptr));
    return path;
}

TEST(OpenLayer, ReadsTablesOfAGeoPackageOnly)
{
    auto const path = package_with_view("viewed");
    auto const dataset = open_dataset(path, Access::files);
    EXPECT_STREQ(choose_layer(*dataset, path, "points").GetName(), "points");
    test::expect_error(ErrorKind::input,
                       "its layer 'en'dless' is a view, and only tables are read\nif you trust it,",
                       [&] { choose_layer(*dataset, path, "en'dless"); });
    test::expect_error(ErrorKind::input, "which layer? found",
                       [&] { choose_layer(*dataset, path, ""); });
}

TEST(OpenLayer, ReadsNoViewThatIsTheOnlyLayer)
{
    auto const path = package_with_view("only view");
    {
        Dataset const dataset{GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE)};
        for (auto const* table : {"gpkg_geometry_columns", "gpkg_contents"})
            dataset->ReleaseResultSet(dataset->ExecuteSQL(
                ("DELETE FROM " + std::string(table) + " WHERE table_name = 'points'").c_str(),
                nullptr, nullptr));
    }
    auto const dataset = open_dataset(path, Access::files);
    test::expect_error(ErrorKind::input, "is a view, and only tables are read",
                       [&] { choose_layer(*dataset, path, ""); });
}

TEST(OpenLayer, RefusesAConditionOnOneOfSeveralColumns)
{
    auto const path = write("twins.geojson", R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"DATE":1,"date":2,"n":3},
         "geometry":{"type":"Point","coordinates":[69,34]}}]})");
    auto const dataset = open_dataset(path, Access::files);
    auto& layer = choose_layer(*dataset, path, "");
    set_condition(*dataset, layer, path, "n = 3");
    test::expect_error(ErrorKind::input,
                       "cannot select 'date = 2' in '" + path +
                           "': several columns have the name 'date'\nrename one of them",
                       [&] { set_condition(*dataset, layer, path, "date = 2"); });
}

TEST(OpenLayer, LeavesEveryMaskedPasswordToTheDatabase)
{
    for (auto const& [shown, opened] : std::vector<std::pair<std::string, std::string>>{
             {"PG:password=*** user=me", "PG: user=me"},
             {"PG:user=me password=***", "PG:user=me "},
             {"PG:sslpassword=*** password=*** user=me", "PG:  user=me"},
             {"PG:password=***\tsslpassword=***\npassword=***\nuser=me", "PG:\t\n\nuser=me"},
             {"PG:postgresql://me:***@h/db?password=***", "PG:postgresql://me@h/db?"},
             {"PG:postgresql://h/db?password=***&sslpassword=***&user=me",
              "PG:postgresql://h/db?user=me"},
             {"PG:postgresql://h/db?user=me&password=***", "PG:postgresql://h/db?user=me&"},
             {"PG:user=me dbname=no_password=***", "PG:user=me dbname=no_password=***"}})
        EXPECT_EQ(without_masks(shown), opened);
}

TEST(OpenLayer, RefusesWhatNoDriverReads)
{
    auto const path = write("words.txt2", "words");
    test::expect_error(ErrorKind::input, "no allowed driver reads it",
                       [&] { open_dataset(path, Access::files); });
}

}  // namespace
}  // namespace sitmap::gis
