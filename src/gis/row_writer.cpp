// SPDX-License-Identifier: MIT
#include "gis/row_writer.hpp"

#include "base/error.hpp"
#include "base/outfile.hpp"
#include "base/text.hpp"
#include "gis/dbf_fit.hpp"
#include "gis/gdal.hpp"
#include "gis/gpkg_index.hpp"
#include "gis/ogr_shapes.hpp"
#include "gis/ogr_values.hpp"
#include "gis/vector_format.hpp"

#include <fmt/format.h>

#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace sitmap::gis {

namespace {

constexpr DbfColumn dbf_integer{18, 0};
constexpr DbfColumn dbf_real{24, 15};

/// Values of one field that a shapefile could not hold as they are.
struct Unfit {
    std::int64_t cut = 0, cleaned = 0, too_wide = 0, rounded = 0;
};

/// `wanted`, or with a number behind it; without regard to case, as SQLite compares names.
std::string free_name(std::string const& wanted, std::set<std::string>& taken)
{
    auto name = wanted;
    for (int n = 2; !taken.insert(to_lower_ascii(name)).second; ++n)
        name = fmt::format("{}_{}", wanted, n);
    return name;
}

/// The layer with field names that the format takes, each once.
VectorLayer with_fitting_names(VectorFormat const& format, VectorLayer const& layer,
                               std::vector<FieldLoss>& losses)
{
    VectorLayer fitted{.name = layer.name,
                       .description = layer.description,
                       .kind = layer.kind,
                       .fields = layer.fields};
    std::set<std::string> taken;
    if (format.extension == ".gpkg") taken.insert("geom");  // its geometry column
    for (std::size_t i = 0; i < fitted.fields.size(); ++i) {
        auto& name = fitted.fields[i].name;
        auto const wanted = clean(name);
        name = free_name(trim(wanted).empty() ? fmt::format("column_{}", i + 1) : wanted, taken);
    }
    if (format.extension == ".shp") {
        auto const names = short_names(fitted.fields);
        for (std::size_t i = 0; i < names.size(); ++i) fitted.fields[i].name = names[i];
    }
    for (std::size_t i = 0; i < fitted.fields.size(); ++i) {
        auto& field = fitted.fields[i];
        if (field.name != layer.fields[i].name)
            losses.push_back(
                {layer.name, layer.fields[i].name, fmt::format("named '{}'", field.name)});
        bool const knows_times = format.extension != ".shp" || field.type != FieldType::date_time;
        if (format.extension == ".kml" || !knows_times) field.type = FieldType::text;
    }
    return fitted;
}

/// How a text format begins each row (no value can hold these words: quotes and brackets are
/// escaped there) and how it ends. Its reader would take long, or hold the whole file in memory.
struct RowMark {
    std::string_view row, end;
};
std::optional<RowMark> row_mark(VectorFormat const& format)
{
    if (format.extension == ".kml") return RowMark{"<Placemark", "</kml>"};
    if (format.extension == ".geojson") return RowMark{"\"type\": \"Feature\",", "]\n}"};
    return {};
}

/// Counts the rows of a text file; -1 if it does not end as it should.
std::int64_t count_rows(std::string const& file, RowMark const& mark)
{
    struct Close {
        void operator()(VSILFILE* open) const { VSIFCloseL(open); }
    };
    std::unique_ptr<VSILFILE, Close> const open(VSIFOpenL(file.c_str(), "rb"));
    if (!open) return -1;
    std::int64_t count = 0;
    std::string text;
    std::string block(std::size_t{1} << 20, '\0');
    while (auto const bytes = VSIFReadL(block.data(), 1, block.size(), open.get())) {
        text.append(block, 0, bytes);
        for (std::size_t at = 0; (at = text.find(mark.row, at)) != std::string::npos; ++at) ++count;
        auto const keep = std::min(text.size(), mark.row.size() - 1);
        text.erase(0, text.size() - keep);
    }
    return text.find(mark.end) == std::string::npos ? -1 : count;
}

}  // namespace

struct RowWriter::State {
    State(std::string const& path, VectorLayer const& layer, Date day);

    void open(std::span<VectorRow const> first);
    void create_field(OGRLayer& into, std::size_t field, std::span<VectorRow const> first) const;
    void create_row(VectorRow const& row, GdalErrors const& errors);
    std::optional<Value> fit(std::size_t field, Value const& value);
    std::optional<Value> fit_text(std::size_t field, std::string const& text);
    std::optional<Value> fit_for_shapefile(std::size_t field, Value const& value);
    std::vector<FieldLoss> all_losses() const;
    void verify();
    [[noreturn]] void fail(std::string const& reason) const;
    void refuse(GdalErrors const& errors) const
    {
        if (errors.failures() > 0) fail(errors.last_failure());
    }
    bool is(std::string_view extension) const { return format.extension == extension; }

