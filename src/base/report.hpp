// SPDX-License-Identifier: MIT
// base/report.hpp: what a run tells about its data: rejected rows, notices and the record
// accounting. Bad rows are data, not exceptions: every loader returns them and nothing is dropped
// in silence.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sitmap {

/// A record that cannot be used. `row` is the physical line for CSV (header = line 1), the feature
/// id otherwise.
struct Reject {
    std::string source;
    std::int64_t row = 0;
    std::string reason;
    friend bool operator==(Reject const&, Reject const&) = default;
};

/// Something the reader of the report must know although the run goes on (mended ring, assumed CRS
/// ...).
struct Notice {
    std::string subject;  // file, area id or option that it is about
    std::string text;
    friend bool operator==(Notice const&, Notice const&) = default;
};

/// read = used + outside + rejected, always. `outside`: well formed, but in no area, period or
/// selection.
struct Accounting {
    std::int64_t read = 0;
    std::int64_t used = 0;
    std::int64_t outside = 0;
    std::int64_t rejected = 0;

    bool balances() const noexcept { return read == used + outside + rejected; }
    friend bool operator==(Accounting const&, Accounting const&) = default;
};

/// Rows of a source with what could not be used of it.
template <typename T>
struct Loaded {
    std::vector<T> rows;
    std::vector<Reject> rejects;
    std::vector<Notice> notices;
    std::int64_t read = 0;      // records seen = rows + rejects + left_out
    std::int64_t left_out = 0;  // by a condition of the user
};

}  // namespace sitmap
