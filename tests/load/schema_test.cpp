// SPDX-License-Identifier: MIT
#include "load/schema.hpp"

#include "base/text.hpp"
#include "tests/support/expect_error.hpp"

using namespace sitmap;
using namespace sitmap::load;

namespace {

Layout layout_of(std::string const& header, std::string const& wanted = "auto",
                 study::Columns const& stated = {})
{
    return find_layout(split(header, ','), wanted, stated, "t.csv");
}

}  // namespace

TEST(Schema, IsKnownByItsColumns)
{
    EXPECT_EQ(layout_of("id,date,lon,lat").schema->name, "sitmap");
    EXPECT_EQ(
        layout_of("event_id_cnty,event_date,year,sub_event_type,latitude,longitude").schema->name,
        "acled");
    EXPECT_EQ(layout_of("id,type_of_violence,where_prec,date_start,date_end").schema->name, "ucdp");
    EXPECT_EQ(layout_of("eventid,iyear,imonth,iday,latitude").schema->name, "gtd");
}

TEST(Schema, FindsUsualNamesWhateverTheirCase)
{
    auto const layout = layout_of("Event_ID,Event_Date,Longitude,LATITUDE,Fatalities");
    EXPECT_EQ(layout.columns.id, "Event_ID");
    EXPECT_EQ(layout.columns.date, "Event_Date");
    EXPECT_EQ(layout.columns.lon, "Longitude");
    EXPECT_EQ(layout.columns.lat, "LATITUDE");
    EXPECT_EQ(layout.columns.deaths_low, "Fatalities");
    EXPECT_EQ(layout.columns.deaths_high, "Fatalities");
    EXPECT_EQ(layout.columns.weapon, "");
}

TEST(Schema, TakesNoAreaThatWasFoundForOneThatIsStated)
{
    EXPECT_EQ(layout_of("id,date,area_id,join_method,area_stated").columns.area, "area_stated");
    EXPECT_EQ(layout_of("id,date,area_id,join_meth,area_state").columns.area, "area_state");
    EXPECT_EQ(layout_of("id,date,area_id,join_method").columns.area, "");
    EXPECT_EQ(layout_of("id,date,area_id,join_method,province").columns.area, "province");
    EXPECT_EQ(layout_of("id,date,area_id").columns.area, "area_id");
}

TEST(Schema, LetsTheStudyNameColumns)
{
    study::Columns stated;
    stated.lon = "east";
    EXPECT_EQ(layout_of("id,date,lon,east", "auto", stated).columns.lon, "east");
    stated.lon = "absent";
    test::expect_error(ErrorKind::input,
                       "cannot read column 'absent' in 't.csv': found 'id', 'date'",
                       [&] { layout_of("id,date", "auto", stated); });
}

TEST(Schema, NeedsTwoColumnsForAPosition)
{
    study::Columns stated;
    stated.lon = "lat";
    test::expect_error(
        ErrorKind::input,
        "cannot read two columns for longitude and latitude in 't.csv': both are 'lat'",
        [&] { layout_of("id,date,lon,lat", "auto", stated); });
}

TEST(Schema, TakesOneOfTwoColumnsThatDifferInCaseOnlyWhenItIsNamed)
{
    study::Columns stated;
    stated.date = "date";
    EXPECT_EQ(layout_of("id,DATE,date", "auto", stated).columns.date, "date");
    stated.date = "Date";
    test::expect_error(ErrorKind::input, "the columns 'DATE', 'date' have the same name",
                       [&] { layout_of("id,DATE,date", "auto", stated); });
    test::expect_error(ErrorKind::input, "the columns 'DATE', 'date' have the same name",
                       [] { layout_of("id,DATE,date"); });
    EXPECT_EQ(layout_of("id,date,Other,other").columns.date, "date");
}

TEST(Schema, NeedsADate)
{
    test::expect_error(ErrorKind::input, "there is no date column: found 'id', 'lon', 'lat'",
                       [] { layout_of("id,lon,lat"); });
    EXPECT_EQ(layout_of("id,Year,Month,Day").year, "Year");
}

TEST(Schema, RefusesALayoutThatDoesNotFit)
{
    test::expect_error(ErrorKind::input, "cannot read 't.csv' as acled: found 'id', 'date'",
                       [] { layout_of("id,date", "acled"); });
}

TEST(Schema, KnowsHeadersOfFilesWithoutOne)
{
    std::vector<std::size_t> sizes;
    for (auto const& header : headers_without_file()) sizes.push_back(header.size());
    EXPECT_THAT(sizes, testing::ElementsAre(49u, 61u, 58u, 57u));
    EXPECT_EQ(find_layout(headers_without_file()[0], "auto", {}, "x").schema->name, "ucdp");
    EXPECT_EQ(find_layout(headers_without_file()[2], "auto", {}, "x").schema->name, "gdelt");
}
