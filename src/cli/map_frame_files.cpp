// SPDX-License-Identifier: MIT
#include "cli/map_frame_files.hpp"

#include "base/error.hpp"
#include "base/product_paths.hpp"
#include "base/text.hpp"
#include "base/units.hpp"
#include "cli/command_map.hpp"
#include "gis/geotiff.hpp"
#include "gis/projection.hpp"
#include "render/image.hpp"
#include "render/write.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace sitmap::cli {

namespace {

void add_world_file(std::vector<FrameFile>& files, std::string const& output,
                    map::Sheet const& sheet, double dpi)
{
    if (render::format_of(output) != render::Format::png || !sheet.georeference)
        throw Error{
            ErrorKind::usage,
            fmt::format(
                "cannot write a world file for '{}': it needs a PNG of a sheet with one map",
                clean(output))};
    auto const [world, system_beside, pam] = world_files_of(output);
    files.push_back({world, map::world_file(*sheet.georeference, dpi)});
    auto const system = gis::to_wkt(sheet.georeference->definition);
    files.push_back({system_beside, system + "\n"});
    // GDAL, and QGIS with it, takes the system of a PNG from here only.
    files.push_back({pam, fmt::format("<PAMDataset>\n  <SRS "
                                      "dataAxisToSRSAxisMapping=\"1,2\">{}</SRS>\n</PAMDataset>\n",
                                      xml_escape(system))});
}

void add_geotiff(std::vector<FrameFile>& files, std::string const& output, map::Sheet const& sheet,
                 double dpi)
{
    if (!sheet.georeference)
        throw Error{ErrorKind::usage,
                    fmt::format("cannot write a GeoTIFF for '{}': the sheet has not one map",
                                clean(output))};
    auto const& [definition, x0, y0, metres_per_mm, frame] = *sheet.georeference;
    double const pixel = millimetres_per_inch / dpi;  // mm
    auto const size = render::pixel_size(sheet.scene, dpi);
    // Whole pixels within the frame.
    int const left = std::max(0, static_cast<int>(std::ceil(frame.x / pixel - 1e-6)));
    int const top = std::max(0, static_cast<int>(std::ceil(frame.y / pixel - 1e-6)));
    int const right = std::min(size.width, static_cast<int>(frame.right() / pixel + 1e-6));
    int const bottom = std::min(size.height, static_cast<int>(frame.bottom() / pixel + 1e-6));
    auto const rows = render::render_rows(sheet.scene, size, top, bottom);
    std::vector<std::uint32_t> pixels;
    for (int y = 0; y < rows.height; ++y) {
        auto const row = rows.pixels.begin() + static_cast<std::ptrdiff_t>(y) * rows.width;
        pixels.insert(pixels.end(), row + left, row + right);
    }
    gis::PlacedPicture const picture{.width = right - left,
                                     .height = bottom - top,
                                     .pixels = pixels,
                                     .west = x0 + metres_per_mm * left * pixel,
                                     .north = y0 - metres_per_mm * top * pixel,
                                     .step = metres_per_mm * pixel,
                                     .definition = definition};
    files.push_back({path_beside(output, ".tif"), gis::geotiff(picture)});
}

}  // namespace

std::array<std::string, 3> world_files_of(std::string const& output)
{
    return {path_beside(output, ".pgw"), path_beside(output, ".prj"), output + ".aux.xml"};
}

std::vector<FrameFile> map_frame_files(MapOptions const& options, map::Sheet const& sheet,
                                       double dpi)
{
    std::vector<FrameFile> files;
    if (options.world_file) add_world_file(files, options.shared.output, sheet, dpi);
    if (options.geotiff) add_geotiff(files, options.shared.output, sheet, dpi);
    return files;
}

}  // namespace sitmap::cli
