// SPDX-License-Identifier: MIT
#include "write/incident_fields.hpp"

#include "gis/vector_writer.hpp"
#include "tests/write/samples.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>

namespace sitmap::write {
namespace {

std::map<std::string, std::string> by_name(Placed const& placed)
{
    auto const areas = test::areas();
    auto const values = incident_values(placed, areas);
    std::map<std::string, std::string> named;
    for (std::size_t i = 0; i < values.size(); ++i)
        named[incident_fields()[i].name] = to_text(values[i]);
    return named;
}

TEST(IncidentFields, GivesOneValueAFieldOfTheFieldsType)
{
    auto const values = incident_values(test::records()[0], test::areas());
    ASSERT_EQ(values.size(), incident_fields().size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto const kind = values[i].index();
        auto const expected =
            static_cast<std::size_t>(incident_fields()[i].type) + 1;  // after monostate
        EXPECT_TRUE(kind == 0 || kind == expected) << incident_fields()[i].name;
    }
}

TEST(IncidentFields, SaysWhatIsUncertain)
{
    auto const year = by_name(test::records()[1]);
    EXPECT_EQ(year.at("date_first"), "2015-01-01");
    EXPECT_EQ(year.at("date_last"), "2015-12-31");
    EXPECT_EQ(year.at("date_precision"), "year");
    EXPECT_EQ(year.at("place_precision"), "area");
    EXPECT_EQ(year.at("join_method"), "stated");
    EXPECT_EQ(year.at("disputed"), "1");
    EXPECT_EQ(year.at("deaths_low"), "");
    auto const unplaced = by_name(test::records()[2]);
    EXPECT_EQ(unplaced.at("area_id"), "");
    EXPECT_EQ(unplaced.at("area_share"), "");
    EXPECT_EQ(by_name(test::records()[0]).at("deaths_high"), "97");
    auto in_a_country = test::records()[2];
    in_a_country.area.reset();
    in_a_country.shares = {{0, 0.6}, {1, 0.4}};
    EXPECT_EQ(by_name(in_a_country).at("area_share"), "") << "a share of no area";
    auto at_a_border = test::records()[0];
    at_a_border.shares = {{1, 0.7}, {0, 0.3}};
    EXPECT_EQ(by_name(at_a_border).at("area_id"), "AF-KAB");
    EXPECT_EQ(by_name(at_a_border).at("area_share"), "0.3") << "of the area that is named";
}

TEST(IncidentFields, HasShortNamesThatStayAsTheyAreAndMeanings)
{
    auto const names = gis::short_names(incident_fields());
    for (std::size_t i = 0; i < names.size(); ++i) {
        EXPECT_EQ(names[i], incident_fields()[i].short_name);
        EXPECT_FALSE(incident_fields()[i].meaning.empty()) << names[i];
    }
}

}  // namespace
}  // namespace sitmap::write
