// SPDX-License-Identifier: MIT
#include "load/csv_chunk.hpp"

#include "base/text.hpp"
#include "load/csv_form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace sitmap::load {

namespace {

/// Twice the same, with and without SSE2. `equals_either`: bit i is set where byte i of the 16 is
/// `c` or `d`. `Tally` counts line feeds and notes what else occurs.
#if defined(__SSE2__)
using Sixteen = __m128i;
inline Sixteen load_sixteen(char const* p)
{
    return _mm_loadu_si128(reinterpret_cast<__m128i const*>(p));
}
inline std::uint32_t equals_either(Sixteen bytes, char c, char d)
{
    auto const matches = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)),
                                      _mm_cmpeq_epi8(bytes, _mm_set1_epi8(d)));
    return static_cast<std::uint32_t>(_mm_movemask_epi8(matches));
}

class Tally {
public:
    void add(Sixteen bytes)
    {
        auto const is = [&](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
        // A match is -1 in its byte; the sum of absolute differences adds the 16 bytes up.
        auto const matches = _mm_sub_epi8(_mm_setzero_si128(), is('\n'));
        lines_ = _mm_add_epi64(lines_, _mm_sad_epu8(matches, _mm_setzero_si128()));
        quotes_ = _mm_or_si128(quotes_, is('"'));
        returns_ = _mm_or_si128(returns_, is('\r'));
        nuls_ = _mm_or_si128(nuls_, is('\0'));
    }
    std::int64_t lines() const
    {
        return _mm_cvtsi128_si64(lines_) + _mm_cvtsi128_si64(_mm_unpackhi_epi64(lines_, lines_));
    }
    bool has_quote() const { return _mm_movemask_epi8(quotes_) != 0; }
    bool has_return() const { return _mm_movemask_epi8(returns_) != 0; }
    bool has_nul() const { return _mm_movemask_epi8(nuls_) != 0; }

private:
    Sixteen lines_ = _mm_setzero_si128(), quotes_ = lines_, returns_ = lines_, nuls_ = lines_;
};
#else
struct Sixteen {
    char bytes[16];
};
inline Sixteen load_sixteen(char const* p)
{
    Sixteen s;
    std::memcpy(s.bytes, p, 16);
    return s;
}
inline std::uint32_t equals(Sixteen const& s, char c)
{
    std::uint32_t mask = 0;
    for (unsigned i = 0; i < 16; ++i) mask |= static_cast<std::uint32_t>(s.bytes[i] == c) << i;
    return mask;
}

inline std::uint32_t equals_either(Sixteen const& s, char c, char d)
{
    return equals(s, c) | equals(s, d);
}

class Tally {
public:
    void add(Sixteen const& bytes)
    {
        lines_ += std::popcount(equals(bytes, '\n'));
        quotes_ |= equals(bytes, '"');
        returns_ |= equals(bytes, '\r');
        nuls_ |= equals(bytes, '\0');
    }
    std::int64_t lines() const { return lines_; }
    bool has_quote() const { return quotes_ != 0; }
    bool has_return() const { return returns_ != 0; }
    bool has_nul() const { return nuls_ != 0; }

private:
    std::int64_t lines_ = 0;
    std::uint32_t quotes_ = 0, returns_ = 0, nuls_ = 0;
};
#endif

/// Calls visit(offset, sixteen bytes) over the whole text; the last stretch is filled up with '\1'.
template <typename Visit>
void each_sixteen(std::string_view text, Visit visit)
{
    std::size_t at = 0;
    for (; at + 16 <= text.size(); at += 16) visit(at, load_sixteen(text.data() + at));
    if (at == text.size()) return;
    char rest[16];
    std::memset(rest, 1, sizeof rest);
    std::memcpy(rest, text.data() + at, text.size() - at);
    visit(at, load_sixteen(rest));
}

/// One look at a record: where its fields end, or what is wrong with it.
struct Look {
    std::size_t end = 0;   // of the text of the record
    std::size_t next = 0;  // behind its line end
    std::int64_t lines = 1;
    std::size_t fields = 0;
    std::size_t looked_at = 0;  // how far the answer rests on the text
    bool reached_end = false;   // of the text, with the record still open
    std::string trouble;
};

class Looker {
public:
    Looker(std::string_view text, char delimiter, std::vector<std::uint32_t>* marks)
        : text_(text), delimiter_(delimiter), marks_(marks)
    {
    }

    Look look(std::size_t at) const
    {
        Look found;
        for (;;) {
            bool const is_quoted = at < text_.size() && text_[at] == '"';
            auto const behind = is_quoted ? quoted_field(at, found) : plain_field(at, found);
            ++found.fields;
            found.looked_at = std::min(behind + 1, text_.size());
            if (!found.trouble.empty()) return found;
            if (marks_ != nullptr) marks_->push_back(static_cast<std::uint32_t>(behind));
            if (behind < text_.size() && text_[behind] == delimiter_) {
                at = behind + 1;
                continue;
            }
            found.reached_end = behind >= text_.size();
            found.next = std::min(behind + 1, text_.size());
            found.end =
                !found.reached_end && behind > 0 && text_[behind - 1] == '\r' ? behind - 1 : behind;
            return found;
        }
    }

private:
    std::size_t plain_field(std::size_t at, Look& found) const
    {
        auto const start = at;
        while (at < text_.size() && text_[at] != delimiter_ && text_[at] != '\n') ++at;
        check_length(at - start, found);
        check_nul(text_.substr(start, at - start), found);
        return at;
    }

