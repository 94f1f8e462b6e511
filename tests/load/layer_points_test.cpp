// SPDX-License-Identifier: MIT
// Points of layers: files that GDAL reads, and a PostgreSQL server of the test's own.
#include "gis/vector_writer.hpp"
#include "load/point_stream.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/text_file.hpp"

#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

namespace sitmap::load {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct Seen {
    std::vector<std::string> text;
    std::vector<double> lon;
    PassResult result;
    std::vector<std::string> columns;
};

Seen pass(PointSource source)
{
    Seen seen;
    PointStream stream(std::move(source));
    seen.columns = stream.columns();
    seen.result = stream.run<Seen>(
        [](PointBatch const& batch) {
            Seen part;
            part.lon = batch.lon;
            for (auto const text : batch.text) part.text.emplace_back(text);
            return part;
        },
        [&](Seen part) {
            seen.lon.insert(seen.lon.end(), part.lon.begin(), part.lon.end());
            seen.text.insert(seen.text.end(), part.text.begin(), part.text.end());
        });
    EXPECT_TRUE(seen.result.records.balances());
    return seen;
}

TEST(LayerPoints, TakeTheColumnThatIsNamedAsItIsWritten)
{
    PointSource source;
    source.file = test::text_file("twins.geojson",
                                  R"({"type":"FeatureCollection","features":[{"type":"Feature",
        "properties":{"DATE":"2021-05-05","date":"2022-01-01"},
        "geometry":{"type":"Point","coordinates":[61,31]}}]})");
    source.needs_date = true;
    test::expect_error(ErrorKind::input, "the columns 'DATE', 'date' have the same name",
                       [&] { pass(source); });
    for (auto const& [name, year] : {std::pair{"DATE", 2021}, std::pair{"date", 2022}}) {
        source.date = name;
        PointStream stream(source);
        int seen = 0;
        stream.run<int>([](PointBatch const& batch) { return batch.month.at(0) / 12; },
                        [&](int found) { seen = found; });
        EXPECT_EQ(seen, year) << name;
    }
}

TEST(LayerPoints, KeepEveryColumnAndThePosition)
{
    auto const path = testing::TempDir() + std::to_string(getpid()) + "_" + "layer_points.gpkg";
    std::filesystem::remove(path);
    gis::VectorLayer layer{"points",
                           "",
                           gis::ShapeKind::point,
                           {{"note", gis::FieldType::text}, {"day", gis::FieldType::date}},
                           {},
                           {}};
    auto const day = *date_from(2022, 4, 18);
    layer.rows = {{{std::string("a, \"b\"\nc"), day}, LonLat{69.5, 34}},
                  {{{}, {}}, LonLat{1, 2}},
                  {{std::string("far"), day}, LonLat{200, 2}}};
    gis::write_layers(path, std::vector{layer}, day);
    PointSource source;
    source.file = path;
    source.needs_date = false;
    source.keeps_text = true;
    auto const seen = pass(source);
    EXPECT_THAT(seen.columns, ElementsAre("fid", "note", "day", "lon", "lat"));
    EXPECT_THAT(seen.text, ElementsAre("1,\"a, \"\"b\"\" c\",2022-04-18,69.5,34", "2,,,1,2",
                                       "3,far,2022-04-18,200,2"));
    EXPECT_EQ(seen.result.records, (Accounting{3, 2, 0, 1}));
    source.keeps_text = false;
    source.date = "day";
    EXPECT_EQ(pass(source).result.records, (Accounting{3, 1, 0, 2}));
}

TEST(LayerPoints, TellOfBytesThatAreNotUtf8)
{
    std::string features;
    for (auto const* note : {"a\xFF\x80", "Her\xC4\x81t", "\xC3"})
        features += std::string(features.empty() ? "" : ",") +
                    R"({"type":"Feature","properties":{"note":")" + note +
                    R"("},"geometry":{"type":"Point","coordinates":[69,34]}})";
    PointSource source;
    source.file = test::text_file("bytes.geojson",
                                  R"({"type":"FeatureCollection","features":[)" + features + "]}");
    source.needs_date = false;
    EXPECT_TRUE(pass(source).result.notices.empty()) << "no text is passed on";
    source.keeps_text = true;
    auto const seen = pass(source);
    ASSERT_EQ(seen.result.notices.size(), 1u);
    EXPECT_EQ(seen.result.notices[0].text,
              "2 records with bytes that are not UTF-8; they are passed on as they are");
    EXPECT_EQ(seen.text.front(), "a\xFF\x80,69,34");
    source.is_for_layer = true;
    EXPECT_EQ(pass(source).result.notices.at(0).text,
              "2 records with bytes that are not UTF-8; they become U+FFFD");
}

