// SPDX-License-Identifier: MIT
#include "gis/layer_reader.hpp"

#include "base/columns.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "gis/dbf_rows.hpp"
#include "gis/ogr_values.hpp"
#include "gis/open_layer.hpp"

#include <algorithm>

namespace sitmap::gis {

namespace {

/// More records than this are for join and tally, which stream.
constexpr std::int64_t max_records = 100'000'000;

}  // namespace

struct LayerReader::State {
    std::string path;
    Dataset dataset;
    OGRLayer* layer = nullptr;
    std::string name;
    std::string driver;
    std::string crs;
    std::vector<std::string> fields;
    Transformation to_lonlat;
    std::optional<std::int64_t> declared;
    std::int64_t all = 0;  // before a condition; 0 without one
    std::int64_t given = 0;

    void filter(std::string const& where);
    void forget_deleted();
    void take_crs(std::string const& stated);
    Feature values_of(OGRFeature& feature);
};

void LayerReader::State::filter(std::string const& where)
{
    GdalErrors const errors;
    if (!where.empty()) all = layer->GetFeatureCount();
    set_condition(*dataset, *layer, path, where);
    if (layer->TestCapability(OLCFastFeatureCount) != FALSE) declared = layer->GetFeatureCount();
    if (declared.value_or(0) > max_records)
        throw Error{ErrorKind::limit, "cannot read '" + clean(without_password(path)) +
                                          "': it has more than " + std::to_string(max_records) +
                                          " records"};
    if (declared.value_or(0) < 0) declared.reset();
    errors.refuse_failures("read", without_password(path));
}

/// A shapefile declares the rows that were deleted as well.
void LayerReader::State::forget_deleted()
{
    if (declared.value_or(given) == given && all <= given) return;
    auto const deleted = deleted_rows(path);
    all -= deleted;
    if (declared) *declared -= deleted;
}

void LayerReader::State::take_crs(std::string const& stated)
{
    auto taken = to_lonlat_of(*dataset, *layer, path, stated);
    crs = std::move(taken.name);
    to_lonlat = std::move(taken.to_lonlat);
}

Feature LayerReader::State::values_of(OGRFeature& feature)
{
    Feature values;
    values.fid = feature.GetFID() == OGRNullFID ? given : feature.GetFID();
    values.fields.reserve(fields.size());
    for (int i = 0; i < feature.GetFieldCount(); ++i)
        values.fields.push_back(field_text(feature, i));
    auto encoded = encode(std::unique_ptr<OGRGeometry>{feature.StealGeometry()}, to_lonlat.get());
    values.wkb = std::move(encoded.wkb);
    values.trouble = std::move(encoded.trouble);
    values.had_arcs = encoded.had_arcs;
    return values;
}

LayerReader::LayerReader(std::string const& path, OpenOptions const& options)
    : state_(std::make_unique<State>())
{
    state_->path = path;
    state_->dataset = open_dataset(path, options.access);
    auto& layer = choose_layer(*state_->dataset, path, options.layer);
    state_->layer = &layer;
    state_->name = layer.GetName();
    state_->driver = state_->dataset->GetDriverName();
    auto const& definition = *layer.GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i)
        state_->fields.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
    state_->filter(options.where);
    state_->take_crs(options.crs);
    layer.ResetReading();
}

LayerReader::~LayerReader() = default;
LayerReader::LayerReader(LayerReader&&) noexcept = default;
LayerReader& LayerReader::operator=(LayerReader&&) noexcept = default;

std::string const& LayerReader::name() const noexcept
{
    return state_->name;
}
std::string const& LayerReader::driver() const noexcept
{
    return state_->driver;
}
std::vector<std::string> const& LayerReader::fields() const noexcept
{
    return state_->fields;
}
std::string const& LayerReader::crs() const noexcept
{
    return state_->crs;
}
bool LayerReader::is_transformed() const noexcept
{
    return state_->to_lonlat != nullptr;
}

std::optional<std::size_t> LayerReader::field(std::string const& name) const
{
    return find_column(state_->fields, name);
}

std::int64_t LayerReader::left_out() const noexcept
{
    return std::max<std::int64_t>(state_->all - state_->given, 0);
}

std::optional<Feature> LayerReader::next()
{
    GdalErrors const errors;
    auto const feature = OGRFeatureUniquePtr{state_->layer->GetNextFeature()};
    errors.refuse_failures("read", without_password(state_->path));
    if (feature != nullptr) {
        auto values = state_->values_of(*feature);
        ++state_->given;
        return values;
    }
    state_->forget_deleted();
    auto const given = state_->given;
    if (state_->declared.value_or(given) != given)
        throw Error{ErrorKind::input, "cannot read '" + clean(without_password(state_->path)) +
                                          "': it declares " + std::to_string(*state_->declared) +
                                          " records but gives " + std::to_string(given)};
    return {};
}

}  // namespace sitmap::gis