    std::string file;
    VectorFormat const& format;
    Date stamp;
    std::vector<FieldLoss> losses;
    VectorLayer shape;  // names and fields as they are written
    OGRSpatialReference lonlat = lonlat_system();
    GDALDatasetUniquePtr dataset;
    OGRLayer* target = nullptr;
    std::optional<GpkgIndex> index;
    int first_field = 0;  // KML has Name and Description in front
    std::int64_t rows = 0;
    std::vector<Unfit> unfit;        // by field
    std::vector<std::string> names;  // of the fields as they were given
    std::vector<int> widths;         // of a shapefile's fields, once it is written
};

std::vector<std::string> row_extensions(ShapeKind kind)
{
    if (kind == ShapeKind::none) return {".gpkg"};
    return {".fgb", ".geojson", ".gpkg", ".kml", ".shp"};
}

RowWriter::State::State(std::string const& path, VectorLayer const& layer, Date day)
    : file(path),
      format(vector_format_of(path)),
      stamp(day),
      shape(with_fitting_names(format, layer, losses)),
      unfit(layer.fields.size())
{
    for (auto const& field : layer.fields) names.push_back(field.name);
    auto const known = row_extensions(layer.kind);
    if (std::ranges::find(known, format.extension) == known.end())
        throw Error{ErrorKind::usage,
                    fmt::format("cannot write rows to '{}': {} files are not made row by row",
                                clean(path), format.extension),
                    "use " + join_words(known, ", ")};
}

void RowWriter::State::fail(std::string const& reason) const
{
    fail_to_write(file, reason.empty() ? "GDAL gave no reason" : reason);
}

void RowWriter::State::open(std::span<VectorRow const> first)
{
    GdalErrors const errors;
    StampOption const stamped(stamp);
    auto* const driver = GetGDALDriverManager()->GetDriverByName(format.driver);
    if (driver == nullptr) fail(fmt::format("GDAL has no driver '{}'", format.driver));
    auto creation = dataset_options(format);
    dataset.reset(driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, creation.List()));
    if (!dataset) fail(errors.last_failure());
    if (is(".gpkg") && dataset->StartTransaction() != OGRERR_NONE) fail(errors.last_failure());
    auto options = layer_options(format, shape, stamp);
    std::set<std::string> taken;
    for (auto const& field : shape.fields) taken.insert(to_lower_ascii(field.name));
    if (is(".gpkg")) options.SetNameValue("FID", free_name("fid", taken).c_str());
    // The index of FlatGeobuf is made at the end, from some 200 bytes a row, and changes their
    // order.
    // Without one and without a row the file could not be opened again.
    if (is(".fgb")) options.SetNameValue("SPATIAL_INDEX", first.empty() ? "YES" : "NO");
    target =
        dataset->CreateLayer(shape.name.c_str(), shape.kind == ShapeKind::none ? nullptr : &lonlat,
                             geometry_type(shape.kind), options.List());
    if (target == nullptr) fail(errors.last_failure());
    first_field = target->GetLayerDefn()->GetFieldCount();
    for (std::size_t i = 0; i < shape.fields.size(); ++i) create_field(*target, i, first);
    if (is(".gpkg") && shape.kind != ShapeKind::none) index.emplace(*dataset, shape.name);
    refuse(errors);
}

void RowWriter::State::create_field(OGRLayer& into, std::size_t field,
                                    std::span<VectorRow const> first) const
{
    auto const type = shape.fields[field].type;
    OGRFieldDefn definition(shape.fields[field].name.c_str(), field_type(type));
    if (is(".shp") && type == FieldType::text) {
        // As wide as the first rows need and a little more; GDAL widens it, at the price of
        // writing the table anew.
        std::size_t width = 1;
        for (auto const& row : first)
            if (auto const* const text = std::get_if<std::string>(&row.values[field]))
                width = std::max(width, text->size());
        definition.SetWidth(static_cast<int>(std::min(width + 4, longest_dbf_text)));
    } else if (is(".shp") && type != FieldType::date) {
        auto const column = type == FieldType::real ? dbf_real : dbf_integer;
        definition.SetWidth(column.width);
        definition.SetPrecision(column.decimals);
    }
    GdalErrors const errors;
    if (into.CreateField(&definition) != OGRERR_NONE) fail(errors.last_failure());
}

/// XML and the readers of dBASE tables take no control characters; all else holds any character.
std::optional<Value> RowWriter::State::fit_text(std::size_t field, std::string const& text)
{
    bool const is_whole = is_utf8(text) && text.find('\0') == std::string::npos;
    bool const is_as_it_was = !is(".shp") && !is(".kml");
    if (is_as_it_was && is_whole) return {};
    auto const whole = is_whole ? text : as_utf8(text);
    if (is_as_it_was) return whole;
    auto fitted = clean(whole);
    unfit[field].cleaned += fitted != whole;
    bool const is_cut = is(".shp") && fitted.size() > longest_dbf_text;
    unfit[field].cut += is_cut;
    if (is_cut) return std::string(cut_text(fitted, longest_dbf_text));
    return fitted;
}