TEST(LayerPoints, SayThatTheyWereTurnedIntoDegrees)
{
    PointSource source;
    source.file = test::text_file(
        "utm.geojson",
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:32642"}},)"
        R"("features":[{"type":"Feature","properties":{"n":1},)"
        R"("geometry":{"type":"Point","coordinates":[500000,3800000]}}]})");
    source.needs_date = false;
    source.keeps_text = true;
    auto const seen = pass(source);
    ASSERT_EQ(seen.result.notices.size(), 1u);
    EXPECT_THAT(seen.result.notices[0].text,
                HasSubstr("UTM zone 42N) into longitude/latitude: columns 'lon' and 'lat'"));
    ASSERT_EQ(seen.lon.size(), 1u);
    EXPECT_NEAR(seen.lon[0], 69, 1e-6);
}

class Postgres : public testing::Test {
protected:
    void SetUp() override
    {
        folder_ = testing::TempDir() + std::to_string(getpid()) + "_" + "sitmap_pg_" +
                  std::to_string(::getpid());
        port_ = std::to_string(20000 + ::getpid() % 20000);
        status_ = script("start");
        if (status_ == 77) GTEST_SKIP() << "no PostgreSQL server can be started here";
    }
    void TearDown() override
    {
        if (status_ != 77) script("stop");
    }
    int script(std::string const& work)
    {
        auto const line = SITMAP_SOURCE_DIR "/tests/load/postgres_server.sh " + work + " " +
                          folder_ + " " + port_;
        return WEXITSTATUS(std::system(line.c_str()));
    }
    PointSource table(std::string const& name, std::string const& port) const
    {
        PointSource source;
        source.file =
            "PG:host=127.0.0.1 port=" + port + " user=tester password=secret dbname=postgres";
        source.layer = name;
        return source;
    }

    std::string folder_, port_;
    int status_ = 77;
};

TEST_F(Postgres, GivesTheRowsOfATable)
{
    auto const seen = pass(table("plain", port_));
    EXPECT_EQ(seen.result.records, (Accounting{502, 500, 0, 2}));
    for (auto const& reject : seen.result.rejects)
        EXPECT_THAT(reject.source, Not(HasSubstr("secret")));
    auto some = table("plain", port_);
    some.where = "id <= 10";
    EXPECT_EQ(pass(some).result.records.used, 10);
    auto kept = table("plain", port_);
    kept.keeps_text = true;
    kept.needs_date = false;
    auto const rows = pass(kept);
    EXPECT_THAT(rows.columns, ElementsAre("id", "date", "lon", "lat", "note"));
    EXPECT_EQ(rows.text.front(), "1,2022-04-18,69.001,34,x");
}

TEST_F(Postgres, GivesGeometriesInAnyCoordinateSystem)
{
    if (status_ == 78) GTEST_SKIP() << "the server has no PostGIS";
    auto const seen = pass(table("a\"; drop", port_));
    EXPECT_EQ(seen.result.records, (Accounting{302, 300, 0, 2}));
    EXPECT_NEAR(seen.lon.front(), 69, 1e-9);
}

TEST_F(Postgres, TellsWhyItCannotBeReachedWithoutThePassword)
{
    try {
        pass(table("plain", "1"));
        FAIL() << "nothing listens on port 1";
    } catch (Error const& error) {
        EXPECT_EQ(error.kind(), ErrorKind::input);
        EXPECT_THAT(error.what(), HasSubstr("Connection refused"));
        EXPECT_THAT(error.what(), Not(HasSubstr("secret")));
    }
    test::expect_error(ErrorKind::input, "no layer 'nowhere'",
                       [&] { pass(table("nowhere", port_)); });
}

}  // namespace
}  // namespace sitmap::load
