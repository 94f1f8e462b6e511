// SPDX-License-Identifier: MIT
#include "gis/gdal.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <cpl_conv.h>
#include <cpl_http.h>
#include <gdal_priv.h>
#include <geos_c.h>
#include <ogr_srs_api.h>
#include <ogrsf_frmts.h>
#include <proj.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <mutex>

namespace sitmap::gis {

namespace {

/// GDAL's own words are kept short enough for one line of a report.
constexpr std::size_t longest_message = 400;

constexpr std::array<std::string_view, 4> names_of_passwords{"password", "passwd", "passphrase",
                                                             "pwd"};
constexpr std::size_t longest = 10;  // of these names

/// Answers every fetch with a refusal. Null would make GDAL fetch by itself.
CPLHTTPResult* refuse_fetch(char const*, CSLConstList, GDALProgressFunc, void*,
                            CPLHTTPFetchWriteFunc, void*, void*)
{
    auto* const answer = static_cast<CPLHTTPResult*>(CPLCalloc(1, sizeof(CPLHTTPResult)));
    answer->nStatus = 1;
    answer->pszErrBuf = CPLStrdup("the network is not used");
    CPLError(CE_Failure, CPLE_HttpResponse, "the data refer to the network, which is not used");
    return answer;
}

/// Whatever no scope listens to is not printed: data must not write to the terminal.
void ignore_message(CPLErr, CPLErrorNum, char const*) {}

/// Settings of other programs must not change results or load code here.
void clear_environment()
{
    static constexpr std::array<std::string_view, 10> prefixes{
        "GDAL_", "OGR_", "OSR_", "CPL_", "PROJ_", "SHAPE_", "SQLITE", "VSI_", "GEOJSON", "KML_"};
    std::vector<std::string> names;
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
        std::string_view const text{*entry};
        auto const starts = [&](std::string_view prefix) { return text.starts_with(prefix); };
        if (std::ranges::any_of(prefixes, starts))
            names.emplace_back(text.substr(0, text.find('=')));
    }
    for (auto const& name : names) unsetenv(name.c_str());
}

void set_options()
{
    static constexpr std::array<std::array<char const*, 2>, 13> options{{
        {"GDAL_CONFIG_FILE", "/dev/null"},  // else ~/.gdal/gdalrc is obeyed
        {"GDAL_DRIVER_PATH", "disable"},
        {"CPL_VSIL_CURL_ALLOWED_FILENAME", "none"},
        {"GDAL_HTTP_MAX_RETRY", "0"},
        {"GDAL_VRT_ENABLE_PYTHON", "NO"},
        {"GDAL_DISABLE_READDIR_ON_OPEN", "EMPTY_DIR"},
        {"GDAL_PAM_ENABLED", "NO"},
        {"OGR_SQLITE_LOAD_EXTENSIONS", ""},
        {"OGR_GEOMETRY_ACCEPT_UNCLOSED_RING", "YES"},  // load/area_shape closes them, and says so
        {"OGR_CURRENT_DATE", "1970-01-01T00:00:00Z"},  // no clock in GeoPackage
        {"OGR_ENABLE_PARTIAL_REPROJECTION", "NO"},
        {"SHAPE_RESTORE_SHX", "NO"},
        {"DBF_DATE_LAST_UPDATE", "1970-01-01"},
    }};
    for (auto const& [name, value] : options) CPLSetConfigOption(name, value);
}

void register_drivers()
{
    RegisterOGRShape();
    RegisterOGRCSV();
    RegisterOGRGeoJSON();
    RegisterOGRGeoJSONSeq();
    RegisterOGRGeoPackage();
    RegisterOGRFlatGeobuf();
    RegisterOGRKML();
    RegisterOGRMEM();
    RegisterOGRPG();
}

bool states(GDALDriver* driver, char const* capability)
{
    return driver->GetMetadataItem(capability) != nullptr;
}

constexpr std::string_view hidden = "***";
constexpr std::string_view blanks = " \t\n\r\f\v";

/// Whether a mask stands here that only a closing quote or a colon follows, as in a message.
bool is_quoted_mask(std::string_view text, std::size_t at)
{
    if (!text.substr(at).starts_with(hidden)) return false;
    auto const rest = text.substr(at + hidden.size());
    auto const after = rest.substr(0, rest.find_first_of(blanks));
    return after.find_first_not_of("'\":") == after.npos;
}

/// Where the value ends that begins at `at`: at a blank, which quotes may hold. A backslash takes
/// the next character along (libpq manual, "Connection Strings").
std::size_t end_of_value(std::string_view text, std::size_t at)
{
    if (is_quoted_mask(text, at)) return at + hidden.size();
    bool const is_quoted = at < text.size() && (text[at] == '\'' || text[at] == '"');
    for (auto i = at + (is_quoted ? 1U : 0U); i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (is_quoted ? text[i] == text[at] : blanks.find(text[i]) != blanks.npos)
            return std::min(text.find_first_of(blanks, i), text.size());
    }
    return text.size();
}

bool ends_with_password(std::string_view words)
{
    auto const lower = to_lower_ascii(words.substr(words.size() - std::min(words.size(), longest)));
    return std::ranges::any_of(names_of_passwords,
                               [&](std::string_view name) { return lower.ends_with(name); });
}

/// password=... in any case and with blanks around the sign becomes password=***. More may be
/// hidden than the value (all up to a blank), never less.
std::string without_password_values(std::string_view text)
{
    std::string shown;
    std::size_t done = 0;
    for (auto sign = text.find('='); sign != text.npos; sign = text.find('=', sign + 1)) {
        auto const before = text.substr(done, sign - done);
        auto const words = before.substr(0, before.find_last_not_of(blanks) + 1);
        if (!ends_with_password(words)) continue;
        shown.append(words).append("=").append(hidden);
        done = end_of_value(text, std::min(text.find_first_not_of(blanks, sign + 1), text.size()));
        if (done == text.size()) return shown;
        sign = done - 1;
    }
    return shown.append(text.substr(done));
}

/// scheme://user:password@host becomes scheme://user:***@host. In the name of a database a password
/// may hold a slash by mistake; elsewhere what comes after one is a path. Paths put in order have
/// one slash after the colon.
std::string without_passwords_of_urls(std::string text)
{
    for (auto at = text.find(":/"); at != text.npos; at = text.find(":/", at + 1)) {
        auto const begin = std::min(text.find_first_not_of('/', at + 1), text.size());
        auto const scheme = text.substr(0, at);
        bool const is_database = scheme.ends_with("postgresql") || scheme.ends_with("postgres") ||
                                 scheme.ends_with("mysql");
        auto const end = text.find_first_of(is_database ? " \t\n" : " \t\n/?#", begin);
        auto const words = std::string_view(text).substr(begin, end - begin);
        auto const host = words.rfind('@');
        auto const colon = words.find(':');
        if (host != words.npos && colon < host)
            text.replace(begin + colon + 1, host - colon - 1, hidden);
    }
    return text;
}

}  // namespace

