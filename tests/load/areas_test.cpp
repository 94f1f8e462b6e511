// SPDX-License-Identifier: MIT
#include "load/areas.hpp"

#include "tests/support/expect_error.hpp"
#include "tests/support/text_file.hpp"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <memory>

using namespace sitmap;
using namespace sitmap::load;

namespace {

std::string box(double west, double south, double size)
{
    double const east = west + size;
    double const north = south + size;
    return fmt::format(
        R"({{"type":"Polygon","coordinates":[[[{0},{1}],[{2},{1}],[{2},{3}],[{0},{3}],[{0},{1}]]]}})",
        west, south, east, north);
}

std::string unit(std::string const& id, std::string const& geometry, std::string const& name = "N")
{
    return fmt::format(
        R"({{"type":"Feature","properties":{{"id":"{}","name":"{}","country":"X"}},"geometry":{}}})",
        id, name, geometry);
}

study::Study study_of(std::vector<std::string> const& units,
                      std::string const& name = "areas.geojson")
{
    std::string text;
    for (auto const& each : units) text += (text.empty() ? "" : ",") + each;
    study::Study study;
    study.areas.file =
        test::text_file(name, R"({"type":"FeatureCollection","features":[)" + text + "]}");
    return study;
}

/// A shapefile of one square without .prj.
study::Study without_crs(std::string const& name, double west, double south, double size)
{
    gis::start_gdal();
    study::Study study;
    study.areas.file = test::text_file(name, "");
    std::filesystem::remove(study.areas.file);
    auto* const driver = GetGDALDriverManager()->GetDriverByName("ESRI Shapefile");
    std::unique_ptr<GDALDataset> const file{
        driver->Create(study.areas.file.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
    auto* const layer = file->CreateLayer("units", nullptr, wkbPolygon, nullptr);
    OGRFieldDefn id{"id", OFTString};
    layer->CreateField(&id);
    OGRFeature feature{layer->GetLayerDefn()};
    feature.SetField("id", "a");
    std::unique_ptr<OGRGeometry> const shape{
        OGRGeometryFactory::createFromGeoJson(box(west, south, size).c_str())};
    feature.SetGeometry(shape.get());
    EXPECT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
    return study;
}

std::vector<std::string> shown(std::vector<Notice> const& notices)
{
    std::vector<std::string> texts;
    for (auto const& notice : notices) texts.push_back(notice.subject + ": " + notice.text);
    return texts;
}

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

}  // namespace

TEST(Areas, NameCountriesByTheCodesThatUnitsState)
{
    auto const code_where_units_state = [](std::string const& state) {
        auto const feature = fmt::format(
            R"({{"type":"Feature","properties":{{"id":"AFG","iso_a2":"AF","state":"{}"}},"geometry":{}}})",
            state, box(60, 30, 1));
        auto study = study_of({feature}, "countries_" + state + ".geojson");
        study.areas.layer = study.areas.countries_layer = "countries_" + state;
        study.areas.country = "state";
        return country_code(areas(study).countries.at(0));
    };
    EXPECT_EQ(code_where_units_state("AF"), "AF");
    EXPECT_EQ(code_where_units_state("AFG"), "AFG");
    EXPECT_EQ(code_where_units_state("none"), "AF");
}

TEST(Areas, ComeSortedByIdWithTheirNames)
{
    auto const found =
        areas(study_of({unit("b", box(2, 0, 1), "B"), unit("a", box(0, 0, 1), "A")}));
    ASSERT_EQ(found.units.size(), 2u);
    EXPECT_EQ(found.units[0].id, "a");
    EXPECT_EQ(found.units[0].name, "A");
    EXPECT_EQ(found.units[0].country, "X");
    EXPECT_EQ(found.read, 2);
    EXPECT_TRUE(found.notices.empty()) << shown(found.notices)[0];
}

TEST(Areas, RejectWhatCannotBeUsedAndNameIt)
{
    auto const found = areas(study_of(
        {unit("a", box(0, 0, 1), "A"), unit("a", box(5, 5, 1), "A2"), unit("", box(7, 7, 1)),
         unit("p", R"({"type":"Point","coordinates":[1,2]})"), unit("n", "null")}));
    std::vector<std::string> reasons;
    for (auto const& reject : found.rejects) reasons.push_back(reject.reason);
    EXPECT_THAT(
        reasons,
        ElementsAre("'a': the id is taken by feature 0", "an area without id: its id is empty",
                    "'p': its geometry is a point, not an area", "'n': it has no geometry"));
    EXPECT_EQ(found.read, static_cast<std::int64_t>(found.units.size() + found.rejects.size()));
}

TEST(Areas, NameMendedOutlines)
{
    auto const found = areas(study_of(
        {unit("t", R"({"type":"Polygon","coordinates":[[[0,0],[2,2],[2,0],[0,2],[0,0]]]})")}));
    EXPECT_THAT(shown(found.notices),
                Contains(HasSubstr("t: invalid outline mended (Self-intersection")));
}

TEST(Areas, ReportOverlapsGapsAndEqualNames)
{
    auto const found =
        areas(study_of({unit("a", box(0, 0, 1), "Twin"), unit("b", box(0.5, 0, 1), "twin")}));
    EXPECT_THAT(shown(found.notices), Contains(HasSubstr("a: overlaps b by ")));
    EXPECT_THAT(shown(found.notices), Contains("a: the name 'twin' is borne by a, b"));
    auto const holed = areas(study_of({unit(
        "h",
        R"({"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[1,2],[2,2],[2,1],[1,1]]]})")}));
    EXPECT_THAT(shown(holed.notices), Contains(HasSubstr("a gap of ")));
}

TEST(Areas, FindNamesInHeadsOfOfficialLayers)
{
    auto const name = [](std::string const& fields) {
        return areas(study_of({R"({"type":"Feature","properties":{"ADM2_PCODE":"a",)" + fields +
                               R"(},"geometry":)" + box(0, 0, 1) + "}"}));
    };
    for (auto const* fields :
         {R"("ADM2_FR":"x")", R"("admin1Name_fr":"x")", R"("adm1_name":"x")", R"("nom":"x")",
          R"("ADM1_FR":"y","ADM2_FR":"x")", R"("ADM2_FR":"y","ADM2_EN":"x")"}) {
        auto const found = name(fields);
        EXPECT_EQ(found.units.at(0).name, "x") << fields;
        EXPECT_TRUE(found.notices.empty()) << fields;
    }
    for (auto const* fields : {R"("ADM2_ID":"x")", R"("ADM1_REF":"x")", R"("adm2":"x")"}) {
        auto const found = name(fields);
        EXPECT_EQ(found.units.at(0).name, "a") << fields;
        EXPECT_THAT(shown(found.notices), Contains(HasSubstr("no column of names was found among")))
            << fields;
    }
    auto const found = name(R"("name":" ")");
    EXPECT_EQ(found.units.at(0).name, "a");
    EXPECT_THAT(shown(found.notices),
                Contains(HasSubstr("the column of names 'name' is empty: areas are called by")));
}

/// A layer of units, each with these columns; "@" becomes its number.
Areas units_with(std::string const& columns, int count)
{
    std::vector<std::string> features;
    for (int i = 1; i <= count; ++i) {
        auto fields = columns;
        for (auto at = fields.find('@'); at != std::string::npos; at = fields.find('@'))
            fields.replace(at, 1, std::to_string(i));
        features.push_back(R"({"type":"Feature","properties":{)" + fields + R"(},"geometry":)" +
                           box(2 * i, 0, 1) + "}");
    }
    return areas(study_of(features));
}

TEST(Areas, FindIdsOfEveryLevel)
{
    for (auto const* columns :
         {R"("ADM1_PCODE":"p","ADM2_PCODE":"q","ADM3_PCODE":"r@","ADM3_EN":"n@")",
          R"("admin4Pcode":"r@","admin4Name_en":"n@")",
          R"("GID_1":"p","NAME_1":"P","GID_3":"r@","NAME_3":"n@")",
          R"("ADM2_PCODE":"r@","ADM3_PCODE":"","ADM2_EN":"n@","ADM3_EN":"")"}) {
        auto const found = units_with(columns, 2);
        ASSERT_EQ(found.units.size(), 2u) << columns;
        EXPECT_EQ(found.units[1].id, "r2") << columns;
        EXPECT_EQ(found.units[1].name, "n2") << columns;
    }
}

TEST(Areas, TakeNoTypesAndYearsForNames)
{
    for (auto const* columns :
         {R"("id":"r@","ADM1_TY":"province","ADM1_HC":"7@","ADM1_ST":"2020","ADM1_FR":"n@")",
          R"("id":"r@","NAME_2":"","ADM1_ES":"n@","ADM1_EN":"province")",
          R"("id":"r@","name":"province","adm2_name":"n@")"})
        EXPECT_EQ(units_with(columns, 2).units.at(1).name, "n2") << columns;
    EXPECT_EQ(units_with(R"("id":"r@","adm1_ty":"province")", 2).units.at(1).name, "r2");
    EXPECT_EQ(units_with(R"("id":"r@","name":"twin")", 2).units.at(1).name, "twin");
}

TEST(Areas, ExpectACountOfSeveralHomes)
{
    auto study = study_of({unit("a", box(0, 0, 1), "A"), unit("b", box(2, 0, 1), "B")});
    study.areas.home = {"X", "Y"};
    study.areas.expected = 3;
    EXPECT_THAT(shown(areas(study).notices),
                ElementsAre(HasSubstr("3 areas of 'X', 'Y' are expected, 2 found")));
}

TEST(Areas, CompareTheExpectedCount)
{
    auto study = study_of({unit("a", box(0, 0, 1), "A"), unit("b", box(2, 0, 1), "B")});
    study.areas.home = {"X"};
    study.areas.expected = 34;
    EXPECT_THAT(shown(areas(study).notices),
                ElementsAre(HasSubstr("34 areas of 'X' are expected, 2 found")));
    study.areas.expected = 2;
    EXPECT_TRUE(areas(study).notices.empty());
}

TEST(Areas, NeedAnIdColumn)
{
    auto study = study_of(
        {R"({"type":"Feature","properties":{"title":"x"},"geometry":)" + box(0, 0, 1) + "}"});
    test::expect_error(ErrorKind::input, "cannot find the id column in", [&] { areas(study); });
    test::expect_error(ErrorKind::input, "found 'title'", [&] { areas(study); });
    study.areas.id = "title";
    EXPECT_EQ(areas(study).units.at(0).id, "x");
    EXPECT_EQ(areas(study).units.at(0).name, "x") << "an area without name shows its id";
    study.areas.name = "absent";
    test::expect_error(ErrorKind::input, "cannot find the name column 'absent' in",
                       [&] { areas(study); });
}

TEST(Areas, NameTheAttributesOfAKmlThatAreNotRead)
{
    study::Study study;
    study.areas.file = test::text_file("areas.kml", R"(<?xml version="1.0"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>X</name><ExtendedData>
<SchemaData><SimpleData name="pcode">A0</SimpleData></SchemaData></ExtendedData><Polygon>
<outerBoundaryIs><LinearRing><coordinates>0,0 1,0 1,1 0,1 0,0</coordinates></LinearRing>
</outerBoundaryIs></Polygon></Placemark></Document></kml>)");
    test::expect_error(ErrorKind::input, "are read, not 'pcode': convert it",
                       [&] { areas(study); });
    study.areas.id = "Name";
    auto const found = areas(study);
    EXPECT_EQ(found.units.at(0).id, "X");
    ASSERT_FALSE(found.notices.empty());
    EXPECT_NE(found.notices[0].text.find("not 'pcode'"), std::string::npos);
}

TEST(Areas, PreferTheColumnThatTellsThemApart)
{
    auto const district = [](std::string const& id, double west) {
        return R"({"type":"Feature","properties":{"iso_3166_2":"P-1","shapeID":")" + id +
               R"("},"geometry":)" + box(west, 0, 1) + "}";
    };
    auto const found = areas(study_of({district("d1", 0), district("d2", 2)}));
    ASSERT_EQ(found.units.size(), 2u);
    EXPECT_EQ(found.units[1].id, "d2");
}

