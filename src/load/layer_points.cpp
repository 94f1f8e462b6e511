// SPDX-License-Identifier: MIT
// Points of any layer that GDAL reads: batches of columns come from one thread, values are taken
// out of them on all.
#include "base/columns.hpp"
#include "base/text.hpp"
#include "gis/arrow_stream.hpp"
#include "gis/dbf_encoding.hpp"
#include "gis/kml_attributes.hpp"
#include "load/point_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>

namespace sitmap::load {

namespace {

gis::ArrowOptions options_of(PointSource const& source)
{
    return {source.layer, source.where,
            source.file.starts_with("PG:") ? gis::Access::databases : gis::Access::files,
            source.keeps_text};
}

struct Piece {
    std::shared_ptr<gis::ArrowBatch const> records;
    std::size_t sequence = 0;
    std::shared_ptr<std::string> text =
        std::make_shared<std::string>();  // what the batch's text points into
};

class LayerPoints : public PointReader {
public:
    explicit LayerPoints(PointSource const& source)
        : source_(source),
          layer_(source.file, options_of(source)),
          columns_(find_point_columns(layer_.columns(), source, layer_.has_geometry()))
    {
        for (auto const& column :
             {columns_.lon, columns_.lat, columns_.date, columns_.radius_km, columns_.precision,
              columns_.area, columns_.country, columns_.weight})
            wanted_.push_back(column);
        std::vector<std::size_t> needed;
        std::array const named{source.lon, source.lat, source.date, source.weight};
        for (auto const& column : wanted_) {
            if (!column) continue;
            refuse_twin(layer_.columns(), *column, named, gis::without_password(source.file));
            needed.push_back(*column);
        }
        if (source.keeps_text) {
            needed.resize(layer_.columns().size());
            std::iota(needed.begin(), needed.end(), std::size_t{0});
        }
        layer_.select(needed, uses_geometry());
        name_ = gis::without_password(source.file);
        if (source.keeps_text && !layer_.fid_column().empty())
            names_.push_back(layer_.fid_column());
        std::ranges::copy(layer_.columns(), std::back_inserter(names_));
        if (adds_position())
            for (auto const* axis : {"lon", "lat"}) names_.push_back(new_name(names_, axis));
    }

    std::vector<std::string> const& columns() const override { return names_; }

    std::vector<gis::FieldType> column_types() const override
    {
        std::vector<gis::FieldType> types;
        if (source_.keeps_text && !layer_.fid_column().empty())
            types.push_back(gis::FieldType::integer);
        std::ranges::copy(layer_.column_types(), std::back_inserter(types));
        types.resize(names_.size(), gis::FieldType::real);
        return types;
    }

    std::any next_piece() override
    {
        auto records = layer_.next();
        return records ? std::any(Piece{std::move(records), sequence_++}) : std::any();
    }

    ParsedPiece parse(std::any const& piece) const override
    {
        auto const& [records, sequence, text] = std::any_cast<Piece const&>(piece);
        ParsedPiece parsed;
        parsed.batch.sequence = sequence;
        if (source_.keeps_text) write_text(*records, *text);
        std::string_view lines(*text);
        bool const is_clean = is_utf8(lines);
        std::int64_t not_utf8 = 0;
        PointParser parser(source_, columns_, ',');
        std::array<std::string, 8> stores;
        for (std::size_t row = 0; row < records->size(); ++row) {
            PointFields fields;
            if (columns_.date) fields.day = records->day(*columns_.date, row);
            std::array<std::string_view*, 8> const views{
                &fields.lon,       &fields.lat,  &fields.date,    &fields.radius_km,
                &fields.precision, &fields.area, &fields.country, &fields.weight};
            for (std::size_t i = 0; i < views.size(); ++i)
                if (wanted_[i] && !(i == 2 && fields.day))
                    *views[i] = records->text(*wanted_[i], row, stores[i]);
            auto const line = next_line(lines);
            if (!is_clean && !is_utf8(line)) ++not_utf8;
            auto const fid = records->fid(row);
            std::string trouble;
            auto const where = uses_geometry() ? records->point(row, trouble) : std::nullopt;
            auto const verdict = uses_geometry()
                                     ? parser.add(fields, where, trouble, fid, line, parsed.batch)
                                     : parser.add(fields, fid, line, parsed.batch);
            parsed.count(verdict, parser, name_, fid);
        }
        parsed.oddities = parser.oddities();
        parsed.oddities.not_utf8 = not_utf8;
        return parsed;
    }

    std::int64_t left_out() const override { return layer_.left_out(); }

    std::vector<Notice> notices() const override
    {
        std::vector<Notice> notices;
        if (uses_geometry() && layer_.crs().empty())
            notices.push_back(
                {name_,
                 "no coordinate system is stated; coordinates are taken as longitude/latitude"});
        if (uses_geometry() && layer_.is_transformed())
            notices.push_back({name_, fmt::format("the coordinates are turned from {} into "
                                                  "longitude/latitude{}",
                                                  clean(layer_.crs()), position_columns())});
        for (auto note : {gis::unread_in_kml(source_.file), gis::encoding_note(source_.file)})
            if (!note.empty()) notices.push_back({name_, std::move(note)});
        for (auto const& column : layer_.unreadable_columns())
            if (source_.keeps_text)
                notices.push_back(
                    {name_,
                     fmt::format("column '{}' is no plain value and is left out", clean(column))});
        return notices;
    }

private:
    bool uses_geometry() const { return !columns_.lon; }
    bool adds_position() const
    {
        return source_.keeps_text && !source_.is_for_layer && uses_geometry();
    }

    /// Where a text has the position, in words.
    std::string position_columns() const
    {
        if (!adds_position()) return {};
        return fmt::format(": columns '{}' and '{}'", clean(names_[names_.size() - 2]),
                           clean(names_.back()));
    }

    static std::string new_name(std::vector<std::string> const& taken, std::string name)
    {
        while (std::ranges::any_of(
            taken, [&](auto const& other) { return to_lower_ascii(other) == name; }))
            name += '_';
        return name;
    }

    /// All columns and the position as CSV, each record ended by NUL (values may hold line breaks,
    /// but no NUL).
    void write_text(gis::ArrowBatch const& records, std::string& text) const
    {
        std::string store, trouble;
        for (std::size_t row = 0; row < records.size(); ++row) {
            auto const start = text.size();
            if (!layer_.fid_column().empty()) text += std::to_string(records.fid(row));
            for (std::size_t i = 0; i < layer_.columns().size(); ++i) {
                if (i > 0 || text.size() > start) text += ',';
                auto const value = records.text(i, row, store);
                text += source_.is_for_layer ? csv_verbatim(value) : csv_field(value);
            }
            if (adds_position()) {
                auto const where = records.point(row, trouble);
                if (names_.size() > 2) text += ',';
                text +=
                    where ? fmt::format("{},{}", to_text(where->lon), to_text(where->lat)) : ",";
            }
            text += '\0';
        }
    }

    static std::string_view next_line(std::string_view& lines)
    {
        auto const line = lines.substr(0, lines.find('\0'));
        lines.remove_prefix(std::min(lines.size(), line.size() + 1));
        return line;
    }

    PointSource source_;
    gis::ArrowLayer layer_;
    PointColumns columns_;
    std::vector<std::optional<std::size_t>> wanted_;
    std::vector<std::string> names_;
    std::string name_;  // of the source, for messages
    std::size_t sequence_ = 0;
};

}  // namespace

std::unique_ptr<PointReader> open_layer_points(PointSource const& source)
{
    return std::make_unique<LayerPoints>(source);
}

}  // namespace sitmap::load
