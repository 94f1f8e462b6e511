// SPDX-License-Identifier: MIT
#include "gis/layer_reader.hpp"

#include "gis/wkb.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/text_file.hpp"

#include <cmath>

using namespace sitmap;
using namespace sitmap::gis;

namespace {

std::string collection(std::string const& features, std::string const& more = {})
{
    return R"({"type":"FeatureCollection",)" + more + R"("features":[)" + features + "]}";
}

std::string feature(std::string const& properties, std::string const& geometry)
{
    return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":)" + geometry + "}";
}

std::vector<Feature> all(LayerReader& layer)
{
    std::vector<Feature> features;
    while (auto one = layer.next()) features.push_back(std::move(*one));
    return features;
}

std::string const point = R"({"type":"Point","coordinates":[69.2,34.5]})";

}  // namespace

TEST(LayerReader, RefusesWholeNumbersThatGdalWouldMakeEqual)
{
    auto const path = test::text_file(
        "big.geojson", collection(feature(R"("id":12345678901234567890123)", point) + "," +
                                  feature(R"("id":12345678901234567890124)", point)));
    test::expect_error(ErrorKind::input, "it holds whole numbers beyond 64 bits",
                       [&] { LayerReader(path, {}); });
    auto const fits =
        test::text_file("fits.geojson", collection(feature(R"("id":1234567890123456789)", point)));
    LayerReader layer(fits, {});
    EXPECT_EQ(all(layer)[0].fields[0], "1234567890123456789");
}

TEST(LayerReader, ReadsFieldsAsTextAndDatesInIsoForm)
{
    auto const path = test::text_file(
        "fields.geojson",
        collection(feature(R"("a":"x","n":1.5,"d":"2022-04-18","nothing":null)", point)));
    LayerReader layer{path, {}};
    EXPECT_EQ(layer.driver(), "GeoJSON");
    EXPECT_THAT(layer.fields(), testing::ElementsAre("a", "n", "d", "nothing"));
    auto const features = all(layer);
    ASSERT_EQ(features.size(), 1u);
    EXPECT_THAT(features[0].fields, testing::ElementsAre("x", "1.5", "2022-04-18", ""));
    EXPECT_EQ(point_from_wkb(features[0].wkb), (LonLat{69.2, 34.5}));
    EXPECT_EQ(layer.field("D"), 2u);
    EXPECT_FALSE(layer.field("absent"));
}

TEST(LayerReader, TransformsToLongitudeAndLatitude)
{
    auto const path = test::text_file(
        "utm.geojson",
        collection(
            feature("", R"({"type":"Point","coordinates":[500000,3817400]})"),
            R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32642"}},)"));
    LayerReader layer{path, {}};
    EXPECT_TRUE(layer.is_transformed());
    EXPECT_THAT(layer.crs(), testing::StartsWith("EPSG:32642"));
    auto const where = point_from_wkb(all(layer).front().wkb);
    ASSERT_TRUE(where);
    EXPECT_NEAR(where->lon, 69, 1e-6);
    EXPECT_NEAR(where->lat, 34.5, 0.05);
}

TEST(LayerReader, UsesNoNetworkForACoordinateSystem)
{
    auto const path = test::text_file(
        "link.geojson",
        collection(feature("", point),
                   R"("crs":{"type":"link","properties":{"href":"http://127.0.0.1:9/crs"}},)"));
    test::expect_error(ErrorKind::input, "network, which is not used", [&] {
        LayerReader{path, {}};
    });
}

TEST(LayerReader, RefusesWhatNoAllowedDriverReads)
{
    auto const path = test::text_file("odd.xyz", "nothing that anybody knows");
    test::expect_error(ErrorKind::input, "no allowed driver reads it", [&] {
        LayerReader{path, {}};
    });
    test::expect_error(ErrorKind::input, "GPKG", [&] { LayerReader{path, {}}; });
    auto const vrt = test::text_file(
        "vrt.geojson", "<OGRVRTDataSource><OGRVRTLayer name=\"a\"/></OGRVRTDataSource>");
    test::expect_error(ErrorKind::input, "cannot open", [&] { LayerReader{vrt, {}}; });
}

TEST(LayerReader, NamesTheLayersItFound)
{
    auto const path =
        test::text_file("two.kml",
                        "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>"
                        "<Folder><name>north</name><Placemark><Point><coordinates>69,34</"
                        "coordinates></Point></Placemark></Folder>"
                        "<Folder><name>south</name><Placemark><Point><coordinates>65,31</"
                        "coordinates></Point></Placemark></Folder>"
                        "</Document></kml>");
    test::expect_error(ErrorKind::input, "which layer? found 'north', 'south'", [&] {
        LayerReader{path, {}};
    });
    test::expect_error(ErrorKind::input, "no layer 'east': found 'north', 'south'", [&] {
        LayerReader{path, {.layer = "east"}};
    });
    LayerReader layer{path, {.layer = "south"}};
    EXPECT_EQ(all(layer).size(), 1u);
}

TEST(LayerReader, SelectsByCondition)
{
    auto const path = test::text_file(
        "where.geojson", collection(feature(R"("n":1)", point) + "," + feature(R"("n":2)", point)));
    LayerReader layer{path, {.where = "n = 2"}};
    EXPECT_EQ(all(layer).size(), 1u);
    test::expect_error(ErrorKind::input, "cannot select 'absent = 1'", [&] {
        LayerReader{path, {.where = "absent = 1"}};
    });
}

TEST(LayerReader, KeepsBadGeometriesAsTrouble)
{
    std::string deep = point;
    for (int i = 0; i < 40; ++i)
        deep = R"({"type":"GeometryCollection","geometries":[)" + deep + "]}";
    auto const path =
        test::text_file("deep.geojson", collection(feature("", deep) + "," + feature("", "null")));
    LayerReader layer{path, {}};
    auto const features = all(layer);
    ASSERT_EQ(features.size(), 2u);
    EXPECT_EQ(features[0].trouble, "the geometry is nested deeper than 16 levels");
    EXPECT_EQ(features[1].trouble, "");
    EXPECT_EQ(features[1].wkb, "");
}

TEST(LayerReader, RefusesAnUnknownCoordinateSystem)
{
    auto const path = test::text_file("crs.geojson", collection(feature("", point)));
    test::expect_error(ErrorKind::input, "cannot use the coordinate system 'EPSG:99999'", [&] {
        LayerReader{path, {.crs = "EPSG:99999"}};
    });
    test::expect_error(ErrorKind::input, "cannot use the coordinate system", [&] {
        LayerReader{path, {.crs = "http://example.org/crs"}};
    });
}
