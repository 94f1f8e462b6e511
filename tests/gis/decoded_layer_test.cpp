// SPDX-License-Identifier: MIT
#include "gis/decoded_layer.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace sitmap::gis {
namespace {

/// A shapefile in memory, given in the bytes of its table.
Dataset hebrew()
{
    start_gdal();
    std::string const path = "/vsimem/decoded/towns.shp";
    auto* const driver = GetGDALDriverManager()->GetDriverByName("ESRI Shapefile");
    char const* const raw[] = {"ENCODING=", nullptr};
    {
        Dataset const written{driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
        auto& layer = *written->CreateLayer("towns", nullptr, wkbPoint, const_cast<char**>(raw));
        OGRFieldDefn name{"\xF9\xED", OFTString}, number{"n", OFTInteger};
        layer.CreateField(&name);
        layer.CreateField(&number);
        for (auto const* town : {"\xF9\xEC\xE5\xED", "Acre", ""}) {
            auto const feature =
                OGRFeatureUniquePtr{OGRFeature::CreateFeature(layer.GetLayerDefn())};
            if (*town != 0) feature->SetField(0, town);
            feature->SetField(1, 7);
            EXPECT_EQ(layer.CreateFeature(feature.get()), OGRERR_NONE);
        }
    }
    return decoded(Dataset{GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR, nullptr, raw)},
                   "CP1255");
}

std::vector<std::string> names_of_towns(OGRLayer& layer)
{
    std::vector<std::string> names;
    while (auto const feature = OGRFeatureUniquePtr{layer.GetNextFeature()})
        names.emplace_back(feature->IsFieldSetAndNotNull(0) ? feature->GetFieldAsString(0) : "-");
    return names;
}

TEST(DecodedLayer, GivesNamesAndTextsAsUtf8)
{
    auto const dataset = hebrew();
    ASSERT_EQ(dataset->GetLayerCount(), 1);
    auto& layer = *dataset->GetLayer(0);
    EXPECT_EQ(dataset->GetLayer(1), nullptr);
    EXPECT_STREQ(layer.GetName(), "towns");
    EXPECT_STREQ(layer.GetLayerDefn()->GetFieldDefn(0)->GetNameRef(), "שם");
    EXPECT_EQ(layer.GetFeatureCount(), 3);
    EXPECT_EQ(names_of_towns(layer), (std::vector<std::string>{"שלום", "Acre", "-"}));
}

TEST(DecodedLayer, SelectsByTheTextsAsTheyAreShown)
{
    auto const dataset = hebrew();
    auto& layer = *dataset->GetLayer(0);
    ASSERT_EQ(layer.SetAttributeFilter("\"שם\" = 'שלום' AND n = 7"), OGRERR_NONE);
    EXPECT_EQ(layer.GetFeatureCount(), 1);
    layer.ResetReading();
    EXPECT_EQ(names_of_towns(layer), std::vector<std::string>{"שלום"});
}

TEST(DecodedLayer, LeavesOutColumns)
{
    auto const dataset = hebrew();
    auto& layer = *dataset->GetLayer(0);
    char const* ignored[] = {"שם", nullptr};
    ASSERT_EQ(layer.SetIgnoredFields(ignored), OGRERR_NONE);
    EXPECT_EQ(names_of_towns(layer), (std::vector<std::string>{"-", "-", "-"}));
}

}  // namespace
}  // namespace sitmap::gis
