// SPDX-License-Identifier: MIT
// Points of delimited text: blocks are read and cut at record ends by one thread, records are
// parsed by all.
#include "base/text.hpp"
#include "load/csv_blocks.hpp"
#include "load/csv_chunk.hpp"
#include "load/point_reader.hpp"

#include <array>

namespace sitmap::load {

namespace {

class CsvPoints : public PointReader {
public:
    explicit CsvPoints(PointSource const& source)
        : source_(source),
          blocks_(source.file),
          columns_(find_point_columns(blocks_.header(), source, false))
    {
        for (auto const& column : {columns_.lon, columns_.lat, columns_.date, columns_.radius_km,
                                   columns_.precision, columns_.area, columns_.country})
            wanted_.push_back(column);
    }

    std::vector<std::string> const& columns() const override { return blocks_.header(); }
    char delimiter() const override { return blocks_.dialect().delimiter; }
    std::vector<Notice> notices() const override { return blocks_.notices(); }

    std::any next_piece() override
    {
        auto block = blocks_.next();
        return block ? std::any(std::make_shared<CsvBlock const>(std::move(*block))) : std::any();
    }

    ParsedPiece parse(std::any const& piece) const override
    {
        auto const& block = *std::any_cast<std::shared_ptr<CsvBlock const> const&>(piece);
        ParsedPiece parsed;
        parsed.batch.sequence = block.sequence;
        reserve(parsed.batch, block.text.size() / 40);
        for (auto const& reject : block.too_long) {
            ++parsed.records.read;
            parsed.reject(reject.source, reject.row, reject.reason);
        }
        PointParser parser(source_, columns_, delimiter());
        CsvChunk chunk(block.text, delimiter(), blocks_.header().size(), block.is_simple);
        std::array<std::string, 7> stores;
        while (auto const* const record = chunk.next()) {
            auto const row = block.first_line + chunk.line();
            if (!record->trouble.empty()) {
                ++parsed.records.read;
                parsed.reject(source_.file, row, record->trouble);
                continue;
            }
            std::array<std::string_view, 7> f;
            for (std::size_t i = 0; i < f.size(); ++i)
                if (wanted_[i]) f[i] = chunk.field(*record, *wanted_[i], stores[i]);
            auto const text =
                std::string_view(block.text).substr(record->begin, record->end - record->begin);
            auto const verdict =
                parser.add({f[0], f[1], f[2], f[3], f[4], f[5], f[6]}, row, text, parsed.batch);
            parsed.count(verdict, parser, source_.file, row);
        }
        parsed.oddities = parser.oddities();
        return parsed;
    }

private:
    static void reserve(PointBatch& batch, std::size_t rows)
    {
        batch.lon.reserve(rows);
        batch.lat.reserve(rows);
        batch.month.reserve(rows);
        batch.row.reserve(rows);
    }

    PointSource source_;
    CsvBlocks blocks_;
    PointColumns columns_;
    std::vector<std::optional<std::size_t>> wanted_;
};

}  // namespace

std::unique_ptr<PointReader> open_csv_points(PointSource const& source)
{
    return std::make_unique<CsvPoints>(source);
}

}  // namespace sitmap::load
