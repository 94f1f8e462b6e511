// SPDX-License-Identifier: MIT
// Any bytes as a geometry: read whole or refused.
#include "gis/wkb.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "tests/support/vertices.hpp"

using namespace sitmap;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto const bytes = fuzz::text_of(data, size);
    fuzz::may_refuse([&] {
        auto const shape = gis::polygons_from_wkb(bytes);
        fuzz::promise(test::count_vertices(shape) * 16 <= size,
                      "no more vertices than bytes can hold");
    });
    fuzz::may_refuse([&] { gis::lines_from_wkb(bytes); });
    fuzz::may_refuse([&] { gis::point_from_wkb(bytes); });
    fuzz::may_refuse([&] { gis::type_of_wkb(bytes); });
    return 0;
}
