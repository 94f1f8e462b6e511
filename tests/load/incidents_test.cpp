// SPDX-License-Identifier: MIT
#include "load/incidents.hpp"

#include "base/text.hpp"
#include "load/schema.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/text_file.hpp"

#include <map>

using namespace sitmap;
using namespace sitmap::load;

namespace {

study::Study study_of(std::string const& text, std::string const& name = "incidents.csv")
{
    study::Study study;
    study.incidents.file = test::text_file(name, text);
    return study;
}

/// Table and rows in one, without the areas that no reader fills in.
Loaded<Incident> incidents(study::Study const& study, IncidentOptions const& options = {})
{
    auto read = read_incidents(incident_table(study, options), study);
    Loaded<Incident> found{{}, read.rejects, read.notices, read.read, read.left_out};
    for (auto& row : read.rows) found.rows.push_back(std::move(row.incident));
    return found;
}

Loaded<Incident> loaded(std::string const& text)
{
    return incidents(study_of(text));
}

/// "row: reason" of every reject.
std::vector<std::string> reasons(Loaded<Incident> const& loaded)
{
    EXPECT_EQ(loaded.read, static_cast<std::int64_t>(loaded.rows.size() + loaded.rejects.size()));
    std::vector<std::string> shown;
    for (auto const& reject : loaded.rejects)
        shown.push_back(std::to_string(reject.row) + ": " + reject.reason);
    return shown;
}

std::vector<std::string> texts(std::vector<Notice> const& notices)
{
    std::vector<std::string> shown;
    for (auto const& notice : notices) shown.push_back(notice.text);
    return shown;
}

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

}  // namespace

TEST(Incidents, AccountForEveryRow)
{
    auto const found = loaded(
        "id,date,lat,lon\n"
        "a,2022-04-18,34.5,69.2\n"
        "b,2022-02-30,34.5,69.2\n"
        "c,2022-04-18,91,69.2\n"
        "d,2022-04-18,nan,69.2\n"
        "e,2022-04-18,,\n"
        "a,2022-04-19,34,69\n"
        "f,2022-04-18\n"
        ",2022-04-18,34,69\n");
    EXPECT_THAT(
        reasons(found),
        ElementsAre("3: date '2022-02-30' does not exist or is not an ISO date",
                    "4: latitude 91 is outside -90 to 90",
                    "5: latitude 'nan' is not a finite number",
                    "6: it has neither coordinates nor a stated area or country",
                    "7: the id 'a' is taken by row 2", "8: the row has 2 fields, the header 4"));
    ASSERT_EQ(found.rows.size(), 2u);
    EXPECT_EQ(found.rows[1].id, "row-9");
    EXPECT_EQ(found.rows[0].where, (LonLat{69.2, 34.5}));
    EXPECT_EQ(found.rows[0].row, 2);
}

TEST(Incidents, KeepWhatIsUncertain)
{
    auto const found = loaded(
        "id,date,date_precision,lon,lat,area,country,place_precision,radius_km,deaths_low,deaths_"
        "high,claim\n"
        "a,2022-04-15,month,69,34,,,town,8,3,,claimed\n"
        "b,2014-06-01/2014-12-31,range,69,34,,,site,,,5,denied\n"
        "c,2015,year,,,AF-KAB,AF,,,,,\n"
        "d,2015-03,,,,,AF,,,,,\n"
        "e,2015-03,,,,,AF,town,,,,\n");
    ASSERT_TRUE(found.rejects.empty()) << found.rejects[0].reason;
    auto const& rows = found.rows;
    EXPECT_EQ(to_text(rows[0].when), "2022-04");
    EXPECT_EQ(rows[0].date_precision, DatePrecision::month);
    EXPECT_EQ(rows[0].place_precision, PlacePrecision::town);
    EXPECT_EQ(rows[0].radius_km, 8);
    EXPECT_EQ(rows[0].fatalities, (CountRange{3, {}}));
    EXPECT_EQ(rows[0].claim, ClaimState::claimed);
    EXPECT_EQ(rows[1].date_precision, DatePrecision::range);
    EXPECT_EQ(rows[1].fatalities, (CountRange{{}, 5}));
    EXPECT_EQ(rows[2].place_precision, PlacePrecision::area);
    EXPECT_EQ(rows[2].date_precision, DatePrecision::year);
    EXPECT_EQ(rows[3].place_precision, PlacePrecision::country);
    EXPECT_EQ(rows[4].place_precision, PlacePrecision::country)
        << "no better than the country without coordinates";
}