    std::size_t quoted_field(std::size_t at, Look& found) const
    {
        auto const start = ++at;
        std::size_t twins = 0;
        for (;; at += 2, ++twins) {
            auto const* const quote = static_cast<char const*>(
                at < text_.size()
                    ? std::memchr(text_.data() + at, '"',
                                  std::min(text_.size() - at, max_field_bytes + 1 + twins))
                    : nullptr);
            if (quote == nullptr) {
                found.reached_end = text_.size() - start <= max_field_bytes + twins;
                found.trouble =
                    found.reached_end ? "a quote is opened and never closed" : too_long(found);
                return at;
            }
            at = static_cast<std::size_t>(quote - text_.data());
            check_length(at - start - twins, found);
            if (!found.trouble.empty()) return at;
            if (at + 1 >= text_.size() || text_[at + 1] != '"') break;
        }
        auto const content = text_.substr(start, at - start);
        found.lines += std::ranges::count(content, '\n');
        auto behind = at + 1;
        if (behind + 1 < text_.size() && text_[behind] == '\r' && text_[behind + 1] == '\n')
            ++behind;
        bool const ends =
            behind >= text_.size() || text_[behind] == delimiter_ || text_[behind] == '\n';
        if (!ends) found.trouble = "text stands behind a closing quote";
        check_nul(content, found);
        return behind;
    }

    static std::string too_long(Look const& found)
    {
        return fmt::format("field {} is longer than 1 MB", found.fields + 1);
    }
    static void check_length(std::size_t length, Look& found)
    {
        if (length > max_field_bytes) found.trouble = too_long(found);
    }
    static void check_nul(std::string_view content, Look& found)
    {
        if (found.trouble.empty() && content.find('\0') != std::string_view::npos)
            found.trouble = fmt::format("field {} holds a NUL byte", found.fields + 1);
    }

    std::string_view text_;
    char delimiter_;
    std::vector<std::uint32_t>* marks_;
};

std::size_t behind_line(std::string_view text, std::size_t at)
{
    auto const end = text.find('\n', at);
    return end == std::string_view::npos ? text.size() : end + 1;
}

}  // namespace

ByteCensus census(std::string_view text)
{
    ByteCensus result;
    Tally counts;
    each_sixteen(text, [&](std::size_t, Sixteen const& bytes) { counts.add(bytes); });
    result.lines = counts.lines();
    result.has_quote = counts.has_quote();
    result.has_return = counts.has_return();
    result.has_nul = counts.has_nul();
    return result;
}

CsvChunk::CsvChunk(std::string_view text, char delimiter, std::size_t columns, bool is_simple)
    : text_(text), delimiter_(delimiter), columns_(columns), is_simple_(is_simple)
{
    if (is_simple_) mark_all();
}

void CsvChunk::mark_all()
{
    std::size_t used = 0;
    auto const mark = [&](std::size_t at, std::uint64_t mask) {
        if (used + 64 > marks_.size()) marks_.resize(marks_.size() * 2 + text_.size() / 6 + 128);
        auto* next = marks_.data() + used;
        for (; mask != 0; mask &= mask - 1)
            *next++ =
                static_cast<std::uint32_t>(at) + static_cast<std::uint32_t>(std::countr_zero(mask));
        used = static_cast<std::size_t>(next - marks_.data());
    };
    auto const ends = [&](Sixteen const& bytes) -> std::uint64_t {
        return equals_either(bytes, delimiter_, '\n');
    };
    auto const whole = text_.size() / 64 * 64;
    for (std::size_t at = 0; at < whole; at += 64) {
        auto const* const p = text_.data() + at;
        mark(at, ends(load_sixteen(p)) | ends(load_sixteen(p + 16)) << 16 |
                     ends(load_sixteen(p + 32)) << 32 | ends(load_sixteen(p + 48)) << 48);
    }
    each_sixteen(text_.substr(whole),
                 [&](std::size_t at, Sixteen const& bytes) { mark(whole + at, ends(bytes)); });
    marks_.resize(used);
    // The last line of a file may lack its end.
    if (!text_.empty() && text_.back() != '\n')
        marks_.push_back(static_cast<std::uint32_t>(text_.size()));
}

CsvRecord const* CsvChunk::next()
{
    do {
        if (at_ >= text_.size()) return nullptr;
        line_ = next_line_;
        if (is_simple_)
            next_simple();
        else
            next_careful();
    } while (is_blank());
    if (record_.trouble.empty() && record_.fields != columns_ && columns_ != 0) check_count();
    return &record_;
}

