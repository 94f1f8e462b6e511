// SPDX-License-Identifier: MIT
#include "gis/arrow_stream.hpp"

#include "base/columns.hpp"
#include "base/text.hpp"
#include "gis/arrow_values.hpp"
#include "gis/dbf_rows.hpp"
#include "gis/exact_times.hpp"
#include "gis/open_layer.hpp"
#include "gis/wkb.hpp"

#include <fmt/format.h>

#include <cpl_conv.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace sitmap::gis {

namespace {

constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();

/// Which child of a batch is what.
struct Layout {
    std::vector<std::size_t> columns;  // child number by column
    std::vector<ArrowType> types;      // by child
    std::optional<std::size_t> fid, geometry;
};

/// Releases what the Arrow C data interface hands over.
template <typename T>
struct Released : T {
    Released() : T{} {}
    ~Released()
    {
        if (this->release) this->release(this);
    }
    Released(Released const&) = delete;
    Released& operator=(Released const&) = delete;
};

FieldType type_of(OGRFieldType type)
{
    if (type == OFTInteger || type == OFTInteger64) return FieldType::integer;
    if (type == OFTReal) return FieldType::real;
    if (type == OFTDateTime) return FieldType::date_time;
    return type == OFTDate ? FieldType::date : FieldType::text;
}

/// A little-endian 2D point, as nearly all are, without the general reader.
bool read_plain_point(std::string_view wkb, LonLat& where)
{
    constexpr std::string_view head("\x01\x01\x00\x00\x00", 5);
    if (std::endian::native != std::endian::little || wkb.size() != 21 || !wkb.starts_with(head))
        return false;
    std::memcpy(&where.lon, wkb.data() + 5, 8);
    std::memcpy(&where.lat, wkb.data() + 13, 8);
    return true;
}

}  // namespace

struct ArrowBatch::State {
    Released<ArrowArray> array;
    std::shared_ptr<Layout const> layout;
    std::vector<double> lon, lat;  // longitude/latitude where the layer had to be transformed
    bool is_transformed = false;
    std::int64_t first = 0;  // number of the first record, for layers without ids

    std::optional<LonLat> as_written(std::size_t row, std::string& trouble) const;
};

std::optional<LonLat> ArrowBatch::State::as_written(std::size_t row, std::string& trouble) const
{
    auto const child = *layout->geometry;
    auto const& geometry = *array.children[child];
    if (is_null(geometry, row)) {
        trouble = "no geometry";
        return {};
    }
    auto const wkb = bytes_at(geometry, layout->types[child], row);
    LonLat where;
    if (read_plain_point(wkb, where)) return where;
    try {
        if (auto const point = point_from_wkb(wkb)) return point;
        trouble = fmt::format("the geometry is a {}, not a point", type_of_wkb(wkb));
    } catch (Error const& error) {
        trouble = error.what();
    }
    return {};
}

ArrowBatch::ArrowBatch(std::unique_ptr<State> state) : state_(std::move(state)) {}
ArrowBatch::~ArrowBatch() = default;

std::size_t ArrowBatch::size() const noexcept
{
    return static_cast<std::size_t>(state_->array.length);
}

std::int64_t ArrowBatch::fid(std::size_t row) const
{
    auto const& fid = state_->layout->fid;
    if (!fid || is_null(*state_->array.children[*fid], row))
        return state_->first + static_cast<std::int64_t>(row);
    return integer_at(*state_->array.children[*fid], state_->layout->types[*fid], row);
}

std::string_view ArrowBatch::text(std::size_t column, std::size_t row, std::string& store) const
{
    auto const child = state_->layout->columns[column];
    if (child >= state_->layout->types.size()) return {};
    return text_at(*state_->array.children[child], state_->layout->types[child], row, store);
}

std::optional<Date> ArrowBatch::day(std::size_t column, std::size_t row) const
{
    auto const child = state_->layout->columns[column];
    if (child >= state_->layout->types.size()) return {};
    return day_at(*state_->array.children[child], state_->layout->types[child], row);
}

std::optional<LonLat> ArrowBatch::point(std::size_t row, std::string& trouble) const
{
    if (!state_->layout->geometry) {
        trouble = "no geometry";
        return {};
    }
    auto const written = state_->as_written(row, trouble);
    if (!written || !state_->is_transformed) return written;
    LonLat const where{state_->lon[row], state_->lat[row]};
    if (!std::isnan(where.lon)) return where;
    trouble = "the position cannot be turned into longitude/latitude";
    return {};
}

struct ArrowLayer::State {
    std::string path;
    Dataset dataset;
    OGRLayer* layer = nullptr;
    std::unique_ptr<ExactTimes> exact_times;  // of that layer, if asked for
    LayerCrs crs;
    std::vector<std::string> columns, unreadable;
    std::vector<FieldType> types;
    std::string fid_column;
    std::vector<std::string> ignored;
    bool has_condition = false;  // which may need any column
    bool has_geometry = false;
    std::optional<std::int64_t> declared, all;
    std::int64_t given = 0;
    int empty_batches = 0;  // in a row
    bool is_row_by_row = false;
    std::unique_ptr<Released<ArrowArrayStream>> stream;
    std::shared_ptr<Layout const> layout;

