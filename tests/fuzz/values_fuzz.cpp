// SPDX-License-Identifier: MIT
// Any bytes as a date, a number and a coordinate: what is accepted means the same when it is
// written and read again.
#include "base/text.hpp"
#include "domain/date.hpp"
#include "domain/lonlat.hpp"
#include "load/coordinates.hpp"
#include "load/dates.hpp"
#include "tests/fuzz/fuzz.hpp"

#include <cmath>

using namespace sitmap;

namespace {

void check_dates(std::string_view text)
{
    if (auto const when = parse_iso_interval(text)) {
        fuzz::promise(when->first <= when->last, "an interval does not end before it begins");
        fuzz::promise(parse_iso_interval(to_text(*when)) == when, "a date reads back");
    }
    for (auto const order : {load::DateOrder::iso, load::DateOrder::dmy, load::DateOrder::mdy}) {
        auto const read = load::read_date(text, order);
        fuzz::promise(read.when.has_value() == read.problem.empty(),
                      "a date is read, or it is said why not");
        if (read.when)
            fuzz::promise(parse_iso_interval(to_text(*read.when)) == read.when,
                          "a date reads back");
    }
}

void check_numbers(std::string_view text)
{
    if (auto const number = parse_number(text)) {
        fuzz::promise(std::isfinite(*number), "a number is finite");
        fuzz::promise(parse_number(to_text(*number)) == number, "a number reads back");
    }
    auto const comma = text.find(',');
    auto const position = load::read_pair(
        text.substr(0, comma), comma == std::string_view::npos ? "" : text.substr(comma + 1));
    if (position.where && load::range_problem(*position.where).empty())
        fuzz::promise(is_on_earth(*position.where), "what is in range is on the earth");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    check_dates(fuzz::text_of(data, size));
    check_numbers(fuzz::text_of(data, size));
    return 0;
}
