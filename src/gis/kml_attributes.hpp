// SPDX-License-Identifier: MIT
// gis/kml_attributes.hpp: what GDAL's plain KML driver passes over in silence: it gives the name
// and the description of a placemark and nothing else.
#pragma once

#include <string>

namespace sitmap::gis {

/// For a `.kml` with attributes that are not read: one sentence that names them (ExtendedData,
/// TimeStamp, TimeSpan) and says what to do; else empty. Reads the file once. Throws
/// ErrorKind::input if it cannot be read.
std::string unread_in_kml(std::string const& path);

}  // namespace sitmap::gis
