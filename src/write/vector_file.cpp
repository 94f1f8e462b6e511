// SPDX-License-Identifier: MIT
#include "write/vector_file.hpp"

#include "base/error.hpp"
#include "base/file_set.hpp"
#include "base/infile.hpp"
#include "base/product_paths.hpp"
#include "base/text.hpp"
#include "gis/vector_writer.hpp"
#include "write/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>
#include <variant>

namespace sitmap::write {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t largest_side_file = std::uint64_t{2}
                                            << 30;  // as far as dBASE and .shx reach

/// One file with the layers that go into it.
struct FilePart {
    std::string path;
    std::span<gis::VectorLayer const> layers;
};

bool is_shapefile(std::string const& path)
{
    return extension_of(path) == ".shp";
}

bool has_shape(gis::VectorRow const& row)
{
    return !std::holds_alternative<std::monostate>(row.shape);
}

/// FlatGeobuf leaves rows without a shape out, without a word: they become a table of their own.
std::vector<gis::VectorLayer> with_own_tables(std::span<gis::VectorLayer const> layers)
{
    std::vector<gis::VectorLayer> all;
    for (auto const& layer : layers) {
        all.push_back(layer);
        auto& rows = all.back().rows;
        auto const rest = std::ranges::stable_partition(rows, has_shape);
        if (layer.kind == gis::ShapeKind::none || rest.empty()) continue;
        gis::VectorLayer table{layer.name + "_without_position", layer.description,
                               gis::ShapeKind::none, layer.fields};
        table.rows.assign(rest.begin(), rest.end());
        rows.erase(rest.begin(), rest.end());
        all.push_back(std::move(table));
    }
    return all;
}

/// The layers as they go into files: those given, or our own when the format needs it.
class PreparedLayers {
public:
    PreparedLayers(std::string const& path, std::span<gis::VectorLayer const> layers)
        : layers_(layers)
    {
        if (extension_of(path) != ".fgb") return;
        own_ = with_own_tables(layers);
        layers_ = own_;
    }
    PreparedLayers(PreparedLayers const&) = delete;
    PreparedLayers& operator=(PreparedLayers const&) = delete;
    std::span<gis::VectorLayer const> get() const noexcept { return layers_; }

private:
    std::vector<gis::VectorLayer> own_;
    std::span<gis::VectorLayer const> layers_;
};

std::vector<FilePart> parts_of(std::string const& path, std::span<gis::VectorLayer const> layers)
{
    auto const extension = fs::path(path).extension().string();
    if (gis::holds_layers(path)) return {{path, layers}};
    std::vector<FilePart> parts;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        bool const table = layers[i].kind == gis::ShapeKind::none &&
                           (is_shapefile(path) || extension_of(path) == ".fgb");
        auto const ending = table ? ".csv" : extension;
        parts.push_back({i == 0 && !table ? path : path_beside(path, "_" + layers[i].name + ending),
                         layers.subspan(i, 1)});
    }
    return parts;
}

std::vector<std::string> side_files(std::string const& shapefile)
{
    std::vector<std::string> files;
    for (auto const* ending : {".cpg", ".dbf", ".prj", ".shx"})
        files.push_back(path_beside(shapefile, ending));
    return files;
}

/// The field dictionary of a shapefile set.
Table fields_table(std::span<gis::VectorLayer const> layers, std::span<gis::FieldLoss const> losses)
{
    auto table = empty_fields_table();
    for (auto const& layer : layers) {
        auto const names = gis::short_names(layer.fields);
        for (std::size_t i = 0; i < names.size(); ++i) {
            auto const& field = layer.fields[i];
            std::vector<std::string> lost;
            for (auto const& loss : losses)
                if (loss.layer == layer.name && loss.field == field.name) lost.push_back(loss.loss);
            table.rows.push_back({layer.name, names[i], field.name,
                                  std::string(gis::word_of(field.type)),
                                  fmt::format("{}", gis::dbf_width(layer, i)), field.meaning,
                                  join_words(lost, "; ")});
        }
    }
    return table;
}

/// What has been written under temporary names and waits to appear.
class Batch {
public:
    Batch(std::vector<FilePart> parts, Overwrite overwrite)
        : parts_(std::move(parts)), overwrite_(overwrite)
    {
        for (auto const& part : parts_) {
            main_.emplace_back(part.path, overwrite_);
            if (!is_shapefile(part.path)) continue;
            for (auto const& side : side_files(part.path)) sides_.emplace_back(side, overwrite_);
        }
    }

    std::vector<gis::FieldLoss> write(Date stamp)
    {
        std::vector<gis::FieldLoss> losses;
        std::size_t side = 0;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            auto const& temporary = main_[i].temporary_path();
            auto const found = gis::write_layers(temporary, parts_[i].layers, stamp);
            losses.insert(losses.end(), found.begin(), found.end());
            gis::verify_layers(temporary, parts_[i].layers);
            if (!is_shapefile(parts_[i].path)) continue;
            for (auto const& file : side_files(temporary))
                sides_[side++].write(std::string_view(read_file(file, largest_side_file)));
        }
        return losses;
    }

    void add(std::string const& path, std::string const& content)
    {
        sides_.emplace_back(path, overwrite_).write(std::string_view(content));
    }

    std::vector<std::string> publish()
    {
        std::vector<OutFile*> parts, heads;
        for (auto& file : sides_) parts.push_back(&file);
        for (auto& file : main_)
            (sides_.empty() || is_shapefile(file.path()) ? heads : parts).push_back(&file);
        publish_together(parts, heads);
        std::vector<std::string> paths;
        for (auto const& group : {parts, heads})
            for (auto const* file : group) paths.push_back(file->path());
        std::ranges::sort(paths);
        return paths;
    }

private:
    std::vector<FilePart> parts_;
    Overwrite overwrite_;
    std::vector<OutFile> main_;
    std::vector<OutFile> sides_;
};

}  // namespace

Table empty_fields_table()
{
    return {"fields", {"layer", "short_name", "name", "type", "width", "meaning", "losses"}, {}};
}

void note_run(std::span<gis::VectorLayer> layers, std::string const& run_id)
{
    for (auto& layer : layers)
        layer.description += fmt::format("{}run {}", layer.description.empty() ? "" : "; ", run_id);
}

std::vector<std::string> vector_file_names(std::string const& path,
                                           std::span<gis::VectorLayer const> layers)
{
    std::vector<std::string> names;
    PreparedLayers const all(path, layers);
    for (auto const& part : parts_of(path, all.get())) {
        names.push_back(part.path);
        if (is_shapefile(part.path))
            std::ranges::copy(side_files(part.path), std::back_inserter(names));
    }
    if (is_shapefile(path)) names.push_back(path_beside(path, "_fields.csv"));
    std::ranges::sort(names);
    return names;
}

std::vector<std::string> write_vector(std::string const& path,
                                      std::span<gis::VectorLayer const> layers,
                                      VectorOptions const& options)
{
    if (layers.empty())
        throw Error{ErrorKind::internal, fmt::format("cannot write '{}': no layers", clean(path))};
    PreparedLayers const all(path, layers);
    Batch batch(parts_of(path, all.get()), options.overwrite);
    auto const losses = batch.write(options.stamp);
    if (is_shapefile(path))
        batch.add(path_beside(path, "_fields.csv"), to_csv(fields_table(all.get(), losses)));
    return batch.publish();
}

}  // namespace sitmap::write
