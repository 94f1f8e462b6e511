// SPDX-License-Identifier: MIT
#include "gis/geotiff.hpp"

#include "base/error.hpp"
#include "gis/gdal.hpp"
#include "gis/open_layer.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace sitmap::gis {

namespace {

constexpr int bands = 3;

[[noreturn]] void refuse(GdalErrors const& errors)
{
    throw Error{ErrorKind::internal, "cannot make a GeoTIFF: " + errors.last_failure()};
}

/// Red, green and blue of each pixel.
std::vector<std::uint8_t> bytes_of(PlacedPicture const& picture)
{
    std::vector<std::uint8_t> bytes;
    bytes.reserve(picture.pixels.size() * bands);
    for (auto const pixel : picture.pixels)
        for (unsigned const shift : {16U, 8U, 0U})
            bytes.push_back(static_cast<std::uint8_t>(pixel >> shift & 255U));
    return bytes;
}

struct MemoryFile {
    std::string name;
    ~MemoryFile() { VSIUnlink(name.c_str()); }
};

}  // namespace

std::string geotiff(PlacedPicture const& picture)
{
    start_gdal();
    GDALRegister_GTiff();
    GdalErrors const errors;
    auto* const driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    if (driver == nullptr) refuse(errors);
    CPLStringList options;
    for (auto const& [name, value] :
         {std::pair{"COMPRESS", "DEFLATE"}, {"INTERLEAVE", "PIXEL"}, {"PHOTOMETRIC", "RGB"}})
        options.SetNameValue(name, value);
    MemoryFile const file{fmt::format("/vsimem/sitmap-{}.tif", getpid())};
    Dataset dataset{driver->Create(file.name.c_str(), picture.width, picture.height, bands,
                                   GDT_Byte, options.List())};
    if (dataset == nullptr) refuse(errors);
    std::array<double, 6> place{picture.west, picture.step, 0, picture.north, 0, -picture.step};
    OGRSpatialReference system;
    system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    auto bytes = bytes_of(picture);
    bool const good =
        system.SetFromUserInput(picture.definition.c_str()) == OGRERR_NONE &&
        dataset->SetSpatialRef(&system) == CE_None &&
        dataset->SetGeoTransform(place.data()) == CE_None &&
        dataset->RasterIO(GF_Write, 0, 0, picture.width, picture.height, bytes.data(),
                          picture.width, picture.height, GDT_Byte, bands, nullptr, bands,
                          static_cast<GSpacing>(picture.width) * bands, 1, nullptr) == CE_None;
    dataset.reset();
    if (!good || errors.failures() > 0) refuse(errors);
    vsi_l_offset length = 0;
    auto const* const made = VSIGetMemFileBuffer(file.name.c_str(), &length, FALSE);
    if (made == nullptr) refuse(errors);
    return {reinterpret_cast<char const*>(made), static_cast<std::size_t>(length)};
}

}  // namespace sitmap::gis