void start_gdal()
{
    static std::once_flag once;
    std::call_once(once, [] {
        clear_environment();
        set_options();
        CPLSetErrorHandler(ignore_message);
        CPLHTTPSetFetchCallback(refuse_fetch, nullptr);
        OSRSetPROJEnableNetwork(0);
        register_drivers();
    });
}

std::vector<DriverInfo> allowed_drivers()
{
    start_gdal();
    std::vector<DriverInfo> drivers;
    auto* const manager = GetGDALDriverManager();
    for (int i = 0; i < manager->GetDriverCount(); ++i) {
        auto* const driver = manager->GetDriver(i);
        drivers.push_back(
            {.name = driver->GetDescription(), .reads = states(driver, GDAL_DCAP_OPEN)});
    }
    std::ranges::sort(drivers, {}, &DriverInfo::name);
    return drivers;
}

std::string readable_formats()
{
    std::vector<std::string> names;
    for (auto const& driver : allowed_drivers())
        if (driver.reads && driver.name != "Memory") names.push_back(driver.name);
    return join_words(names, ", ");
}

std::vector<std::string> library_versions()
{
    std::string geos = GEOSversion();
    geos.resize(std::min(geos.find('-'), geos.size()));
    return {"GDAL " + std::string{GDALVersionInfo("RELEASE_NAME")}, "GEOS " + geos,
            "PROJ " + std::string{proj_info().version}};
}

struct GdalErrors::Heard {
    int failures = 0;
    std::string last_failure;
    std::string last_warning;
    std::vector<std::string> warnings;  // the first ones

    /// Called by GDAL through C: must not throw, so a message that cannot be stored is only
    /// counted.
    static void hear(CPLErr level, CPLErrorNum, char const* message) noexcept
    {
        auto* const heard = static_cast<Heard*>(CPLGetErrorHandlerUserData());
        if (level >= CE_Failure) ++heard->failures;
        try {
            auto words = shorten(clean(without_password(message == nullptr ? "" : message)),
                                 longest_message);
            if (level >= CE_Failure)
                heard->last_failure = std::move(words);
            else if (level == CE_Warning) {
                constexpr std::size_t enough = 100;
                if (heard->warnings.size() < enough) heard->warnings.push_back(words);
                heard->last_warning = std::move(words);
            }
        } catch (...) {
        }
    }
};

GdalErrors::GdalErrors() : heard_(std::make_unique<Heard>())
{
    start_gdal();
    CPLErrorReset();
    CPLPushErrorHandlerEx(Heard::hear, heard_.get());
}

GdalErrors::~GdalErrors()
{
    CPLPopErrorHandler();
}

int GdalErrors::failures() const noexcept
{
    return heard_->failures;
}
std::string GdalErrors::last_failure() const
{
    return heard_->last_failure;
}
std::string GdalErrors::last_warning() const
{
    return heard_->last_warning;
}
bool GdalErrors::has_warned_of(std::string_view words) const
{
    return std::ranges::any_of(heard_->warnings, [&](std::string const& warning) {
        return warning.find(words) != std::string::npos;
    });
}
void GdalErrors::clear() noexcept
{
    *heard_ = {};
}

void GdalErrors::refuse_failures(std::string const& work, std::string const& object) const
{
    if (heard_->failures == 0) return;
    throw Error{ErrorKind::input, "cannot " + work + " '" + clean(without_password(object)) +
                                      "': " + heard_->last_failure};
}

std::string without_password(std::string const& text)
{
    return without_passwords_of_urls(without_password_values(text));
}

}  // namespace sitmap::gis