TEST(Areas, AreNotGuessedWithoutACoordinateSystem)
{
    auto const degrees = without_crs("degrees.shp", 69, 34, 1);
    EXPECT_THAT(shown(areas(degrees).notices),
                ElementsAre(HasSubstr("it states no coordinate system; read as longitude/latitude"),
                            HasSubstr("no column of names was found among 'id'")));
    auto const metres = without_crs("metres.shp", 500000, 3800000, 1000);
    test::expect_error(ErrorKind::input,
                       "it states no coordinate system and its coordinates are no degrees",
                       [&] { areas(metres); });
    auto const wrong = study_of({unit("a", box(500000, 3800000, 1000))});
    test::expect_error(ErrorKind::input, "is not on the earth", [&] { areas(wrong); });
}

TEST(Areas, RefuseWhatIsNoLayer)
{
    study::Study study;
    study.areas.file = test::text_file("empty.kml", "");
    test::expect_error(ErrorKind::input, "cannot open", [&] { areas(study); });
    test::expect_error(ErrorKind::input, "no file is named", [] { areas(study::Study{}); });
}

TEST(Areas, NamesRiversByTheirUsualColumn)
{
    auto study = study_of({unit("A", box(60, 30, 1))});
    auto const river = [](std::string const& properties, std::string const& geometry) {
        return R"({"type":"Feature","properties":)" + properties + R"(,"geometry":)" + geometry +
               "}";
    };
    auto const path = [&](std::string const& features) {
        return test::text_file("rivers.geojson",
                               R"({"type":"FeatureCollection","features":[)" + features + "]}");
    };
    std::string const one = R"({"type":"LineString","coordinates":[[60,30],[61,31]]})";
    std::string const two =
        R"({"type":"MultiLineString","coordinates":[[[60,30],[61,31]],[[61,30],[62,31]]]})";
    study.areas.rivers =
        path(river(R"({"Name":"Amu Darya"})", two) + "," + river(R"({"Name":null})", one));
    auto const named = areas(study).rivers;
    ASSERT_EQ(named.size(), 3u);
    EXPECT_EQ(named[0].name, "Amu Darya");
    EXPECT_EQ(named[1].name, "Amu Darya") << "every part of a feature bears its name";
    EXPECT_EQ(named[1].line, (Line{{61, 30}, {62, 31}}));
    EXPECT_EQ(named[2].name, "");
    study.areas.rivers = path(river(R"({"kind":"canal"})", one));
    EXPECT_EQ(areas(study).rivers.at(0).name, "") << "no column of names";
}