TEST(Incidents, RefuseWordsAndNumbersThatAreNotKnown)
{
    auto const found = loaded(
        "id,date,date_end,date_precision,lon,lat,place_precision,radius_km,deaths_low,deaths_high,"
        "claim,weight\n"
        "a,2022,,roughly,69,34,,,,,,\n"
        "b,2022,,,69,34,nearby,,,,,\n"
        "c,2022,,,69,34,,-1,,,,\n"
        "d,2022,,,69,34,,,5,3,,\n"
        "e,2022,,,69,34,,,some,,,\n"
        "f,2022,,,69,34,,,,,maybe,\n"
        "g,2022,,,69,34,,,,,,-1\n"
        "h,2022-05,2022-04,,69,34,,,,,,\n"
        "i,2022,,,69,34,,25000,,,,\n");
    EXPECT_THAT(reasons(found),
                ElementsAre("2: date_precision 'roughly' is not known",
                            "3: place_precision 'nearby' is not known",
                            "4: radius_km -1 is negative", "5: deaths_low 5 is above deaths_high 3",
                            "6: deaths_low 'some' is not a number",
                            "7: claim 'maybe' is not one of confirmed, attributed, claimed, "
                            "assessed, denied, reported",
                            "8: weight -1 is negative",
                            "9: the end date 2022-04-30 is before the start date 2022-05-01",
                            "10: radius_km 25000 is above 20000"));
}

TEST(Incidents, NameExchangedColumns)
{
    test::expect_error(ErrorKind::input,
                       "longitude and latitude are exchanged, every latitude is beyond +-90",
                       [] { loaded("id,date,lat,lon\na,2022,112.5,3.1\nb,2022,113,4\n"); });
    EXPECT_THAT(reasons(loaded("id,date,lat,lon\na,2022,112.5,3.1\nb,2022,3,113\n")),
                ElementsAre("2: latitude 112.5 is outside -90 to 90"));
}

TEST(Incidents, FlagNullIsland)
{
    auto const found = loaded("id,date,lat,lon\na,2022,0,0\nb,2022,34,69\n");
    EXPECT_EQ(found.rows.size(), 2u);
    EXPECT_THAT(texts(found.notices), ElementsAre("1 record at 0, 0 (null island): row 2"));
}

TEST(Incidents, AskForTheDateFormat)
{
    auto study = study_of("id,date,lat,lon\na,08/10/2023,34,69\nb,13/10/2023,34,69\n");
    EXPECT_THAT(
        reasons(incidents(study)),
        ElementsAre(
            "2: ambiguous date '08/10/2023': say date_format (--date-format dmy or mdy)",
            "3: date '13/10/2023' is not an ISO date: say date_format (--date-format dmy or mdy)"));
    study.incidents.date_format = "dmy";
    EXPECT_EQ(to_text(incidents(study).rows.at(0).when), "2023-10-08");
}

TEST(Incidents, TurnOtherCoordinatesIntoDegrees)
{
    auto study = study_of("id,date,x,y\na,2022,500000,3817400\n");
    EXPECT_THAT(reasons(incidents(study)),
                ElementsAre("2: latitude 3817400 is outside -90 to 90; in metres? then state crs = "
                            "\"EPSG:n\" in [incidents]"));
    study.incidents.crs = "EPSG:32642";
    auto const where = incidents(study).rows.at(0).where;
    ASSERT_TRUE(where);
    EXPECT_NEAR(where->lon, 69, 1e-6);
    study.incidents.crs = "bogus";
    test::expect_error(ErrorKind::input, "cannot use incidents.crs 'bogus'",
                       [&] { (void)incidents(study); });
}

TEST(Incidents, TellWhereNoColumnsOfCoordinatesWereFound)
{
    EXPECT_THAT(texts(loaded("id,date,east,north,area\na,2022,1,2,A1\n").notices),
                ElementsAre("no coordinate columns among 'id', 'date', 'east', 'north', 'area': "
                            "records are placed by the area or country that they state (name them "
                            "with --lon and --lat, or in [incidents.columns])"));
    EXPECT_THAT(texts(loaded("id,date,east,north\na,2022,1,2\n").notices),
                ElementsAre(HasSubstr("'north': no record has a place (name them")));
    EXPECT_THAT(texts(loaded("id,date,lon,lat,area\na,2022,,,A1\n").notices), testing::IsEmpty());
}

