// SPDX-License-Identifier: MIT
#include "gis/vector_format.hpp"

#include "gis/gdal.hpp"
#include "tests/support/expect_error.hpp"

#include <gtest/gtest.h>

#include <cpl_conv.h>
#include <ogr_feature.h>

#include <cstdint>
#include <string>

namespace sitmap::gis {
namespace {

TEST(VectorFormat, FollowsFromTheExtensionInAnyCase)
{
    EXPECT_STREQ(vector_format_of("a/b.GPKG").driver, "GPKG");
    EXPECT_STREQ(vector_format_of("b.shp").driver, "ESRI Shapefile");
    EXPECT_TRUE(vector_format_of("b.kml").holds_layers);
    EXPECT_FALSE(vector_format_of("b.fgb").holds_layers);
}

TEST(VectorFormat, NamesTheKnownExtensionsForAnUnknownOne)
{
    test::expect_error(ErrorKind::usage, "use .csv, .fgb, .geojson, .gpkg, .kml, .shp",
                       [] { vector_format_of("out.parquet"); });
    test::expect_error(ErrorKind::usage, "is written in small letters\nname it 'a/y.shp'",
                       [] { vector_format_of("a/y.Shp"); });
}

TEST(VectorFormat, KeepsTheDateOfChangeOutOfTheClock)
{
    VectorLayer const layer{.name = "a", .kind = ShapeKind::point};
    auto const options = layer_options(vector_format_of("a.shp"), layer, Date{10957});
    EXPECT_STREQ(options.FetchNameValue("DBF_DATE_LAST_UPDATE"), "2000-01-01");
    {
        StampOption const stamped(Date{10957});
        EXPECT_STREQ(CPLGetThreadLocalConfigOption("OGR_CURRENT_DATE", ""),
                     "2000-01-01T00:00:00.000Z");
    }
    EXPECT_STREQ(CPLGetThreadLocalConfigOption("OGR_CURRENT_DATE", ""), "");
}

TEST(VectorFormat, NamesTypesAsOgrDoes)
{
    EXPECT_EQ(geometry_type(ShapeKind::none), wkbNone);
    EXPECT_EQ(geometry_type(ShapeKind::polygon), wkbMultiPolygon);
    EXPECT_EQ(field_type(FieldType::integer), OFTInteger64);
    EXPECT_EQ(field_type(FieldType::date), OFTDate);
}

TEST(VectorFormat, PutsValuesIntoFeatures)
{
    start_gdal();
    auto* const definition = new OGRFeatureDefn("a");
    definition->Reference();
    for (auto const type :
         {FieldType::text, FieldType::integer, FieldType::real, FieldType::date}) {
        OGRFieldDefn const field(std::to_string(definition->GetFieldCount()).c_str(),
                                 field_type(type));
        definition->AddFieldDefn(&field);
    }
    {
        OGRFeature feature(definition);
        set_value(feature, 0, std::string("a\nb\xff"));
        set_value(feature, 1, std::int64_t{-7});
        set_value(feature, 2, 0.1);
        set_value(feature, 3, Date{10957});
        EXPECT_STREQ(feature.GetFieldAsString(0), "a b\xEF\xBF\xBD");
        set_value(feature, 0, std::string("a\n\u200E"), Texts::as_they_are);
        EXPECT_STREQ(feature.GetFieldAsString(0), "a\n\u200E");
        EXPECT_EQ(feature.GetFieldAsInteger64(1), -7);
        EXPECT_EQ(feature.GetFieldAsDouble(2), 0.1);
        EXPECT_STREQ(feature.GetFieldAsString(3), "2000/01/01");
        set_value(feature, 1, Value{});
        EXPECT_TRUE(feature.IsFieldNull(1));
    }
    definition->Release();
}

}  // namespace
}  // namespace sitmap::gis