TEST(Areas, TakeTheColumnThatIsNamedAsItIsWritten)
{
    study::Study study;
    study.areas.file =
        test::text_file("twins.geojson",
                        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)"
                        R"({"id":"a","name":"Kabul","NAME":"Up"},"geometry":)" +
                            box(60, 30, 1) + "}]}");
    test::expect_error(ErrorKind::input, "the columns 'name', 'NAME' have the same name",
                       [&] { areas(study.areas); });
    for (auto const& [name, value] : {std::pair{"NAME", "Up"}, std::pair{"name", "Kabul"}}) {
        study.areas.name = name;
        EXPECT_EQ(areas(study.areas).units.at(0).name, value);
    }
}

TEST(Areas, HaveNamesWithoutMarksThatNobodySees)
{
    auto const found =
        areas(study_of({unit("a", box(60, 30, 1), "Herat \u200E")}, "marks.geojson").areas);
    EXPECT_EQ(found.units.at(0).name, "Herat");
    EXPECT_TRUE(found.notices.empty());
}

TEST(Areas, TellOfBytesThatAreNoLetters)
{
    auto const found = areas(
        study_of({unit("a", box(60, 30, 1), "S\xE3o"), unit("b", box(62, 30, 1), "K\xC3\xB6ln")},
                 "broken.geojson")
            .areas);
    EXPECT_EQ(found.units.at(0).name, "S\xEF\xBF\xBDo");
    ASSERT_EQ(found.notices.size(), 1u);
    EXPECT_EQ(found.notices[0].text,
              "1 area with bytes that are no letters in id, name or country; they are shown as "
              "U+FFFD");
}