TEST(Incidents, ReadLayersLikeTables)
{
    std::string const features =
        R"({"type":"Feature","properties":{"id":"a","date":"2022-04-18"},"geometry":{"type":"Point","coordinates":[69.2,34.5]}},
           {"type":"Feature","properties":{"id":"b","date":"2023-02-29"},"geometry":{"type":"Point","coordinates":[69,34]}},
           {"type":"Feature","properties":{"id":"c","date":"2022"},"geometry":null})";
    auto const found = incidents(
        study_of(R"({"type":"FeatureCollection","features":[)" + features + "]}", "in.geojson"));
    ASSERT_EQ(found.rows.size(), 1u);
    EXPECT_EQ(found.rows[0].where, (LonLat{69.2, 34.5}));
    EXPECT_EQ(found.rejects.size(), 2u);
    EXPECT_EQ(found.rejects[1].reason, "it has neither coordinates nor a stated area or country");
}

TEST(Incidents, ReadAcled)
{
    auto const found = loaded(
        "event_id_cnty,event_date,year,time_precision,sub_event_type,actor1,actor2,country,admin1,"
        "location,latitude,"
        "longitude,geo_precision,source,notes,fatalities\n"
        "AFG1,18 April 2022,2022,1,Armed clash,A,B,Afghanistan,Kabul,Kabul,34.5,69.2,1,s,\"long, "
        "text\",4\n"
        "AFG2,2022-04-18,2022,2,Attack,A,B,Afghanistan,Kabul,Kabul,34.5,69.2,2,s,n,0\n"
        "AFG3,2022-04-15,2022,3,Attack,A,B,Afghanistan,Kabul,Kabul,34.5,69.2,3,s,n,0\n");
    ASSERT_TRUE(found.rejects.empty()) << found.rejects[0].reason;
    EXPECT_EQ(found.rows[0].fatalities, (CountRange{4, 4}));
    EXPECT_EQ(found.rows[0].summary, "") << "ACLED's notes are not passed on";
    EXPECT_EQ(to_text(found.rows[1].when), "2022-04-15/2022-04-21");
    EXPECT_EQ(found.rows[1].place_precision, PlacePrecision::district);
    EXPECT_EQ(to_text(found.rows[2].when), "2022-04");
    EXPECT_EQ(found.rows[2].place_precision, PlacePrecision::area);
    EXPECT_THAT(texts(found.notices), Contains("read as acled"));
}

TEST(Incidents, ReadUcdpWithTagsAndWithoutHeader)
{
    std::string const header =
        "id,type_of_violence,where_prec,latitude,longitude,date_prec,date_start,date_end,low,high,"
        "side_a\n";
    auto const found =
        loaded(header +
               ",#code,#geo,#lat,#lon,#p,#date+start,#date+end,#l,#h,#actor\n"
               "7,3,4,34.5,69.2,4,2015-05-01 00:00:00.000,2015-05-31 00:00:00.000,5,2,IS\n");
    ASSERT_EQ(found.rows.size(), 1u) << found.rejects.at(0).reason;
    EXPECT_EQ(found.rows[0].date_precision, DatePrecision::month);
    EXPECT_EQ(found.rows[0].place_precision, PlacePrecision::area);
    EXPECT_EQ(found.rows[0].fatalities, (CountRange{2, 5}))
        << "exchanged in some candidate releases";
    EXPECT_THAT(texts(found.notices),
                Contains("1 record whose lowest count stands above the highest, read the other way "
                         "round: row 3"));
    EXPECT_THAT(texts(found.notices),
                Contains("where_prec 2 is taken as within 25 km, as the codebook says"));
    EXPECT_EQ(found.rows[0].category, "one-sided violence");

    std::vector<std::string> row(49, "x");
    auto const names = headers_without_file().front();
    auto const put = [&](std::string const& name, std::string const& value) {
        row[static_cast<std::size_t>(std::ranges::find(names, name) - names.begin())] = value;
    };
    for (auto const& [name, value] :
         std::vector<std::pair<std::string, std::string>>{{"id", "9"},
                                                          {"latitude", "34"},
                                                          {"longitude", "69"},
                                                          {"date_start", "2024-01-05"},
                                                          {"date_end", "2024-01-05"},
                                                          {"date_prec", "1"},
                                                          {"where_prec", "1"},
                                                          {"low", "0"},
                                                          {"high", "1"},
                                                          {"best", "1"}})
        put(name, value);
    auto const bare = loaded(join_words(row, ",") + "\n");
    ASSERT_EQ(bare.rows.size(), 1u);
    EXPECT_EQ(bare.rows[0].row, 1) << "the first row is never taken for a header";
    EXPECT_EQ(to_text(bare.rows[0].when), "2024-01-05");
}

