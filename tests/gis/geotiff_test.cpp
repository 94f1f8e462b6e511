// SPDX-License-Identifier: MIT
#include "gis/geotiff.hpp"

#include "gis/gdal.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/text_file.hpp"

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogr_spatialref.h>

#include <array>
#include <vector>

using namespace sitmap;
using namespace sitmap::gis;

namespace {

constexpr char const* albers =
    "+proj=aea +lat_0=34 +lon_0=66 +lat_1=31 +lat_2=37 +datum=WGS84 +units=m +no_defs";

PlacedPicture picture(std::span<std::uint32_t const> pixels)
{
    return {.width = 2,
            .height = 3,
            .pixels = pixels,
            .west = -500'000,
            .north = 250'000,
            .step = 1000,
            .definition = albers};
}

constexpr std::array<std::uint32_t, 6> colours{0xffff0000, 0xff00ff00, 0xff0000ff,
                                               0xff102030, 0xffffffff, 0xff000000};

}  // namespace

TEST(GeoTiff, ReadsBackWithItsPlace)
{
    auto const path = test::text_file("placed.tif", geotiff(picture(colours)));
    GDALRegister_GTiff();
    GDALDatasetUniquePtr const read{GDALDataset::Open(path.c_str(), GDAL_OF_RASTER)};
    ASSERT_NE(read, nullptr);
    EXPECT_EQ(read->GetRasterXSize(), 2);
    EXPECT_EQ(read->GetRasterYSize(), 3);
    ASSERT_EQ(read->GetRasterCount(), 3);
    std::array<double, 6> place{};
    ASSERT_EQ(read->GetGeoTransform(place.data()), CE_None);
    EXPECT_EQ(place, (std::array<double, 6>{-500'000, 1000, 0, 250'000, 0, -1000}));
    OGRSpatialReference wanted;
    wanted.SetFromUserInput(albers);
    ASSERT_NE(read->GetSpatialRef(), nullptr);
    EXPECT_TRUE(read->GetSpatialRef()->IsSame(&wanted));
    std::array<std::uint8_t, 18> bytes{};
    ASSERT_EQ(read->RasterIO(GF_Read, 0, 0, 2, 3, bytes.data(), 2, 3, GDT_Byte, 3, nullptr, 3, 6, 1,
                             nullptr),
              CE_None);
    EXPECT_EQ(bytes, (std::array<std::uint8_t, 18>{255, 0, 0, 0, 255, 0, 0, 0, 255, 0x10, 0x20,
                                                   0x30, 255, 255, 255, 0, 0, 0}));
}

TEST(GeoTiff, IsTheSameTwice)
{
    EXPECT_EQ(geotiff(picture(colours)), geotiff(picture(colours)));
}

TEST(GeoTiff, RefusesASystemThatIsNone)
{
    auto bad = picture(colours);
    bad.definition = "EPSG:nonsense";
    test::expect_error(ErrorKind::internal, "cannot make a GeoTIFF", [&] { geotiff(bad); });
}
