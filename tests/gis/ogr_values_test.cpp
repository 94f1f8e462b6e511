// SPDX-License-Identifier: MIT
#include "gis/ogr_values.hpp"

#include "gis/gdal.hpp"
#include "gis/wkb.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/vertices.hpp"

#include <limits>

using namespace sitmap;
using namespace sitmap::gis;

namespace {

std::unique_ptr<OGRGeometry> shape(char const* wkt)
{
    OGRGeometry* made = nullptr;
    OGRGeometryFactory::createFromWkt(wkt, nullptr, &made);
    return std::unique_ptr<OGRGeometry>{made};
}

}  // namespace

TEST(OgrValues, DropHeightsAndLineariseCurves)
{
    EXPECT_EQ(point_from_wkb(encode(shape("POINT ZM (1 2 3 4)"), nullptr).wkb), (LonLat{1, 2}));
    auto const curve =
        encode(shape("CURVEPOLYGON (CIRCULARSTRING (0 0, 2 0, 2 2, 0 2, 0 0))"), nullptr);
    EXPECT_EQ(curve.trouble, "");
    EXPECT_TRUE(curve.had_arcs);
    EXPECT_GT(test::count_vertices(polygons_from_wkb(curve.wkb)), 100u);
    auto const straight = encode(shape("CURVEPOLYGON ((0 0, 2 0, 2 2, 0 0))"), nullptr);
    EXPECT_FALSE(straight.had_arcs);
    EXPECT_EQ(test::count_vertices(polygons_from_wkb(straight.wkb)), 4u);
    EXPECT_EQ(encode(shape("POLYGON EMPTY"), nullptr).wkb, "");
    EXPECT_EQ(encode(nullptr, nullptr).wkb, "");
}

TEST(OgrValues, KeepProjFromCoordinatesThatAreNotFinite)
{
    auto const utm = system_from("EPSG:32642");
    auto const lonlat = lonlat_system();
    std::unique_ptr<OGRCoordinateTransformation> const turn{
        OGRCreateCoordinateTransformation(&utm, &lonlat)};
    auto const turned = point_from_wkb(encode(shape("POINT (500000 3817400)"), turn.get()).wkb);
    ASSERT_TRUE(turned);
    EXPECT_NEAR(turned->lon, 69, 1e-6);
    auto line = std::make_unique<OGRLineString>();
    line->addPoint(500000, 3817400);
    line->addPoint(std::numeric_limits<double>::infinity(), 0);
    auto const kept = lines_from_wkb(encode(std::move(line), turn.get()).wkb);
    EXPECT_EQ(kept.at(0).front().lon, 500000) << "left as it was, to be named by the reader";
}

TEST(OgrValues, WriteDatesInIsoForm)
{
    start_gdal();
    OGRFeatureDefn definition{"t"};
    definition.Reference();
    for (auto const type : {OFTDate, OFTDateTime, OFTReal, OFTString}) {
        OGRFieldDefn field{"f", type};
        definition.AddFieldDefn(&field);
    }
    {
        OGRFeature feature{&definition};
        feature.SetField(0, 2022, 4, 18);
        feature.SetField(1, 2022, 4, 18, 10, 5, 7.0F, 0);
        feature.SetField(2, 0.1);
        EXPECT_EQ(field_text(feature, 0), "2022-04-18");
        EXPECT_EQ(field_text(feature, 1), "2022-04-18T10:05:07");
        EXPECT_EQ(field_text(feature, 2), "0.1");
        EXPECT_EQ(field_text(feature, 3), "");
    }
    definition.Dereference();
}

TEST(OgrValues, WriteTimesWithTheirZone)
{
    start_gdal();
    OGRFeatureDefn definition{"t"};
    definition.Reference();
    OGRFieldDefn field{"f", OFTDateTime};
    definition.AddFieldDefn(&field);
    {
        OGRFeature feature{&definition};
        auto const text = [&](float second, int zone) {
            feature.SetField(0, 2022, 4, 18, 10, 5, second, zone);
            return field_text(feature, 0);
        };
        EXPECT_EQ(text(7, 1), "2022-04-18T10:05:07") << "local";
        EXPECT_EQ(text(7, 100), "2022-04-18T10:05:07Z");
        EXPECT_EQ(text(7, 123), "2022-04-18T10:05:07+05:45");
        EXPECT_EQ(text(7, 86), "2022-04-18T10:05:07-03:30");
        EXPECT_EQ(text(7.25F, 100), "2022-04-18T10:05:07.250Z");
        EXPECT_EQ(text(59.9999F, 100), "2022-04-18T10:05:59.999Z");
    }
    definition.Dereference();
}

TEST(OgrValues, NameCoordinateSystems)
{
    EXPECT_EQ(name_of(lonlat_system()), "EPSG:4326 (WGS 84)");
    test::expect_error(ErrorKind::input, "longer than 64 kB",
                       [] { system_from(std::string(70000, 'x')); });
    test::expect_error(ErrorKind::input, "cannot use the coordinate system '/etc/passwd'",
                       [] { system_from("/etc/passwd"); });
}