TEST(Incidents, KeepTheCodesOfUcdpThatTheStudyNames)
{
    auto study = study_of(
        "id,type_of_violence,where_prec,latitude,longitude,date_start\n"
        "a,1,1,34,69,2015-05-01\nb,2,1,34,69,2015-05-01\nc,3,1,34,69,2015-05-01\n");
    auto const categories = [&] {
        std::vector<std::string> words;
        for (auto const& row : incidents(study).rows) words.push_back(row.category.str());
        return words;
    };
    study.hatched = {"one-sided violence"};
    study.categories = {{"state-based conflict", "War", {"2"}}};
    EXPECT_THAT(categories(), ElementsAre("state-based conflict", "2", "one-sided violence"));
    study.presence = {"3"};
    EXPECT_THAT(categories(), ElementsAre("state-based conflict", "2", "3"));
}

TEST(Incidents, ReadGtdWithUnknownDays)
{
    auto const found = loaded(
        "eventid,iyear,imonth,iday,country_txt,latitude,longitude,specificity,nkill,gname\n"
        "201501010001,2015,1,0,Afghanistan,34.5,69.2,1,4.0,K\n"
        "201501010002,2015,0,0,Afghanistan,,,5,,K\n"
        "201501010003,2015,2,30,Afghanistan,34,69,4,,K\n");
    ASSERT_EQ(found.rows.size(), 2u);
    EXPECT_EQ(to_text(found.rows[0].when), "2015-01");
    EXPECT_EQ(found.rows[0].fatalities, (CountRange{4, 4}));
    EXPECT_EQ(to_text(found.rows[1].when), "2015");
    EXPECT_EQ(found.rows[1].place_precision, PlacePrecision::country);
    EXPECT_THAT(reasons(found), ElementsAre(HasSubstr("4: date '2015-02-30' does not exist")));
}

TEST(Incidents, NameAreasByTheirIds)
{
    auto study = study_of(
        "id,date,area,lon,lat\na,2022,Nangarhar province,,\nb,2022,Nowhere,,\nc,2022,AF-NAN,,\n"
        "d,2022,East oblast,,\n");
    study.areas.names = test::text_file(
        "names.csv",
        "id,name,variants\nAF-NAN,Nangarhar,Ningarhar|Nengarhar\nX,East,\nY,East Region,\n");
    auto const found = incidents(study);
    EXPECT_EQ(found.rows.at(0).stated_area, "AF-NAN");
    EXPECT_EQ(found.rows.at(2).stated_area, "AF-NAN");
    EXPECT_THAT(texts(found.notices),
                ElementsAre("the area 'East oblast' of 1 record is ambiguous in the names table",
                            "the area 'Nowhere' of 1 record is not in the names table"));
    study.areas.file = "areas.gpkg";  // which may know the name: resolve_statements tells
    EXPECT_THAT(texts(incidents(study).notices),
                ElementsAre("the area 'East oblast' of 1 record is ambiguous in the names table"));
}

TEST(Incidents, SelectByCondition)
{
    auto const study = study_of("id,date,lat,lon,n\na,2022,34,69,1\nb,2022,34,69,2\n");
    EXPECT_EQ(incidents(study, {.where = "n = 2"}).rows.at(0).id, "b");
    test::expect_error(ErrorKind::input, "cannot select 'n ='",
                       [&] { incidents(study, {.where = "n ="}); });
}

TEST(Incidents, CleanTextThatReachesPictures)
{
    auto const found =
        loaded("id,date,lat,lon,place\na,2022,34,69,\"Ka\x1b[31mbul\xE2\x80\xAE\"\n");
    EXPECT_THAT(found.rows.at(0).place, testing::Not(HasSubstr("\x1b")));
    EXPECT_TRUE(is_utf8(found.rows.at(0).place.str()));
}

TEST(Incidents, RefuseWhatIsNoTable)
{
    test::expect_error(ErrorKind::input, "no file is named", [] { incidents(study::Study{}); });
    test::expect_error(ErrorKind::input, "it is empty", [] { loaded(""); });
    test::expect_error(ErrorKind::input, "there is no date column",
                       [] { loaded("id,lat,lon\na,1,2\n"); });
    EXPECT_EQ(loaded("id,date,lat,lon\n").read, 0);
}

TEST(ApplyClaims, MarksWhatSomebodyDenies)
{
    std::vector<Placed> rows(3);
    for (std::size_t i = 0; i < 3; ++i)
        rows[i].incident.id = std::string(1, static_cast<char>('a' + i));
    std::vector<Claim> const claims{{"a", "X", Stance::claims, "", ""},
                                    {"b", "Y", Stance::denies, "", ""},
                                    {"c", "Z", Stance::admits_in_part, "", ""},
                                    {"z", "W", Stance::denies, "", ""}};
    apply_claims(rows, claims);
    EXPECT_FALSE(rows[0].incident.disputed);
    EXPECT_TRUE(rows[1].incident.disputed);
    EXPECT_TRUE(rows[2].incident.disputed);
}

