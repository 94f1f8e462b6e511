// SPDX-License-Identifier: MIT
#include "load/tables.hpp"

#include "tests/support/expect_error.hpp"
#include "tests/support/text_file.hpp"

using namespace sitmap;
using namespace sitmap::load;

TEST(Tables, AreEmptyWhereTheStudyNamesNone)
{
    study::Study const study;
    EXPECT_EQ(claims(study).read + fires(study).read + totals(study).read + places(study).read +
                  names(study).read,
              0);
}

TEST(Tables, ReadClaims)
{
    study::Study study;
    study.incidents.claims = test::text_file(
        "claims.csv",
        "who,record,stance,words,source\nX,a,denies,no,s\nX,a,thinks,,\n,a,claims,,\n");
    auto const found = claims(study);
    EXPECT_EQ(found.rows, (std::vector<Claim>{{"a", "X", Stance::denies, "no", "s"}}));
    ASSERT_EQ(found.rejects.size(), 2u);
    EXPECT_THAT(found.rejects[0].reason,
                testing::HasSubstr("stance 'thinks' is not one of claims"));
    EXPECT_EQ(found.rejects[1].reason, "who is empty");
    study.incidents.claims = test::text_file("bad.csv", "who,what\nX,a\n");
    test::expect_error(ErrorKind::input, "cannot read column 'record'", [&] { claims(study); });
}

std::vector<Placed> records(std::vector<std::string> const& ids)
{
    std::vector<Placed> list(ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) list[i].incident.id = ids[i];
    return list;
}

TEST(OfRecords, KeepsTheRowsOfRecordsAndNamesTheOthers)
{
    Loaded<Claim> claims;
    for (auto const* record : {"a", "x", "b", "x", "y"})
        claims.rows.push_back({record, "W", Stance::denies, "", ""});
    auto const found = of_records(claims, records({"a", "b"}), {2, 2, 0, 0});
    ASSERT_EQ(found.rows.size(), 2u);
    EXPECT_EQ(found.rows[1].record, "b");
    EXPECT_EQ(found.notices,
              (std::vector<Notice>{{"claims", "3 rows speak of no record: 'x', 'y'"}}));
    EXPECT_EQ(of_records(claims, records({"a", "b"}), {4, 2, 0, 2}).notices.at(0).text,
              "3 rows speak of no record, or of a rejected one: 'x', 'y'");
    EXPECT_TRUE(of_records(claims, records({"a", "b", "x", "y"}), {}).notices.empty());
}

TEST(OfRecords, AccusesNoRowWhereASelectionLeftRecordsOut)
{
    Loaded<FireEvent> fires;
    fires.rows.resize(2);
    fires.rows[0].id = "a";
    fires.rows[1].id = "b";
    auto const found = of_records(fires, records({"a"}), {9, 0, 8, 0});
    EXPECT_EQ(found.rows.size(), 1u);
    EXPECT_EQ(
        found.notices,
        (std::vector<Notice>{
            {"fires", "1 row speaks of no record, or of one that the selection leaves out"}}));
}

TEST(Tables, ReadFires)
{
    study::Study study;
    std::string const header =
        "id,origin_place,origin_lon,origin_lat,origin_radius_km,origin_inferred,target_place,"
        "target_lon,target_lat,"
        "target_radius_km,target_inferred,rounds,calibre_mm,source,note\n";
    study.incidents.fires = test::text_file(
        "fires.csv", header +
                         "a,O,67,37,12,true,T,67.3,37.2,10,false,10,107,TOLO,read so\n"
                         "a,O,67,37,12,true,T,67.3,37.2,10,false,,,,\n"
                         "b,O,,,12,true,T,67.3,37.2,10,false,,,,\n"
                         "c,O,67,37,1e300,true,T,67.3,37.2,10,false,,,,\n");
    auto const found = fires(study);
    ASSERT_EQ(found.rows.size(), 1u);
    EXPECT_EQ(found.rows[0].origin, (FireEnd{"O", {67, 37}, 12, true}));
    EXPECT_EQ(found.rows[0].rounds, 10);
    EXPECT_EQ(found.rows[0].source, "TOLO");
    EXPECT_EQ(found.rows[0].note, "read so");
    ASSERT_EQ(found.rejects.size(), 3u);
    EXPECT_THAT(found.rejects[1].reason, testing::AllOf(testing::HasSubstr("origin_radius_km"),
                                                        testing::HasSubstr("is above 20000")));
    EXPECT_EQ(found.read, 4);
}

TEST(Tables, ReadTotals)
{
    study::Study study;
    study.incidents.totals =
        test::text_file("totals.csv",
                        "id,metric,low,high,period,caveat,series\na,attacks,5,,2021,c,usip\n"
                        "b,attacks,5,3,,,\n,attacks,,,,,\n");
    auto const found = totals(study);
    ASSERT_EQ(found.rows.size(), 1u);
    EXPECT_EQ(found.rows[0].low, 5);
    EXPECT_FALSE(found.rows[0].high);
    EXPECT_EQ(found.rows[0].series, "usip");
    EXPECT_EQ(found.rejects.size(), 2u);
}

TEST(Tables, RefuseColumnsOfALayerThatDifferInCaseOnly)
{
    study::Study study;
    study.incidents.places = test::text_file(
        "twins.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature",
        "properties":{"name":"A","Name":"B","lon":1,"lat":2},"geometry":null}]})");
    test::expect_error(ErrorKind::input, "the columns 'name' and 'Name' have the same name",
                       [&] { places(study); });
}

TEST(Tables, ReadPlacesAndNames)
{
    study::Study study;
    study.incidents.places = test::text_file(
        "places.csv", "name,lon,lat,rank\nKabul,69.2,34.5,1\nX,,,\nY,1,2,\nZ,1,2,1e30\n");
    study.areas.names = test::text_file("names2.csv",
                                        "id,name,NAME_FA,name_zh_hant,name_type,variants\n"
                                        "AF-BAL,Balkh,بلخ,,Province,Balh| Mazar\n");
    auto const towns = places(study);
    ASSERT_EQ(towns.rows.size(), 2u);
    EXPECT_EQ(towns.rows[0].rank, 1);
    EXPECT_EQ(towns.rows[1].rank, 3);
    EXPECT_EQ(towns.rejects.at(1).reason, "rank '1e30' is not a whole number");
    EXPECT_EQ(towns.rows[0].where, (LonLat{69.2, 34.5}));
    EXPECT_EQ(towns.rejects.at(0).reason, "the coordinates are empty");
    auto const areas = names(study);
    ASSERT_EQ(areas.rows.size(), 1u);
    EXPECT_EQ(areas.rows[0].other_names, (NamesByLanguage{{"fa", "بلخ"}, {"zh_hant", ""}}));
    EXPECT_THAT(areas.rows[0].variants, testing::ElementsAre("Balh", "Mazar"));
}