    void start();
    bool is_too_wide() const;
    std::shared_ptr<Layout const> layout_of(ArrowSchema const& schema) const;
    void transform(ArrowBatch::State& batch) const;
    void forget_deleted();
    void check_count() const;
};

ArrowLayer::ArrowLayer(std::string const& path, ArrowOptions const& options)
    : state_(std::make_unique<State>())
{
    auto& s = *state_;
    s.path = path;
    s.dataset = open_dataset(path, options.access);
    s.layer = &choose_layer(*s.dataset, path, options.layer);
    s.has_geometry = s.layer->GetGeomType() != wkbNone;
    s.fid_column = s.layer->GetFIDColumn();
    auto const& definition = *s.layer->GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        auto const type = definition.GetFieldDefn(i)->GetType();
        bool const is_readable = type == OFTInteger || type == OFTInteger64 || type == OFTReal ||
                                 type == OFTString || type == OFTDate || type == OFTTime ||
                                 type == OFTDateTime;
        (is_readable ? s.columns : s.unreadable)
            .emplace_back(definition.GetFieldDefn(i)->GetNameRef());
        if (is_readable) s.types.push_back(type_of(type));
    }
    // A property of the same name (GeoJSON's "id") says it better.
    auto const is_same = [&](std::string const& column) {
        return to_lower_ascii(column) == to_lower_ascii(s.fid_column);
    };
    if (std::ranges::any_of(s.columns, is_same)) s.fid_column.clear();
    s.has_condition = !options.where.empty();
    if (!s.has_condition) s.ignored = s.unreadable;
    s.crs = to_lonlat_of(*s.dataset, *s.layer, path, {});
    GdalErrors const errors;
    if (s.layer->TestCapability(OLCFastFeatureCount) != FALSE) s.all = s.layer->GetFeatureCount();
    if (s.all.value_or(0) < 0) s.all.reset();
    set_condition(*s.dataset, *s.layer, path, options.where);
    if (options.where.empty()) s.declared = s.all;
    if (options.exact_times && has_times(*s.layer))
        s.exact_times = std::make_unique<ExactTimes>(*s.layer);
    errors.refuse_failures("read", without_password(path));
}

ArrowLayer::~ArrowLayer() = default;
std::vector<std::string> const& ArrowLayer::columns() const noexcept
{
    return state_->columns;
}
std::vector<std::string> const& ArrowLayer::unreadable_columns() const noexcept
{
    return state_->unreadable;
}
std::vector<FieldType> const& ArrowLayer::column_types() const noexcept
{
    return state_->types;
}
std::string const& ArrowLayer::fid_column() const noexcept
{
    return state_->fid_column;
}
bool ArrowLayer::has_geometry() const noexcept
{
    return state_->has_geometry;
}
bool ArrowLayer::is_transformed() const noexcept
{
    return state_->crs.to_lonlat != nullptr;
}
std::string const& ArrowLayer::crs() const noexcept
{
    return state_->crs.name;
}

void ArrowLayer::select(std::span<std::size_t const> columns, bool geometry)
{
    auto& s = *state_;
    // GDAL knows columns without regard to case: of two such, it might leave out the wanted one.
    auto const twins = twins_of(s.columns);
    for (std::size_t i = 0; i < s.columns.size(); ++i)
        if (!s.has_condition && std::ranges::find(columns, i) == columns.end() && !twins[i])
            s.ignored.push_back(s.columns[i]);
    if (!geometry && s.has_geometry) s.ignored.emplace_back("OGR_GEOMETRY");
}

/// GDAL 3.6 hands each column of a GeoPackage to one function of SQLite, which takes 127 arguments.
bool ArrowLayer::State::is_too_wide() const
{
    constexpr int most_columns = 120;
    auto const& definition = *layer->GetLayerDefn();
    int read = 0;
    for (int i = 0; i < definition.GetFieldCount(); ++i)
        if (definition.GetFieldDefn(i)->IsIgnored() == FALSE) ++read;
    return read > most_columns && EQUAL(dataset->GetDriverName(), "GPKG");
}

void ArrowLayer::State::start()
{
    auto& source = exact_times ? static_cast<OGRLayer&>(*exact_times) : *layer;
    if (source.TestCapability(OLCIgnoreFields) != FALSE && !ignored.empty()) {
        std::vector<char const*> names;
        for (auto const& name : ignored) names.push_back(name.c_str());
        names.push_back(nullptr);
        source.SetIgnoredFields(names.data());
    }
    is_row_by_row = is_too_wide();
    stream = std::make_unique<Released<ArrowArrayStream>>();
    // Small enough that batches spread over threads and memory stays bounded.
    char const* options[] = {"INCLUDE_FID=YES", "MAX_FEATURES_IN_BATCH=16384", nullptr};
    GdalErrors const errors;
    Released<ArrowSchema> schema;
    if (!source.GetArrowStream(stream.get(), const_cast<char**>(options)) ||
        stream->get_schema(stream.get(), &schema) != 0)
        throw Error{
            ErrorKind::input,
            fmt::format("cannot read '{}': {}", clean(without_password(path)),
                        errors.failures() > 0 ? errors.last_failure()
                                              : std::string("GDAL gives no column stream"))};
    layout = layout_of(schema);
}

