// SPDX-License-Identifier: MIT
// gis/gdal.hpp: GDAL started safely: only the drivers of the printed list, no network, no plugins,
// no options from the environment; every message counted. Reading of layers is in gis/layer_reader.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap::gis {

/// Registers the allowed drivers, once; safe to call again and from any thread. Everything in gis
/// that needs GDAL calls it; cli::run does before the work begins and its threads, because it
/// removes GDAL_*, OGR_*, PROJ_*, CPL_* and the like from the environment.
void start_gdal();

struct DriverInfo {
    std::string name;  // as GDAL knows it: "GPKG"
    bool reads = false;
};

/// The allow-list, sorted by name, for --version and error hints.
std::vector<DriverInfo> allowed_drivers();
/// "CSV, ESRI Shapefile, FlatGeobuf ..." of those that read.
std::string readable_formats();
/// "GDAL 3.6.2", "GEOS 3.11.1", "PROJ 9.1.1" as linked at run time.
std::vector<std::string> library_versions();

/// Collects what GDAL says on this thread while it lives: failures are counted, the last one is
/// kept, nothing is printed. Scopes nest; the innermost one hears.
class GdalErrors {
public:
    GdalErrors();
    ~GdalErrors();
    GdalErrors(GdalErrors const&) = delete;
    GdalErrors& operator=(GdalErrors const&) = delete;

    int failures() const noexcept;
    std::string last_failure() const;  // cleaned, without passwords; empty if none
    std::string last_warning() const;
    /// Whether these words are in one of the first hundred warnings.
    bool has_warned_of(std::string_view words) const;
    void clear() noexcept;
    /// Throws ErrorKind::input "cannot <work> '<object>': <last failure>" if any failure was heard.
    void refuse_failures(std::string const& work, std::string const& object) const;

private:
    struct Heard;
    std::unique_ptr<Heard> heard_;
};

/// Whether files only or also databases (PG:...) may be named; the latter only if the user asked
/// for one.
enum class Access { files, databases };

/// Throws ErrorKind::input unless `path` is an existing regular file (no folder, FIFO, device, URL,
/// /vsi, inline text or driver prefix), or a "PG:" string with Access::databases. A shapefile whose
/// .dbf and .shx disagree and a GeoPackage with a pending -wal or -journal are refused as well.
void check_readable(std::string const& path, Access access);

/// How the name of a source is shown, in messages and products: with the value of password=... and
/// of user:password@ replaced by ***. In doubt it hides more than the password.
std::string without_password(std::string const& text);

}  // namespace sitmap::gis
