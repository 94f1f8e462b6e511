// SPDX-License-Identifier: MIT
#include "gis/projection.hpp"

#include "base/error.hpp"
#include "base/handle.hpp"
#include "base/text.hpp"

#include <proj.h>

#include <cmath>

namespace sitmap::gis {

namespace {

using Context = std::unique_ptr<PJ_CONTEXT, Releaser<proj_context_destroy>>;
using Object = std::unique_ptr<PJ, Releaser<proj_destroy>>;

Error refused(std::string const& definition, std::string const& cause,
              std::string const& what = "the projection")
{
    return Error{ErrorKind::input,
                 "cannot use " + what + " '" + shorten(clean(definition), 120) + "': " + cause,
                 "give a projected system in metres as EPSG:n, a PROJ string or WKT"};
}

std::string reason_of(PJ_CONTEXT* context)
{
    int const code = proj_context_errno(context);
    auto const* words = code == 0 ? nullptr : proj_context_errno_string(context, code);
    bool const says_nothing =
        words == nullptr || std::string_view(words).starts_with("Unknown error");
    return says_nothing ? "PROJ does not know it" : clean(words);
}

/// A PROJ string names a CRS, not an operation, only with +type=crs.
std::string as_crs(std::string const& definition)
{
    bool const bare = definition.find("proj=") != std::string::npos &&
                      definition.find("type=crs") == std::string::npos &&
                      definition.find('[') == std::string::npos;
    return bare ? definition + " +type=crs" : definition;
}

/// The plane CRS within a compound one (with heights) or a bound one (with a shift of datum).
Object horizontal(PJ_CONTEXT* context, PJ const* crs)
{
    Object found{proj_clone(context, crs)};
    while (found != nullptr) {
        auto const type = proj_get_type(found.get());
        if (type == PJ_TYPE_BOUND_CRS)
            found.reset(proj_get_source_crs(context, found.get()));
        else if (type == PJ_TYPE_COMPOUND_CRS)
            found.reset(proj_crs_get_sub_crs(context, found.get(), 0));
        else
            break;
    }
    return found;
}

/// A projected CRS, not one of degrees or of another unit than metres.
void check_kind(PJ_CONTEXT* context, PJ const* whole, std::string const& definition,
                std::string const& what)
{
    auto const crs = horizontal(context, whole);
    auto const type = crs == nullptr ? PJ_TYPE_UNKNOWN : proj_get_type(crs.get());
    if (type != PJ_TYPE_PROJECTED_CRS)
        throw refused(definition, "it is not a map projection", what);
    Object const axes{proj_crs_get_coordinate_system(context, crs.get())};
    double factor = 0;
    bool const known =
        axes != nullptr && proj_cs_get_axis_info(context, axes.get(), 0, nullptr, nullptr, nullptr,
                                                 &factor, nullptr, nullptr, nullptr) != 0;
    if (!known || std::abs(factor - 1) > 1e-9)
        throw refused(definition, "its unit is not the metre", what);
}

}  // namespace

struct Projection::Handle {
    Context context{proj_context_create()};
    Object transformation;
};

Projection::Projection(std::string const& definition, std::string const& what)
    : handle_(std::make_unique<Handle>()), definition_(definition)
{
    auto* const context = handle_->context.get();
    if (context == nullptr) throw Error{ErrorKind::internal, "cannot start PROJ: out of memory"};
    proj_context_set_enable_network(context, 0);
    proj_log_level(context, PJ_LOG_NONE);
    if (definition.size() > 65536) throw refused(definition, "its text is longer than 64 kB", what);
    Object const source{proj_create(context, "OGC:CRS84")};
    Object const target{proj_create(context, as_crs(definition).c_str())};
    if (source == nullptr || target == nullptr) throw refused(definition, reason_of(context), what);
    check_kind(context, target.get(), definition, what);
    Object const raw{
        proj_create_crs_to_crs_from_pj(context, source.get(), target.get(), nullptr, nullptr)};
    if (raw != nullptr)
        handle_->transformation.reset(proj_normalize_for_visualization(context, raw.get()));
    if (handle_->transformation == nullptr) throw refused(definition, reason_of(context), what);
}

Projection::~Projection() = default;
Projection::Projection(Projection&&) noexcept = default;
Projection& Projection::operator=(Projection&&) noexcept = default;

std::optional<Plane> Projection::forward(LonLat where) const
{
    if (!is_on_earth(where)) return {};
    auto* const transformation = handle_->transformation.get();
    proj_errno_reset(transformation);
    auto const out = proj_trans(transformation, PJ_FWD, proj_coord(where.lon, where.lat, 0, 0));
    if (!std::isfinite(out.xy.x) || !std::isfinite(out.xy.y)) return {};
    return Plane{out.xy.x, out.xy.y};
}

std::optional<LonLat> Projection::inverse(Plane where) const
{
    if (!std::isfinite(where.x) || !std::isfinite(where.y)) return {};
    auto* const transformation = handle_->transformation.get();
    proj_errno_reset(transformation);
    auto const out = proj_trans(transformation, PJ_INV, proj_coord(where.x, where.y, 0, 0));
    LonLat const position{out.xy.x, out.xy.y};
    if (!is_on_earth(position)) return {};
    return position;
}

std::string to_wkt(std::string const& definition)
{
    Context const context{proj_context_create()};
    proj_log_level(context.get(), PJ_LOG_NONE);
    Object const crs{proj_create(context.get(), as_crs(definition).c_str())};
    char const* const options[] = {"MULTILINE=NO", nullptr};
    char const* const wkt =
        crs == nullptr ? nullptr : proj_as_wkt(context.get(), crs.get(), PJ_WKT1_ESRI, options);
    if (wkt == nullptr) throw refused(definition, reason_of(context.get()));
    return wkt;
}

std::string albers_for(double west, double south, double east, double north)
{
    double const sixth = (north - south) / 6;
    return "+proj=aea +lat_0=" + to_text((south + north) / 2) +
           " +lon_0=" + to_text((west + east) / 2) + " +lat_1=" + to_text(south + sixth) +
           " +lat_2=" + to_text(north - sixth) + " +datum=WGS84 +units=m +no_defs";
}

}  // namespace sitmap::gis
