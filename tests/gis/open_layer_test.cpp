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
