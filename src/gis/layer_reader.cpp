// SPDX-License-Identifier: MIT
#include "gis/layer_reader.hpp"

#include "base/error.hpp"
#include "base/handle.hpp"
#include "base/text.hpp"
#include "gis/ogr_values.hpp"

#include <algorithm>
#include <array>

namespace sitmap::gis {

namespace {

/// More records than this are for join and tally, which stream.
constexpr std::int64_t max_records = 100'000'000;

using Dataset = std::unique_ptr<GDALDataset, Releaser<GDALClose>>;
using Transformation =
    std::unique_ptr<OGRCoordinateTransformation, Releaser<OGRCoordinateTransformation::DestroyCT>>;

Error refused(std::string const& path, std::string const& cause, std::string const& hint = {})
{
    return Error{ErrorKind::input, "cannot open '" + clean(without_password(path)) + "': " + cause,
                 hint};
}

std::vector<std::string> quoted(std::vector<std::string> names)
{
    for (auto& name : names) name = "'" + clean(name) + "'";
    return names;
}

Dataset open_dataset(std::string const& path, Access access)
{
    start_gdal();
    check_readable(path, access);
    GdalErrors const errors;
    bool const is_flat = to_lower_ascii(path).ends_with(".fgb");
    std::array<char const*, 2> const options{is_flat ? "VERIFY_BUFFERS=YES" : nullptr, nullptr};
    constexpr unsigned flags = GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR;
    Dataset dataset{GDALDataset::Open(path.c_str(), flags, nullptr, options.data(), nullptr)};
    if (dataset != nullptr && errors.failures() == 0) return dataset;
    auto const message = errors.last_failure();
    bool const unknown =
        dataset == nullptr &&
        (message.empty() || message.find("not recognized as a supported") != std::string::npos);
    if (unknown)
        throw refused(path, "no allowed driver reads it",
                      "formats that are read: " + readable_formats());
    throw refused(path, message.empty() ? "GDAL gives no reason" : message);
}

std::vector<std::string> names_of(GDALDataset& dataset)
{
    std::vector<std::string> names;
    for (int i = 0; i < dataset.GetLayerCount(); ++i)
        names.emplace_back(dataset.GetLayer(i)->GetName());
    return names;
}

/// The layer that is asked for; else the only one, where tables without geometry (styles) do not
/// count beside a layer that has some.
OGRLayer& choose_layer(GDALDataset& dataset, std::string const& path, std::string const& wanted)
{
    auto const names = quoted(names_of(dataset));
    if (names.empty()) throw refused(path, "it holds no layer");
    auto const found = join_words(names, ", ");
    if (!wanted.empty()) {
        auto* const layer = dataset.GetLayerByName(wanted.c_str());
        if (layer == nullptr)
            throw refused(path, "no layer '" + clean(wanted) + "': found " + found);
        return *layer;
    }
    std::vector<OGRLayer*> layers;
    for (int i = 0; i < dataset.GetLayerCount(); ++i)
        if (names.size() == 1 || dataset.GetLayer(i)->GetGeomType() != wkbNone)
            layers.push_back(dataset.GetLayer(i));
    if (layers.size() != 1) throw refused(path, "which layer? found " + found, "name one of them");
    return *layers.front();
}

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
    std::int64_t given = 0;

    void filter(std::string const& where);
    void take_crs(std::string const& stated);
    Feature values_of(OGRFeature& feature);
};

void LayerReader::State::filter(std::string const& where)
{
    GdalErrors const errors;
    if (!where.empty() && layer->SetAttributeFilter(where.c_str()) != OGRERR_NONE)
        throw Error{ErrorKind::input, "cannot select '" + clean(where) + "' in '" + clean(path) +
                                          "': " + errors.last_failure()};
    if (layer->TestCapability(OLCFastFeatureCount) != FALSE) declared = layer->GetFeatureCount();
    if (declared.value_or(0) > max_records)
        throw Error{ErrorKind::limit, "cannot read '" + clean(path) + "': it has more than " +
                                          std::to_string(max_records) + " records"};
    if (declared.value_or(0) < 0) declared.reset();
    errors.refuse_failures("read", without_password(path));
}

void LayerReader::State::take_crs(std::string const& stated)
{
    std::unique_ptr<OGRSpatialReference> source;
    if (!stated.empty())
        source = std::make_unique<OGRSpatialReference>(system_from(stated));
    else if (auto const* own = layer->GetSpatialRef(); own != nullptr)
        source.reset(own->Clone());
    if (source == nullptr) return;
    crs = name_of(*source);
    if (source->IsGeographic() == FALSE && source->IsProjected() == FALSE)
        throw refused(path, "its coordinate system '" + crs + "' is not tied to the earth",
                      "state the right one as EPSG:n");
    auto const target = lonlat_system();
    if (source->IsSame(&target) != FALSE) return;
    GdalErrors const errors;
    to_lonlat.reset(OGRCreateCoordinateTransformation(source.get(), &target));
    if (to_lonlat == nullptr)
        throw refused(path,
                      "its coordinate system '" + crs +
                          "' cannot be turned into longitude/latitude: " + errors.last_failure());
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
    auto const wanted = to_lower_ascii(name);
    auto const same = [&](std::string const& candidate) {
        return to_lower_ascii(candidate) == wanted;
    };
    auto const at = std::ranges::find_if(state_->fields, same);
    if (at == state_->fields.end()) return {};
    return static_cast<std::size_t>(at - state_->fields.begin());
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
    auto const given = state_->given;
    if (state_->declared.value_or(given) != given)
        throw Error{ErrorKind::input, "cannot read '" + clean(without_password(state_->path)) +
                                          "': it declares " + std::to_string(*state_->declared) +
                                          " records but gives " + std::to_string(given)};
    return {};
}

std::vector<std::string> layer_names(std::string const& path, Access access)
{
    return names_of(*open_dataset(path, access));
}

}  // namespace sitmap::gis
