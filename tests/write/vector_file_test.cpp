// SPDX-License-Identifier: MIT
#include "write/vector_file.hpp"

#include "base/infile.hpp"
#include "gis/vector_writer.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/write/samples.hpp"
#include "write/layers_of.hpp"

#include <sys/mount.h>

#include <algorithm>

namespace sitmap::write {
namespace {

namespace fs = std::filesystem;
using test::expect_error;

std::vector<gis::VectorLayer> sample_layers()
{
    auto const fires = std::vector{test::fire()};
    return layers_of(test::records(), test::areas(), test::arrivals(), fires);
}

std::vector<std::string> names_in(std::string const& folder)
{
    std::vector<std::string> names;
    for (auto const& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

TEST(VectorFile, WritesTheFilesThatItNames)
{
    auto const layers = sample_layers();
    auto const folder = test::fresh_folder();
    for (auto const& extension : gis::vector_extensions()) {
        auto const path = folder + "/out" + extension;
        auto const written = write_vector(path, layers);
        EXPECT_EQ(written, vector_file_names(path, layers)) << extension;
        for (auto const& file : written) EXPECT_TRUE(fs::is_regular_file(file)) << file;
    }
}

TEST(VectorFile, GivesTheSameBytesForTheSameLayers)
{
    auto const layers = sample_layers();
    auto const folder = test::fresh_folder();
    fs::create_directories(folder + "/a");
    fs::create_directories(folder + "/b");
    for (auto const& extension : gis::vector_extensions()) {
        (void)write_vector(folder + "/a/out" + extension, layers);
        (void)write_vector(folder + "/b/out" + extension, layers);
    }
    auto const names = names_in(folder + "/a");
    EXPECT_GT(names.size(), 25u);
    EXPECT_EQ(names, names_in(folder + "/b"));
    for (auto const& name : names)
        EXPECT_TRUE(read_file(folder + "/a/" + name) == read_file(folder + "/b/" + name)) << name;
}

TEST(VectorFile, MakesACompleteShapefileSet)
{
    auto const folder = test::fresh_folder();
    auto const layers = std::vector{incidents_layer(test::records(), test::areas())};
    (void)write_vector(folder + "/out.shp", layers);
    EXPECT_EQ(names_in(folder), (std::vector<std::string>{"out.cpg", "out.dbf", "out.prj",
                                                          "out.shp", "out.shx", "out_fields.csv"}));
    EXPECT_EQ(read_file(folder + "/out.cpg"), "UTF-8");
    auto const dictionary = read_file(folder + "/out_fields.csv");
    EXPECT_EQ(dictionary.find("layer,short_name,name,type,width,meaning,losses\nincidents,id,id,"
                              "text,3,record id of the source,\n"),
              0u);
    EXPECT_NE(dictionary.find("incidents,place_prec,place_precision,text,7,"), std::string::npos);
    EXPECT_NE(dictionary.find("named 'place_prec'"), std::string::npos);
    auto const dbf = read_file(folder + "/out.dbf");
    EXPECT_EQ(dbf.substr(1, 3), "\x64\x01\x01");  // 2000-01-01: no clock
}

TEST(VectorFile, ReplacesAShapefileAsOne)
{
    auto const folder = test::fresh_folder();
    auto const layers = std::vector{incidents_layer(test::records(), test::areas())};
    (void)write_vector(folder + "/out.shp", layers);
    OutFile(folder + "/out.qix", Overwrite::refuse).publish();
    (void)write_vector(folder + "/out.shp", layers, {Overwrite::replace});
    EXPECT_EQ(names_in(folder).size(), 6u) << "without the index of the old one";
}

TEST(VectorFile, PutsFurtherLayersBesideTheFirst)
{
    auto const layers = sample_layers();
    auto const names = vector_file_names("pack/x.geojson", layers);
    EXPECT_EQ(names, (std::vector<std::string>{
                         "pack/x.geojson", "pack/x_areas.geojson", "pack/x_crossed_border.geojson",
                         "pack/x_fire_areas.geojson", "pack/x_fire_lines.geojson"}));
    EXPECT_EQ(vector_file_names("x.gpkg", layers), std::vector<std::string>{"x.gpkg"});
}

TEST(VectorFile, MakesFormulasHarmlessInCsv)
{
    auto const folder = test::fresh_folder();
    (void)write_vector(folder + "/x.csv",
                       std::vector{incidents_layer(test::records(), test::areas())});
    auto const csv = read_file(folder + "/x.csv");
    EXPECT_EQ(csv.find("lon,lat,id,"), 0u);
    EXPECT_NE(csv.find("\"'=HYPERLINK(\"\"http://x\"\")"), std::string::npos);
    EXPECT_NE(csv.find("\n70.45,34.1,S-2,"), std::string::npos);
    EXPECT_NE(csv.find("\n,,S-3,"), std::string::npos);
}

TEST(VectorFile, KeepsMarkupOutOfKml)
{
    auto const folder = test::fresh_folder();
    (void)write_vector(folder + "/x.kml",
                       std::vector{incidents_layer(test::records(), test::areas())});
    auto const kml = read_file(folder + "/x.kml");
    EXPECT_EQ(kml.find("<b>"), std::string::npos);
    EXPECT_EQ(kml.find("& more"), std::string::npos);
    EXPECT_NE(kml.find("<name>S-1</name>"), std::string::npos);
    EXPECT_NE(kml.find("<SimpleData name=\"date_first\">2016-07-23</SimpleData>"),
              std::string::npos);
    EXPECT_NE(kml.find("&lt;b&gt;bomb&lt;/b&gt;, "), std::string::npos);
}

TEST(VectorFile, WritesGeoJsonOfRfc7946)
{
    auto const folder = test::fresh_folder();
    auto area = test::areas();
    std::ranges::reverse(area[0].shape[0][0]);  // clockwise
    (void)write_vector(folder + "/x.geojson", std::vector{areas_layer({}, area, {})});
    auto const json = read_file(folder + "/x.geojson");
    EXPECT_EQ(json.find("\"crs\""), std::string::npos);
    EXPECT_NE(json.find("[ [ [ 69.0, 34.0 ], [ 70.0, 34.0 ], [ 70.0, 35.0 ], [ 69.0, 35.0 ], [ "
                        "69.0, 34.0 ] ] ]"),
              std::string::npos)
        << json;
}

TEST(VectorFile, KeepsRowsWithoutAPositionBesideAFlatGeobuf)
{
    auto const folder = test::fresh_folder();
    auto const layers = std::vector{incidents_layer(test::records(), test::areas())};
    auto const files = write_vector(folder + "/x.fgb", layers);
    EXPECT_EQ(files, (std::vector<std::string>{folder + "/x.fgb",
                                               folder + "/x_incidents_without_position.csv"}));
    EXPECT_EQ(read_file(files[1]).find("id,date_first,"), 0u);
    EXPECT_NE(read_file(files[1]).find("\nS-3,2022-04-18,"), std::string::npos);
}

TEST(VectorFile, RefusesAnUnknownExtensionAndListsTheKnown)
{
    expect_error(ErrorKind::usage,
                 "cannot write layers to 'x.dwg': the extension '.dwg' is not known",
                 [] { (void)write_vector("x.dwg", sample_layers()); });
    expect_error(ErrorKind::usage, "use .csv, .fgb, .geojson, .gpkg, .kml, .shp",
                 [] { (void)vector_file_names("x", sample_layers()); });
}

TEST(VectorFile, SaysWhichRunItIsOf)
{
    std::vector<gis::VectorLayer> layers{{.name = "a", .description = "What it holds"},
                                         {.name = "b"}};
    note_run(layers, "01ab");
    EXPECT_EQ(layers[0].description, "What it holds; run 01ab");
    EXPECT_EQ(layers[1].description, "run 01ab");
    layers[1].kind = gis::ShapeKind::point;
    layers[1].fields = {{.name = "n"}};
    auto const path = test::fresh_folder() + "/b.geojson";
    write_vector(path, std::span(layers).subspan(1));
    EXPECT_THAT(read_file(path), testing::HasSubstr("\"description\": \"run 01ab\""));
}

TEST(VectorFile, ReplacesOnlyWhenAsked)
{
    auto const folder = test::fresh_folder();
    auto const layers = std::vector{incidents_layer(test::records(), test::areas())};
    (void)write_vector(folder + "/x.shp", layers);
    fs::remove(folder + "/x.shp");
    expect_error(ErrorKind::output, "--overwrite",
                 [&] { (void)write_vector(folder + "/x.shp", layers); });
    EXPECT_FALSE(fs::exists(folder + "/x.shp"));
    (void)write_vector(folder + "/x.shp", layers, {.overwrite = Overwrite::replace});
    EXPECT_TRUE(fs::exists(folder + "/x.shp"));
    expect_error(ErrorKind::output, "make the folder first",
                 [&] { (void)write_vector("/nonexistent/x.gpkg", layers); });
}

TEST(VectorFile, LeavesNothingOnAFullDisk)
{
    auto const folder = test::fresh_folder();
    if (mount("none", folder.c_str(), "tmpfs", 0, "size=64k") != 0)
        GTEST_SKIP() << "needs the right to mount a small file system";
    std::vector<Placed> many;
    for (int i = 0; i < 5000; ++i) many.push_back(test::records()[0]);
    auto const layers = std::vector{incidents_layer(many, test::areas())};
    for (auto const& extension : gis::vector_extensions())
        EXPECT_THROW((void)write_vector(folder + "/x" + extension, layers), Error) << extension;
    EXPECT_EQ(names_in(folder), std::vector<std::string>{});
    umount(folder.c_str());
}

}  // namespace
}  // namespace sitmap::write