std::optional<Value> RowWriter::State::fit_for_shapefile(std::size_t field, Value const& value)
{
    auto& lost = unfit[field];
    bool too_wide = false;
    if (auto const* const real = std::get_if<double>(&value)) {
        auto const found = fitness(*real, dbf_real);
        lost.rounded += found == DbfFitness::rounded;
        too_wide = found == DbfFitness::too_wide;
    } else if (auto const* const whole = std::get_if<std::int64_t>(&value)) {
        too_wide = fmt::formatted_size("{}", *whole) > static_cast<std::size_t>(dbf_integer.width);
    }
    if (!too_wide) return {};
    ++lost.too_wide;
    return Value{};
}

/// What is written instead of the value, if anything.
std::optional<Value> RowWriter::State::fit(std::size_t field, Value const& value)
{
    if (auto const* const text = std::get_if<std::string>(&value)) return fit_text(field, *text);
    if (is(".shp")) return fit_for_shapefile(field, value);
    // GDAL would put slashes.
    if (auto const* const when = std::get_if<Date>(&value); when && is(".kml"))
        return to_text(*when);
    return {};
}

std::vector<FieldLoss> RowWriter::State::all_losses() const
{
    auto all = losses;
    for (std::size_t i = 0; i < unfit.size(); ++i) {
        auto const note = [&](std::int64_t count, std::string const& what) {
            if (count > 0) all.push_back({shape.name, names[i], fmt::format("{} {}", count, what)});
        };
        auto const& column = shape.fields[i].type == FieldType::real ? dbf_real : dbf_integer;
        note(unfit[i].cleaned, "texts without their line breaks, control and direction characters");
        note(unfit[i].cut, fmt::format("texts cut to {} bytes", longest_dbf_text));
        note(unfit[i].too_wide,
             fmt::format("numbers of more than {} digits left out", column.width));
        note(unfit[i].rounded, fmt::format("numbers rounded to {} characters and {} decimals",
                                           column.width, column.decimals));
    }
    return all;
}

void RowWriter::State::create_row(VectorRow const& row, GdalErrors const& errors)
{
    OGRFeature feature(target->GetLayerDefn());
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        auto const fitted = fit(i, row.values[i]);
        set_value(feature, first_field + static_cast<int>(i), fitted ? *fitted : row.values[i],
                  Texts::as_they_are);
    }
    if (first_field > 0 && !row.values.empty()) set_value(feature, 0, row.values[0]);
    if (auto geometry = to_ogr(row.shape)) feature.SetGeometryDirectly(geometry.release());
    if (target->CreateFeature(&feature) != OGRERR_NONE) fail(errors.last_failure());
    if (index && feature.GetGeometryRef() != nullptr)
        index->add(feature.GetFID(), *feature.GetGeometryRef());
    ++rows;
}

void RowWriter::State::verify()
{
    std::int64_t found = 0;
    if (auto const mark = row_mark(format)) {
        found = count_rows(file, *mark);
    } else {
        GdalErrors const errors;
        std::array<char const*, 2> const drivers{format.driver, nullptr};
        GDALDatasetUniquePtr const again(
            GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data()));
        if (!again) fail("it cannot be opened again: " + errors.last_failure());
        auto* const layer = again->GetLayer(0);
        while (layer && OGRFeatureUniquePtr{layer->GetNextFeature()}) ++found;
        refuse(errors);
        for (std::size_t i = 0; layer && is(".shp") && i < names.size(); ++i)
            widths.push_back(layer->GetLayerDefn()->GetFieldDefn(static_cast<int>(i))->GetWidth());
    }
    if (found != rows) fail(fmt::format("it has {} of {} rows when it is read again", found, rows));
}

RowWriter::RowWriter(std::string const& file, VectorLayer const& layer, Date stamp)
{
    start_gdal();
    state_ = std::make_unique<State>(file, layer, stamp);
}

RowWriter::~RowWriter() = default;
RowWriter::RowWriter(RowWriter&&) noexcept = default;

void RowWriter::write(std::span<VectorRow const> rows)
{
    if (rows.empty()) return;
    if (!state_->dataset) state_->open(rows);
    GdalErrors const errors;
    StampOption const stamped(state_->stamp);
    for (auto const& row : rows) state_->create_row(row, errors);
    state_->refuse(errors);
}

std::vector<FieldLoss> RowWriter::finish()
{
    auto& s = *state_;
    if (!s.dataset) s.open({});
    {
        GdalErrors const errors;
        StampOption const stamped(s.stamp);
        if (s.index) s.index->finish();
        s.refuse(errors);
        if (s.is(".gpkg") && s.dataset->CommitTransaction() != OGRERR_NONE)
            s.fail(errors.last_failure());
        s.index.reset();
        s.dataset.reset();
        s.refuse(errors);
    }
    s.verify();
    return s.all_losses();
}

std::vector<RowWriter::WrittenField> RowWriter::written_fields() const
{
    std::vector<WrittenField> fields;
    for (auto const& field : state_->shape.fields) fields.push_back({field.name, 0});
    for (std::size_t i = 0; i < state_->widths.size(); ++i) fields[i].width = state_->widths[i];
    return fields;
}

}  // namespace sitmap::gis
