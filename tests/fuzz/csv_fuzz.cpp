// SPDX-License-Identifier: MIT
// Any bytes as a table: rows in the order of their lines, each good one with as many fields as the
// header.
#include "load/csv_rows.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace sitmap;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    fuzz::may_refuse([&] {
        auto const table = load::parse_csv(std::string(fuzz::text_of(data, size)), "any.csv");
        std::int64_t last = table.header_is_data ? 0 : table.header_line;
        for (auto const& row : table.rows) {
            fuzz::promise(row.row > last, "rows come in the order of their lines");
            last = row.row;
            fuzz::promise(!row.trouble.empty() || row.fields.size() == table.header.size(),
                          "a good row has as many fields as the header");
        }
    });
    return 0;
}
