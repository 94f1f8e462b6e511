// SPDX-License-Identifier: MIT
#include "load/csv_blocks.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "load/csv_chunk.hpp"
#include "load/csv_form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

namespace sitmap::load {

namespace {

void refuse_numbers(std::vector<std::string> const& header, std::string const& name)
{
    if (std::ranges::all_of(header, [](auto const& c) { return parse_number(c).has_value(); }))
        throw Error{ErrorKind::input,
                    fmt::format("cannot read '{}': its first line holds numbers, not column names",
                                clean(name)),
                    "add a header line"};
}

}  // namespace

CsvBlocks::CsvBlocks(std::string const& path) : name_(path), file_(path)
{
    std::string head(gis::dialect_sample, '\0');
    head.resize(file_.read(head));
    at_end_ = head.size() < gis::dialect_sample;
    dialect_ = gis::detect_dialect(head, name_);
    bool const is_wide =
        dialect_.encoding == gis::Encoding::utf16le || dialect_.encoding == gis::Encoding::utf16be;
    is_encoding_known_ = dialect_.mark_bytes > 0 || is_wide;
    if (!is_encoding_known_) settle_encoding(head, 0);
    note_encoding();
    if (dialect_.delimiter != ',')
        notices_.push_back({name_, fmt::format("the columns are separated by {}",
                                               name_of_delimiter(dialect_.delimiter))});
    head.erase(0, std::min(head.size(), dialect_.mark_bytes));
    dialect_.mark_bytes = 0;
    pending_ = decoded(std::move(head));
    end_lines_with_feeds(pending_);
    read_header();
}

/// The first byte beyond ASCII and what follows it decide, wherever it stands: more is read into
/// `bytes` for that. `from`: where the bytes begin that nobody has looked at.
void CsvBlocks::settle_encoding(std::string& bytes, std::size_t from)
{
    auto const first = from + gis::first_beyond_ascii(std::string_view(bytes).substr(from));
    if (first == bytes.size()) return;
    for (auto reach = gis::dialect_sample;; reach *= 2) {
        auto const had = bytes.size(), wanted = first + reach;
        if (had < wanted && !at_end_) {
            bytes.resize(wanted);
            bytes.resize(had + file_.read(std::span(bytes).subspan(had)));
            note_end(bytes.size() < wanted);
        }
        auto const guess = gis::guess_encoding(std::string_view(bytes).substr(first));
        dialect_.encoding = guess.encoding;
        if (guess.is_settled || at_end_) break;
    }
    is_encoding_known_ = true;
}

void CsvBlocks::note_encoding()
{
    if (dialect_.encoding != gis::Encoding::utf8)
        notices_.push_back(
            {name_, fmt::format("the text is read as {}", gis::to_text(dialect_.encoding))});
}

/// Text of the bytes in UTF-8; the bytes of half a character, and a carriage return that may be
/// half a line end, wait for the next call.
std::string CsvBlocks::decoded(std::string bytes)
{
    bytes.insert(0, undecoded_);
    undecoded_.clear();
    if (at_end_)
        return dialect_.encoding == gis::Encoding::utf8 ? bytes : gis::to_utf8(bytes, dialect_);
    bool const is_wide =
        dialect_.encoding == gis::Encoding::utf16le || dialect_.encoding == gis::Encoding::utf16be;
    std::size_t keep = 0;
    if (is_wide) {
        keep = bytes.size() % 2;
        auto const last = bytes.size() - keep;
        bool const is_little = dialect_.encoding == gis::Encoding::utf16le;
        auto const high =
            last >= 2 ? static_cast<unsigned char>(bytes[last - (is_little ? 1 : 2)]) : 0;
        auto const low =
            last >= 2 ? static_cast<unsigned char>(bytes[last - (is_little ? 2 : 1)]) : 0;
        if ((high >= 0xD8 && high < 0xDC) || (high == 0 && low == '\r')) keep += 2;
    } else if (!bytes.empty() && bytes.back() == '\r') {
        keep = 1;
    }
    undecoded_ = bytes.substr(bytes.size() - keep);
    bytes.erase(bytes.size() - keep);
    return dialect_.encoding == gis::Encoding::utf8 ? bytes : gis::to_utf8(bytes, dialect_);
}

/// Reads on; false if there is no more.
bool CsvBlocks::fill(std::size_t bytes)
{
    if (at_end_) return false;
    if (dialect_.encoding == gis::Encoding::utf8) {
        read_in_place(bytes);
        return true;
    }
    std::string block(bytes, '\0');
    block.resize(file_.read(block));
    note_end(block.size() < bytes);
    auto text = decoded(std::move(block));
    end_lines_with_feeds(text);
    pending_ += text;
    return true;
}

/// UTF-8 needs no second buffer.
void CsvBlocks::read_in_place(std::size_t bytes)
{
    auto const before = pending_.size();
    pending_ += undecoded_;
    undecoded_.clear();
    auto const from = pending_.size();
    pending_.resize(from + bytes);
    auto const got = file_.read(std::span(pending_).subspan(from));
    pending_.resize(from + got);
    note_end(got < bytes);
    if (!is_encoding_known_) {
        settle_encoding(pending_, from);
        note_encoding();
        if (dialect_.encoding != gis::Encoding::utf8)
            pending_.replace(from, std::string::npos,
                             gis::to_utf8(std::string_view(pending_).substr(from), dialect_));
    }
    if (!at_end_ && pending_.back() == '\r') {
        undecoded_ = "\r";
        pending_.pop_back();
    }
    if (std::string_view(pending_).substr(before).find('\r') != std::string_view::npos)
        end_lines_with_feeds(pending_);
}

void CsvBlocks::note_end(bool is_end)
{
    if (!is_end) return;
    at_end_ = true;
    file_.refuse_changes();
}

void CsvBlocks::read_header()
{
    for (;;) {
        CsvChunk chunk(pending_, dialect_.delimiter, 0, false);
        auto const* const record = chunk.next();
        bool const is_open =
            record == nullptr || !record->trouble.empty() || record->next >= pending_.size();
        if (is_open && pending_.size() < max_record_bytes && fill(block_bytes)) continue;
        if (record == nullptr)
            throw Error{ErrorKind::input,
                        fmt::format("cannot read '{}': it is empty", clean(name_))};
        if (!record->trouble.empty())
            throw Error{ErrorKind::input, fmt::format("cannot read the column names of '{}': {}",
                                                      clean(name_), record->trouble)};
        check_width(record->fields, name_);
        std::string store;
        for (std::size_t i = 0; i < record->fields; ++i)
            header_.push_back(clean_name(chunk.field(*record, i, store)));
        line_ += chunk.line() + record->lines;
        pending_.erase(0, record->next);
        break;
    }
    check_names(header_, name_);
    refuse_numbers(header_, name_);
}

std::optional<CsvBlock> CsvBlocks::cut(std::size_t end, bool has_quote, bool has_nul,
                                       std::int64_t lines)
{
    CsvBlock block;
    std::string rest = pending_.substr(end);
    block.text = std::move(pending_);
    block.text.resize(end);
    pending_ = std::move(rest);
    block.first_line = line_;
    block.is_simple = !has_quote && !has_nul;
    block.sequence = sequence_++;
    block.too_long = std::exchange(oversized_, {});
    line_ += lines;
    return block;
}

std::optional<CsvBlock> CsvBlocks::next()
{
    std::size_t wanted = block_bytes;
    for (;;) {
        bool const has_more =
            pending_.size() >= wanted || fill(wanted - std::min(wanted, pending_.size()));
        if (pending_.empty() && !has_more && oversized_.empty()) return {};
        auto const found = census(pending_);
        auto const all = pending_.size();
        bool const is_urgent = all >= max_record_bytes;
        auto const end = at_end_ ? all
                                 : end_of_whole_records(pending_, dialect_.delimiter,
                                                        header_.size(), found.has_quote, is_urgent);
        if (end == 0 && !at_end_) {
            if (!is_urgent) {
                wanted = pending_.size() * 2;
                continue;
            }
            pass_oversized();
            continue;
        }
        auto const lines =
            end == all ? found.lines : census(std::string_view(pending_).substr(0, end)).lines;
        return cut(end, found.has_quote || all > max_field_bytes, found.has_nul, lines);
    }
}

/// Gives up a line that is longer than any record may be.
void CsvBlocks::pass_oversized()
{
    oversized_.push_back(
        {name_, line_, fmt::format("the record is longer than {} MB", max_record_bytes >> 20)});
    for (;;) {
        auto const end = pending_.find('\n');
        if (end != std::string::npos) {
            pending_.erase(0, end + 1);
            break;
        }
        pending_.clear();
        if (!fill(block_bytes)) break;
    }
    ++line_;
}

}  // namespace sitmap::load
