// SPDX-License-Identifier: MIT
#include "cli/place_notices.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sitmap::cli {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

Placed record(std::string id, std::int64_t row)
{
    Placed placed;
    placed.incident.id = std::move(id);
    placed.incident.row = row;
    placed.incident.where = LonLat{1, 2};
    placed.incident.when = *parse_iso_interval("2022-01-05");
    return placed;
}

TEST(Contradictions, TellAreasFromCountries)
{
    std::vector<Area> areas(1);
    areas[0].id = "E";
    std::vector<Placed> placed{record("a", 2), record("b", 3), record("c", 4)};
    placed[0].disagrees = placed[1].disagrees = true;
    placed[0].incident.stated_area = "E";
    placed[1].incident.stated_country = "X";
    EXPECT_THAT(
        contradictions(placed, areas),
        ElementsAre(
            Notice{"incidents", "1 record lies by the coordinate in another area than stated: 'a'"},
            Notice{"incidents",
                   "1 record lies by the coordinate in another country than stated: 'b'"}));
}

TEST(OutsideAreas, NamesRecordsInNoAreaAndThoseThatTheirStatementPlaces)
{
    std::vector<Placed> placed{record("a", 2), record("b", 3), record("c", 4)};
    placed[0].area = placed[2].area = 0;
    placed[2].method = JoinMethod::stated;
    EXPECT_THAT(outside_areas(placed, {}, {}),
                ElementsAre(Field(&Notice::text, HasSubstr("does not count: 'b' (row 3)")),
                            Field(&Notice::text, HasSubstr("in the one it states: 'c' (row 4)"))));
    EXPECT_THAT(outside_areas(placed, {}, parse_iso_interval("2021")), IsEmpty());
    std::vector<Placed> const many(60, record("m", 9));
    EXPECT_THAT(outside_areas(many, {}, {}),
                ElementsAre(Field(&Notice::text, HasSubstr("'m' (row 9), 10 more"))));
}

TEST(OutsideAreas, SaysHowFarARecordLiesFromTheAreaThatItStates)
{
    std::vector<Area> areas(1);
    areas[0].id = "E";
    areas[0].shape = {{{{3, 1}, {4, 1}, {4, 3}, {3, 3}, {3, 1}}}};
    std::vector<Placed> placed{record("a", 2), record("b", 3)};
    placed[0].incident.stated_area = "E";
    placed[1].incident.stated_area = "W";
    EXPECT_THAT(outside_areas(placed, areas, {}),
                ElementsAre(Field(&Notice::text,
                                  HasSubstr("'a' (row 2, 223 km from the stated area), 'b' (row "
                                            "3)"))));
    placed[0].area = 0;
    placed[0].method = JoinMethod::stated;
    placed[0].incident.where = LonLat{2.98, 2};
    EXPECT_THAT(outside_areas(placed, areas, {}),
                testing::Contains(
                    Field(&Notice::text, HasSubstr("'a' (row 2, 2.2 km from the stated area)"))));
    placed[0].incident.where = LonLat{2.9103, 2};
    EXPECT_THAT(outside_areas(placed, areas, {}),
                testing::Contains(Field(&Notice::text, HasSubstr("'a' (row 2, 9.9 km from"))))
        << "within 10 km";
    placed[0].area.reset();
    placed[0].method = JoinMethod::none;
    placed[0].incident.where = LonLat{2.91, 2};
    EXPECT_THAT(outside_areas(placed, areas, {}),
                testing::Contains(Field(&Notice::text, HasSubstr("'a' (row 2, 10.1 km from"))))
        << "10.01 km are not within 10";
}

}  // namespace
}  // namespace sitmap::cli
