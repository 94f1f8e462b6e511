// SPDX-License-Identifier: MIT
// Points of delimited text: blocks are read and cut at record ends by one thread, records are
// parsed by all.
#include "base/text.hpp"
#include "gis/row_filter.hpp"
#include "load/csv_blocks.hpp"
#include "load/csv_chunk.hpp"
#include "load/point_reader.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace sitmap::load {

namespace {

class CsvPoints : public PointReader {
public:
    explicit CsvPoints(PointSource const& source)
        : source_(source),
          blocks_(source.file),
          columns_(find_point_columns(blocks_.header(), source, false))
    {
        std::array const columns{columns_.lon,       columns_.lat,       columns_.date,
                                 columns_.radius_km, columns_.precision, columns_.area,
                                 columns_.country,   columns_.weight};
        for (std::size_t slot = 0; slot < columns.size(); ++slot)
            if (columns[slot]) wanted_.push_back({slot, *columns[slot]});
    }

    std::vector<std::string> const& columns() const override { return blocks_.header(); }
    char delimiter() const override { return blocks_.dialect().delimiter; }
    std::vector<Notice> notices() const override { return blocks_.notices(); }

    std::any next_piece() override
    {
        auto block = blocks_.next();
        if (block && block->sequence == 0 && !source_.where.empty()) take_sample(*block);
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
        bool const is_clean = !source_.keeps_text || is_utf8(block.text);
        std::int64_t not_utf8 = 0;
        CsvChunk chunk(block.text, delimiter(), blocks_.header().size(), block.is_simple);
        std::array<std::string, 8> stores;
        auto const selected = selection(block);
        for (std::size_t number = 0; auto const* const record = chunk.next(); ++number) {
            auto const row = block.first_line + chunk.line();
            if (!record->trouble.empty()) {
                ++parsed.records.read;
                parsed.reject(source_.file, row, record->trouble);
                continue;
            }
            if (!selected.empty() && !selected[number]) {
                ++parsed.records.read;
                ++parsed.records.outside;
                continue;
            }
            std::array<std::string_view, 8> f;
            for (auto const& [slot, column] : wanted_)
                f[slot] = block.is_simple ? chunk.raw(*record, column)
                                          : chunk.field(*record, column, stores[slot]);
            auto const text =
                std::string_view(block.text).substr(record->begin, record->end - record->begin);
            if (!is_clean && !is_utf8(text)) ++not_utf8;
            auto const verdict = parser.add({f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7]}, row,
                                            text, parsed.batch);
            parsed.count(verdict, parser, source_.file, row);
        }
        parsed.oddities = parser.oddities();
        parsed.oddities.not_utf8 = not_utf8;
        return parsed;
    }

private:
    using Rows = std::vector<std::vector<std::string>>;

    /// All records of a block as fields; a damaged one has none.
    Rows rows_of(CsvBlock const& block) const
    {
        Rows rows;
        CsvChunk chunk(block.text, delimiter(), blocks_.header().size(), block.is_simple);
        std::string store;
        while (auto const* const record = chunk.next()) {
            auto& row = rows.emplace_back();
            for (std::size_t i = 0; i < record->fields && record->trouble.empty(); ++i)
                row.emplace_back(chunk.field(*record, i, store));
        }
        return rows;
    }

    /// The first records stand before every block when conditions are tried, so that a column
    /// counts as numbers in all blocks alike even where a block has few values in it.
    void take_sample(CsvBlock const& block)
    {
        constexpr std::size_t most = 200;
        sample_ = rows_of(block);
        sample_.resize(std::min(sample_.size(), most));
    }

    /// For each record of the block whether it meets the condition; empty if there is none.
    std::vector<bool> selection(CsvBlock const& block) const
    {
        if (source_.where.empty()) return {};
        auto rows = sample_;
        auto own = rows_of(block);
        std::ranges::move(own, std::back_inserter(rows));
        auto meets = gis::rows_that_meet(blocks_.header(), rows, source_.where, sample_.size());
        meets.erase(meets.begin(), meets.begin() + static_cast<std::ptrdiff_t>(sample_.size()));
        return meets;
    }

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
    struct Wanted {
        std::size_t slot, column;
    };
    std::vector<Wanted> wanted_;
    Rows sample_;
};

}  // namespace

std::unique_ptr<PointReader> open_csv_points(PointSource const& source)
{
    return std::make_unique<CsvPoints>(source);
}

}  // namespace sitmap::load
