// SPDX-License-Identifier: MIT
#include "gis/vector_writer.hpp"

#include "base/infile.hpp"
#include "gis/gdal.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/fresh_folder.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <filesystem>

namespace sitmap::gis {
namespace {

using test::expect_error;
using test::fresh_folder;

constexpr Date stamp{10957};

VectorLayer points()
{
    VectorLayer layer{"incidents",
                      "what happened",
                      ShapeKind::point,
                      {{"id"},
                       {"deaths", FieldType::integer},
                       {"share", FieldType::real},
                       {"day", FieldType::date}}};
    layer.rows.push_back(
        {{std::string("a \xD9\x86, \"b\"\xE2\x80\xA6"), std::int64_t{97}, 1.0 / 3, Date{19100}},
         LonLat{69.123456789012, 34.1}});
    layer.rows.push_back(
        {{std::string("c"), std::monostate{}, -1e-7, std::monostate{}}, LonLat{70.45, -34.2}});
    return layer;
}

std::string text_of(OGRFeature const& feature, int field)
{
    return feature.IsFieldSetAndNotNull(field) ? feature.GetFieldAsString(field) : "<none>";
}

TEST(VectorWriter, RoundTripsEveryValueInEveryFormatWithTypes)
{
    for (auto const* extension : {".shp", ".gpkg", ".geojson", ".fgb"}) {
        auto const file = fresh_folder() + "/incidents" + extension;
        auto const layers = std::vector{points()};
        (void)write_layers(file, layers, stamp);
        verify_layers(file, layers);
        GDALDatasetUniquePtr const dataset(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR));
        ASSERT_TRUE(dataset) << extension;
        int matched = 0;
        for (auto const& feature : dataset->GetLayer(0)) {
            auto const* where = feature->GetGeometryRef()->toPoint();
            bool const first = where->getY() > 0;
            EXPECT_EQ(text_of(*feature, 0), first ? "a \xD9\x86, \"b\"\xE2\x80\xA6" : "c")
                << extension;
            EXPECT_EQ(text_of(*feature, 1), first ? "97" : "<none>") << extension;
            EXPECT_NEAR(feature->GetFieldAsDouble(2), first ? 1.0 / 3 : -1e-7, 1e-15) << extension;
            EXPECT_EQ(text_of(*feature, 3).substr(0, 10), first ? "2022/04/18" : "<none>")
                << extension;
            EXPECT_EQ(where->getX(), first ? 69.123456789012 : 70.45) << extension;
            ++matched;
        }
        EXPECT_EQ(matched, 2) << extension;
        auto const* system = dataset->GetLayer(0)->GetSpatialRef();
        ASSERT_NE(system, nullptr) << extension;
        EXPECT_NE(system->IsGeographic(), 0) << extension;
    }
}

TEST(VectorWriter, FindsAFormulaBehindAMark)
{
    auto const file = fresh_folder() + "/incidents.csv";
    auto layers = std::vector{points()};
    layers[0].rows[0].values[0] = std::string("\u200E=1+1");
    (void)write_layers(file, layers, stamp);
    EXPECT_NE(read_file(file).find(",'=1+1,"), std::string::npos) << read_file(file);
}

TEST(VectorWriter, KeepsLayersStylesAndIndexInAGeoPackage)
{
    auto const file = fresh_folder() + "/pack.gpkg";
    auto second = points();
    second.name = "more";
    auto first = points();
    first.style_qml = "<qgis/>";
    (void)write_layers(file, std::vector{first, second}, stamp);
    GDALDatasetUniquePtr const dataset(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR));
    auto const value = [&](char const* sql) {
        auto* const result = dataset->ExecuteSQL(sql, nullptr, nullptr);
        if (result == nullptr) return std::string("<no result>");
        OGRFeatureUniquePtr const row(result->GetNextFeature());
        auto const text = row ? text_of(*row, 0) : std::string("<no row>");
        dataset->ReleaseResultSet(result);
        return text;
    };
    EXPECT_EQ(value("SELECT styleQML FROM layer_styles WHERE f_table_name = 'incidents' AND "
                    "useAsDefault = 1"),
              "<qgis/>");
    EXPECT_EQ(value("SELECT count(*) FROM layer_styles"), "1");
    EXPECT_EQ(value("SELECT count(*) FROM rtree_more_geom"), "2");
    EXPECT_EQ(value("SELECT DISTINCT last_change FROM gpkg_contents"), "2000/01/01 00:00:00+00");
    EXPECT_EQ(value("SELECT rtreecheck('rtree_incidents_geom')"), "ok");
    EXPECT_EQ(value("PRAGMA journal_mode"), "delete");
    EXPECT_EQ(value("PRAGMA integrity_check"), "ok");
    EXPECT_EQ(value("PRAGMA application_id"), "1196444487");  // "GPKG"
}

TEST(VectorWriter, FindsAFileThatIsNotComplete)
{
    auto const layers = std::vector{points()};
    for (auto const* extension : {".geojson", ".csv", ".shp", ".gpkg", ".fgb"}) {
        auto const file = fresh_folder() + "/x" + extension;
        (void)write_layers(file, layers, stamp);
        std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
        expect_error(ErrorKind::output, "cannot write '" + file + "'",
                     [&] { verify_layers(file, layers); });
    }
}

TEST(VectorWriter, FindsAMissingRowAndAMissingLayer)
{
    auto const file = fresh_folder() + "/x.gpkg";
    auto layers = std::vector{points()};
    (void)write_layers(file, layers, stamp);
    layers[0].rows.push_back(layers[0].rows[0]);
    expect_error(ErrorKind::output, "layer 'incidents' has 2 of 3 rows when it is read again",
                 [&] { verify_layers(file, layers); });
    layers[0].name = "other";
    expect_error(ErrorKind::output, "layer 'other' is not in it",
                 [&] { verify_layers(file, layers); });
}

TEST(VectorWriter, WritesLayersWithoutRows)
{
    auto const folder = fresh_folder();
    auto empty = points();
    empty.rows.clear();
    for (auto const& extension : vector_extensions()) {
        (void)write_layers(folder + "/x" + extension, std::vector{empty}, stamp);
        verify_layers(folder + "/x" + extension, std::vector{empty});
    }
}

TEST(VectorWriter, RefusesWhatNoFileCanHold)
{
    expect_error(ErrorKind::usage, "the extension '.xyz' is not known",
                 [] { (void)write_layers("a.xyz", std::vector{points()}, stamp); });
    auto layer = points();
    layer.name = "a\"; drop";
    expect_error(ErrorKind::internal, "not a plain name",
                 [&] { (void)write_layers("a.gpkg", std::vector{layer}, stamp); });
    layer = points();
    layer.rows[0].values.pop_back();
    expect_error(ErrorKind::internal, "a row has 3 values for 4 fields",
                 [&] { (void)write_layers("a.gpkg", std::vector{layer}, stamp); });
    expect_error(ErrorKind::internal, "cannot write 2 layers to one .csv file", [] {
        (void)write_layers("a.csv", std::vector{points(), points()}, stamp);
    });
    expect_error(ErrorKind::output, "cannot write '/nonexistent/a.gpkg'",
                 [] { (void)write_layers("/nonexistent/a.gpkg", std::vector{points()}, stamp); });
}

}  // namespace
}  // namespace sitmap::gis