TEST(Incidents, ReadDecimalCommasOfASpreadsheetAndSaySo)
{
    auto const found = loaded("id;date;lon;lat\na;2022-04-18;69,25;34,5\nb;2022-04-18;70;33,1\n");
    EXPECT_TRUE(found.rejects.empty());
    ASSERT_EQ(found.rows.size(), 2u);
    EXPECT_EQ(found.rows[0].where, (LonLat{69.25, 34.5}));
    EXPECT_EQ(found.rows[1].where, (LonLat{70, 33.1}));
    EXPECT_THAT(texts(found.notices),
                Contains("3 coordinates with a decimal comma are read as numbers"));
}

TEST(Incidents, RejectDecimalCommasBesideDecimalPointsAndInMetres)
{
    auto const mixed = loaded("id;date;lon;lat\na;2022-04-18;69,2;34,5\nb;2022-04-18;69.2;34.5\n");
    EXPECT_THAT(reasons(mixed), ElementsAre(HasSubstr("2: latitude '34,5' has a decimal comma")));
    auto study = study_of("id;date;lon;lat\na;2022-04-18;500,000;3,800,000\n");
    study.incidents.crs = "EPSG:32642";
    EXPECT_EQ(incidents(study).rejects.size(), 1u);
    study = study_of("id;date;lon;lat\na;2022-04-18;500,000;3800,000\n");
    study.incidents.crs = "EPSG:32642";
    EXPECT_EQ(incidents(study).rejects.size(), 1u) << "a comma may part thousands";
}

namespace {

/// A row of GDELT with these values by column, all others empty.
std::string gdelt_row(std::vector<std::string> const& columns,
                      std::map<std::string, std::string> const& values)
{
    std::string row;
    for (auto const& name : columns) {
        auto const value = values.find(name);
        row += (value == values.end() ? "" : value->second) + "\t";
    }
    row.back() = '\n';
    return row;
}

}  // namespace

TEST(Incidents, ReadGdeltEventsOfEveryAgeWithoutAHeader)
{
    auto const layouts = headers_without_file();
    for (std::size_t i = 1; i < layouts.size(); ++i) {
        auto const& columns = layouts[i];
        std::map<std::string, std::string> town{
            {"GLOBALEVENTID", "1"},          {"SQLDATE", "20220418"},
            {"Actor1Name", "TALIBAN"},       {"EventCode", "0194"},
            {"Actor1Geo_Lat", "1"},          {"Actor1Geo_Long", "2"},
            {"ActionGeo_Type", "4"},         {"ActionGeo_FullName", "Kabul, Kabol, Afghanistan"},
            {"ActionGeo_CountryCode", "AF"}, {"ActionGeo_ADM1Code", "AF13"},
            {"ActionGeo_Lat", "34.5167"},    {"ActionGeo_Long", "69.1833"}};
        auto country = town;
        country["GLOBALEVENTID"] = "2";
        country["ActionGeo_Type"] = "1";
        auto nowhere = town;
        nowhere["GLOBALEVENTID"] = "3";
        for (auto const* key : {"ActionGeo_Type", "ActionGeo_FullName", "ActionGeo_CountryCode",
                                "ActionGeo_ADM1Code", "ActionGeo_Lat", "ActionGeo_Long"})
            nowhere.erase(key);
        auto const study = study_of(
            gdelt_row(columns, town) + gdelt_row(columns, country) + gdelt_row(columns, nowhere),
            "20220418.export.CSV");
        auto const found = incidents(study);
        ASSERT_EQ(found.rows.size(), 2u) << columns.size();
        auto const& first = found.rows[0];
        EXPECT_EQ(first.id, "1");
        EXPECT_EQ(to_text(first.when), "2022-04-18");
        EXPECT_EQ(first.where, (LonLat{69.1833, 34.5167})) << "not the place of the actor";
        EXPECT_EQ(first.place_precision, PlacePrecision::town);
        EXPECT_EQ(first.category, "0194") << "a text with its leading zero";
        EXPECT_EQ(first.actor, "TALIBAN");
        EXPECT_EQ(first.stated_area, "AF13");
        EXPECT_EQ(found.rows[1].place_precision, PlacePrecision::country);
        EXPECT_THAT(reasons(found), ElementsAre(HasSubstr("3: ")));
        EXPECT_THAT(texts(found.notices), Contains("read as gdelt"));
    }
}
