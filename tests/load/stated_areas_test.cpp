// SPDX-License-Identifier: MIT
#include "load/stated_areas.hpp"

#include <gmock/gmock.h>

namespace sitmap::load {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;

std::vector<std::string> texts(std::vector<Notice> const& notices)
{
    std::vector<std::string> words;
    for (auto const& notice : notices) words.push_back(notice.text);
    return words;
}

TEST(ResolveStatements, TurnsNamesOfTheLayerIntoIds)
{
    std::vector<Placed> records(4);
    records[0].incident.stated_area = "nangarhar province";
    records[1].incident.stated_area = "AF-NAN";
    records[2].incident.stated_area = "Twice";
    records[3].incident.stated_country = "Afghanistan";
    std::vector<Area> const areas{
        {"AF-NAN", "Nangarhar", "AF", {}}, {"T1", "Twice", "", {}}, {"T2", "Twice", "", {}}};
    std::vector<Area> const countries{{"AF", "Afghanistan", "", {}}};
    auto const notices = resolve_statements(records, areas, countries);
    EXPECT_EQ(records[0].incident.stated_area, "AF-NAN");
    EXPECT_EQ(records[1].incident.stated_area, "AF-NAN");
    EXPECT_EQ(records[2].incident.stated_area, "Twice") << "borne by two";
    EXPECT_EQ(records[3].incident.stated_country, "AF");
    EXPECT_THAT(texts(notices),
                ElementsAre("the layer has no one area 'Twice': stated by 1 record, "
                            "which only a coordinate or the stated country can place"));
}

TEST(ResolveStatements, TurnsCountriesIntoTheCodesThatAreasState)
{
    std::vector<Placed> records(3);
    records[0].incident.stated_country = "Afghanistan";
    records[1].incident.stated_country = "AFG";
    records[2].incident.stated_country = "AF";
    std::vector<Area> const countries{{"AFG", "Afghanistan", "AF", {}},
                                      {"UZB", "Uzbekistan", "UZ", {}}};
    resolve_statements(records, {}, countries);
    for (auto const& record : records) EXPECT_EQ(record.incident.stated_country, "AF");
}

TEST(ResolveStatements, NamesStatedAreasThatTheLayerDoesNotHave)
{
    std::vector<Placed> records(4);
    records[0].incident.stated_area = "A7";
    records[1].incident.stated_area = "Aera 1";
    records[2].incident.stated_area = "A7";
    std::vector<Area> const areas{{"A1", "Area 1", "", {}}};
    EXPECT_THAT(texts(resolve_statements(records, areas, {})),
                ElementsAre("the layer has no one area 'A7', 'Aera 1': stated by 3 records, which "
                            "only a coordinate or the stated country can place"));
    EXPECT_THAT(resolve_statements(records, {}, {}), IsEmpty()) << "nothing to look in";
}

TEST(StatedNames, LooksUpNamesInBothLayersOfAHierarchy)
{
    std::vector<Area> const districts{
        {"D1", "Surobi", "AF", {}}, {"D2", "Kabul", "AF", {}}, {"d1", "Paghman", "AF", {}}};
    std::vector<Area> const provinces{{"P1", "Kabul", "AF", {}}, {"P2", "Balkh", "AF", {}}};
    StatedNames const names({.areas = districts, .countries = {}, .coarser = provinces});
    EXPECT_THAT(names.area("surobi district"), Optional(std::string("D1")));
    EXPECT_THAT(names.area("Balkh"), Optional(std::string("P2")));
    EXPECT_EQ(names.area("Kabul"), std::nullopt) << "which of the two is meant, nobody says";
    EXPECT_THAT(names.area("P1"), Optional(std::string("P1")));
    EXPECT_THAT(names.area("D1"), Optional(std::string("D1")));
    EXPECT_EQ(names.country("Kabul"), std::nullopt) << "provinces are no countries";
}

TEST(StatedNames, FindsCountriesAmongTheAreasWhereEachIsOne)
{
    std::vector<Area> const countries{{"AFG", "Afghanistan", "AF", {}},
                                      {"UZB", "Uzbekistan", "UZ", {}}};
    std::vector<Area> const provinces{{"BE-LU", "Luxembourg", "BE", {}},
                                      {"BE-NA", "Namur", "BE", {}}};
    EXPECT_THAT(StatedNames({.areas = countries}).country("Uzbekistan"),
                Optional(std::string("UZ")));
    EXPECT_THAT(StatedNames({.areas = provinces, .countries = {}, .coarser = countries})
                    .country("Afghanistan"),
                Optional(std::string("AF")));
    EXPECT_EQ(StatedNames({.areas = provinces}).country("Luxembourg"), std::nullopt);
}

TEST(Statements, AddUpOverThreads)
{
    std::vector<Area> const areas{{"A1", "Area 1", "", {}}};
    StatedNames const names({.areas = areas});
    Statements one(names), other(names);
    Incident incident;
    for (auto* statements : {&one, &other, &other}) {
        incident.stated_area = "Nowhere";
        statements->resolve(incident);
        incident.stated_area = "area 1";
        statements->resolve(incident);
        EXPECT_EQ(incident.stated_area, "A1");
    }
    one.merge(other);
    EXPECT_THAT(texts(one.unknown()),
                ElementsAre("the layer has no one area 'Nowhere': stated by 3 records, which only "
                            "a coordinate or the stated country can place"));
}

}  // namespace
}  // namespace sitmap::load