void CsvChunk::next_simple()
{
    record_.begin = at_;
    record_.marks = marks_.data() + mark_;
    auto last = mark_;
    while (marks_[last] < text_.size() && text_[marks_[last]] != '\n') ++last;
    record_.fields = last - mark_ + 1;
    auto const end = static_cast<std::size_t>(marks_[last]);
    record_.end = end > at_ && text_[end - 1] == '\r' ? end - 1 : end;
    record_.next = end + 1;
    record_.trouble.clear();
    at_ = end + 1;
    mark_ = last + 1;
    ++next_line_;
}

void CsvChunk::next_careful()
{
    marks_.clear();
    auto look = Looker(text_, delimiter_, &marks_).look(at_);
    record_ = {
        at_, look.end, look.next, marks_.data(), look.fields, look.lines, std::move(look.trouble)};
    if (record_.trouble.empty() && columns_ != 0 && record_.fields != columns_ && !is_blank())
        check_count();
    if (record_.trouble.empty() && record_.lines > 1 && swallows_records())
        record_.trouble = "a quoted field runs over other rows";
    if (!record_.trouble.empty()) {
        // A damaged record may have run over good ones: only its first line is given up.
        record_.lines = 1;
        record_.next = behind_line(text_, at_);
        record_.end =
            record_.next > at_ && text_[record_.next - 1] == '\n' ? record_.next - 1 : record_.next;
    }
    at_ = record_.next;
    next_line_ += record_.lines;
}

bool CsvChunk::is_blank() const
{
    // 0x1A ends texts of old systems.
    if (!record_.trouble.empty() || record_.fields != 1) return false;
    auto const content = trim(raw(record_, 0));
    return content.empty() || content == "\"\"" || content == "\x1A";
}

/// Empty fields at the end of a row are a spreadsheet's habit, not data.
void CsvChunk::check_count()
{
    auto given = record_.fields;
    auto const is_empty = [&](std::size_t i) {
        auto const content = trim(raw(record_, i));
        return content.empty() || content == "\"\"";
    };
    while (given > columns_ && is_empty(given - 1)) --given;
    if (given == columns_) {
        record_.fields = given;
        record_.end = record_.marks[given - 1];
        return;
    }
    record_.trouble = fmt::format("the row has {} field{}, the header {}", given,
                                  given == 1 ? "" : "s", columns_);
}

/// A line within a quoted field that has as many separators as the header: a record that a stray
/// quote swallowed.
bool CsvChunk::swallows_records() const
{
    constexpr std::size_t fewest_columns = 4;  // with fewer, prose has as many commas by chance
    if (columns_ < fewest_columns) return false;
    for (std::size_t i = 0; i < record_.fields; ++i) {
        auto const content = raw(record_, i);
        for (auto from = content.find('\n'); from != std::string_view::npos;) {
            auto const to = content.find('\n', from + 1);
            if (to == std::string_view::npos) break;
            auto const line = content.substr(from + 1, to - from - 1);
            if (static_cast<std::size_t>(std::ranges::count(line, delimiter_)) + 1 == columns_)
                return true;
            from = to;
        }
    }
    return false;
}

std::string_view CsvChunk::field(CsvRecord const& record, std::size_t i, std::string& store) const
{
    auto content = raw(record, i);
    if (content.empty() || content.front() != '"') return content;
    while (content.back() != '"')
        content.remove_suffix(1);  // a carriage return before the line end
    content = content.substr(1, content.size() - 2);
    if (content.find('"') == std::string_view::npos) return content;
    store.clear();
    for (std::size_t at = 0; at < content.size(); ++at) {
        store.push_back(content[at]);
        if (content[at] == '"') ++at;
    }
    return store;
}

std::size_t end_of_whole_records(std::string_view text, char delimiter, std::size_t columns,
                                 bool has_quote, bool is_urgent)
{
    auto const last = text.rfind('\n');
    if (last == std::string_view::npos) return 0;
    if (!has_quote) return last + 1;
    std::size_t at = 0, cut = 0, looked_at = 0;
    while (at <= last) {
        // Lines without a quote are records of their own.
        auto const quote = text.find('"', at);
        auto const line = text.rfind('\n', std::min(quote, text.size() - 1));
        auto const start = quote == std::string_view::npos  ? last + 1
                           : line == std::string_view::npos ? 0
                                                            : line + 1;
        at = std::max(at, start);
        if (at >= looked_at || is_urgent) cut = at;
        if (at > last) break;
        auto const look = Looker(text, delimiter, nullptr).look(at);
        if (look.reached_end) break;
        bool is_damaged = !look.trouble.empty();
        if (!is_damaged && look.lines > 1) {
            CsvChunk record(text.substr(at, look.next - at), delimiter, columns, false);
            auto const* const first = record.next();
            is_damaged = first != nullptr && !first->trouble.empty();
        }
        // What a damaged record says of itself depends on all that was looked at, so that must not
        // be cut off.
        if (is_damaged) looked_at = std::max(looked_at, look.looked_at);
        at = is_damaged ? behind_line(text, at) : look.next;
        if (at >= looked_at || is_urgent) cut = at;
    }
    return cut;
}

}  // namespace sitmap::load
