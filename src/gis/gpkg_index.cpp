// SPDX-License-Identifier: MIT
#include "gis/gpkg_index.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <iterator>

namespace sitmap::gis {

namespace {

constexpr std::size_t statement_bytes = 200'000;  // SQLite's limit is a million

/// INSERT statements of many rows each, handed to `run` when they are long enough.
template <typename Run>
class Inserter {
public:
    Inserter(std::string table, Run run)
        : head_("INSERT INTO \"" + std::move(table) + "\" VALUES "), run_(run)
    {
    }

    template <typename... Values>
    void add(fmt::format_string<Values...> row, Values&&... values)
    {
        sql_ += sql_.empty() ? head_ : ",";
        fmt::format_to(std::back_inserter(sql_), row, std::forward<Values>(values)...);
        if (sql_.size() > statement_bytes) flush();
    }
    void flush()
    {
        if (!sql_.empty()) run_(sql_);
        sql_.clear();
    }

private:
    std::string head_;
    Run run_;
    std::string sql_;
};

std::string hex(std::string const& bytes)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (char const c : bytes) {
        auto const byte = static_cast<unsigned char>(c);
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

}  // namespace

GpkgIndex::GpkgIndex(GDALDataset& dataset, std::string const& layer)
    : dataset_(dataset), index_("rtree_" + layer + "_geom")
{
    (void)value(fmt::format("SELECT CreateSpatialIndex('{}', 'geom')", layer));
    auto const trigger = index_ + "_insert";
    insert_trigger_ = value(fmt::format(
        "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = '{}'", trigger));
    run(fmt::format("DROP TRIGGER \"{}\"", trigger));
}

void GpkgIndex::add(std::int64_t row, OGRGeometry const& geometry)
{
    if (geometry.IsEmpty()) return;
    OGREnvelope box;
    geometry.getEnvelope(&box);
    entries_.push_back({row, rtree_box(box.MinX, box.MaxX, box.MinY, box.MaxY)});
}

void GpkgIndex::finish()
{
    auto const node_bytes = parse_integer(
        value(fmt::format("SELECT length(data) FROM \"{}_node\" WHERE nodeno = 1", index_)));
    if (node_bytes && *node_bytes > 0) {
        auto const tables = pack_rtree(std::move(entries_), static_cast<std::size_t>(*node_bytes));
        run(fmt::format("DELETE FROM \"{}_node\"", index_));
        auto const runner = [this](std::string const& sql) { run(sql); };
        Inserter nodes(index_ + "_node", runner);
        for (auto const& [number, content] : tables.nodes)
            nodes.add("({},x'{}')", number, hex(content));
        nodes.flush();
        insert(index_ + "_rowid", tables.leaf_of_row);
        insert(index_ + "_parent", tables.parent_of_node);
    }
    run(insert_trigger_);
}

void GpkgIndex::insert(std::string const& table,
                       std::vector<std::pair<std::int64_t, std::int64_t>> const& pairs) const
{
    Inserter rows(table, [this](std::string const& sql) { run(sql); });
    for (auto const& [key, node] : pairs) rows.add("({},{})", key, node);
    rows.flush();
}

void GpkgIndex::run(std::string const& sql) const
{
    if (auto* const result = dataset_.ExecuteSQL(sql.c_str(), nullptr, nullptr))
        dataset_.ReleaseResultSet(result);
}

std::string GpkgIndex::value(std::string const& sql) const
{
    auto* const result = dataset_.ExecuteSQL(sql.c_str(), nullptr, nullptr);
    if (result == nullptr) return {};
    OGRFeatureUniquePtr const row(result->GetNextFeature());
    std::string text = row ? row->GetFieldAsString(0) : "";
    dataset_.ReleaseResultSet(result);
    return text;
}

}  // namespace sitmap::gis