std::shared_ptr<Layout const> ArrowLayer::State::layout_of(ArrowSchema const& schema) const
{
    auto found = std::make_shared<Layout>();
    auto const children = static_cast<std::size_t>(schema.n_children);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < children; ++i) {
        names.emplace_back(schema.children[i]->name);
        found->types.push_back(arrow_type(schema.children[i]->format));
    }
    for (auto const& column : columns) {
        auto const at = std::ranges::find(names, column);
        found->columns.push_back(static_cast<std::size_t>(at - names.begin()));
    }
    auto const is_column = [&](std::size_t i) {
        return std::ranges::find(columns, names[i]) != columns.end();
    };
    if (children > 0 && !is_column(0) && found->types[0].kind == ArrowKind::int64) found->fid = 0;
    for (std::size_t i = 0; i < children; ++i)
        if (!is_column(i) && found->types[i].kind == ArrowKind::binary &&
            std::ranges::find(unreadable, names[i]) == unreadable.end())
            found->geometry = i;
    return found;
}

void ArrowLayer::State::transform(ArrowBatch::State& batch) const
{
    if (!crs.to_lonlat || !layout->geometry) return;
    auto const count = static_cast<std::size_t>(batch.array.length);
    std::string trouble;
    std::vector<std::size_t> rows;
    std::vector<double> x, y;
    batch.is_transformed = true;
    batch.lon.assign(count, nowhere);
    batch.lat.assign(count, nowhere);
    for (std::size_t i = 0; i < count; ++i) {
        auto const where = batch.as_written(i, trouble);
        if (!where || !std::isfinite(where->lon) || !std::isfinite(where->lat)) continue;
        rows.push_back(i);
        x.push_back(where->lon);
        y.push_back(where->lat);
    }
    std::vector<int> good(rows.size(), FALSE);
    GdalErrors const quiet;
    crs.to_lonlat->Transform(static_cast<int>(rows.size()), x.data(), y.data(), nullptr,
                             good.data());
    for (std::size_t k = 0; k < rows.size(); ++k) {
        if (!good[k] || !std::isfinite(x[k]) || !std::isfinite(y[k])) continue;
        batch.lon[rows[k]] = x[k];
        batch.lat[rows[k]] = y[k];
    }
}

/// A shapefile declares the rows that were deleted as well.
void ArrowLayer::State::forget_deleted()
{
    if (all.value_or(given) == given) return;
    auto const deleted = deleted_rows(path);
    *all -= deleted;
    if (declared) *declared -= deleted;
}

void ArrowLayer::State::check_count() const
{
    if (declared.value_or(given) == given) return;
    throw Error{ErrorKind::input,
                fmt::format("cannot read '{}': it declares {} records but gives {}",
                            clean(without_password(path)), *declared, given)};
}

std::shared_ptr<ArrowBatch const> ArrowLayer::next()
{
    auto& s = *state_;
    if (!s.stream) s.start();
    GdalErrors const errors;
    std::optional<CPLConfigOptionSetter> row_by_row;
    if (s.is_row_by_row) row_by_row.emplace("OGR_GPKG_STREAM_BASE_IMPL", "YES", false);
    auto batch = std::make_unique<ArrowBatch::State>();
    int const failed = s.stream->get_next(s.stream.get(), &batch->array);
    errors.refuse_failures("read", without_password(s.path));
    if (failed != 0) {
        char const* const cause = s.stream->get_last_error(s.stream.get());
        throw Error{ErrorKind::input,
                    fmt::format("cannot read '{}': {}", clean(without_password(s.path)),
                                cause ? clean(cause) : std::string("its column stream broke off"))};
    }
    // GDAL gives batches without a row for ever of a FlatGeobuf file that has none; only rows that
    // a condition leaves out could come before others.
    constexpr int most_empty_batches = 10'000;
    s.empty_batches = batch->array.length == 0 ? s.empty_batches + 1 : 0;
    bool const is_all =
        s.empty_batches > 0 && (!s.has_condition || s.empty_batches > most_empty_batches);
    if (!batch->array.release || is_all) {
        s.forget_deleted();
        s.check_count();
        return nullptr;
    }
    batch->layout = s.layout;
    batch->first = s.given;
    s.given += batch->array.length;
    s.transform(*batch);
    return std::make_shared<ArrowBatch const>(std::move(batch));
}

std::int64_t ArrowLayer::left_out() const noexcept
{
    return state_->all && !state_->declared
               ? std::max<std::int64_t>(0, *state_->all - state_->given)
               : 0;
}

}  // namespace sitmap::gis
