// SPDX-License-Identifier: MIT
// The study that sitmap ships with, read as a whole.
#include "load/areas.hpp"
#include "load/incidents.hpp"
#include "load/tables.hpp"
#include "study/study_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

using namespace sitmap;

namespace {

class Khorasan : public testing::Test {
protected:
    void SetUp() override
    {
        std::string const path = SITMAP_SOURCE_DIR "/geodata/khorasan/study.toml";
        if (!std::filesystem::exists(path)) GTEST_SKIP() << "no " << path;
        study = study::read(path);
    }
    study::Study study;
};

template <typename T>
void expect_clean(Loaded<T> const& loaded, std::size_t fewest)
{
    for (auto const& reject : loaded.rejects) ADD_FAILURE() << reject.row << ": " << reject.reason;
    for (auto const& notice : loaded.notices)
        ADD_FAILURE() << notice.subject << ": " << notice.text;
    EXPECT_GE(loaded.rows.size(), fewest);
    EXPECT_EQ(loaded.read, static_cast<std::int64_t>(loaded.rows.size()));
}

}  // namespace

TEST_F(Khorasan, HasFiftyNineIncidentsAndNoReject)
{
    auto loaded = load::read_incidents(load::incident_table(study), study);
    expect_clean(loaded, 59);
    EXPECT_EQ(loaded.rows.size(), 59u);
    auto const& first = loaded.rows.front().incident;
    EXPECT_EQ(first.id, "S-001");
    EXPECT_EQ(first.row, 2);
    EXPECT_EQ(first.date_precision, DatePrecision::range);
    EXPECT_EQ(first.stated_area, "PK-KP");
    EXPECT_EQ(first.place_precision, PlacePrecision::district);
    EXPECT_EQ(first.radius_km, 30);
    auto const claims = load::of_records(load::claims(study), loaded.rows, {59, 59, 0, 0});
    expect_clean(claims, 10);
    load::apply_claims(loaded.rows, claims.rows);
    EXPECT_TRUE(
        std::ranges::any_of(loaded.rows, [](Placed const& row) { return row.incident.disputed; }));
}

TEST_F(Khorasan, HasCleanTables)
{
    expect_clean(load::claims(study), 10);
    expect_clean(load::fires(study), 2);
    expect_clean(load::totals(study), 10);
    expect_clean(load::places(study), 10);
    expect_clean(load::names(study), 34);
}

TEST_F(Khorasan, ComparesOnlyTotalsThatCountAlike)
{
    auto const totals = load::totals(study).rows;
    auto const in = [&](std::string const& series) {
        return std::ranges::count(totals, series, &study::PublishedTotal::series);
    };
    EXPECT_EQ(in("usip-q1"), 2);
    EXPECT_EQ(in("un-2020-12"), 2);
    EXPECT_EQ(in("isw-2022-04"), 3);
}

TEST_F(Khorasan, MarksTheSpansThatItsTablesState)
{
    ASSERT_EQ(study.spans.size(), 2u);
    auto const totals = load::totals(study).rows;
    for (auto const& span : study.spans) {
        auto const same = [&](study::PublishedTotal const& total) {
            return parse_iso_interval(total.period) == span.when;
        };
        EXPECT_TRUE(std::ranges::any_of(totals, same)) << span.name;
        EXPECT_FALSE(span.source.empty()) << span.name;
    }
}

TEST_F(Khorasan, HasThirtyFourHomeAreas)
{
    auto const areas = load::areas(study);
    for (auto const& reject : areas.rejects) ADD_FAILURE() << reject.row << ": " << reject.reason;
    for (auto const& notice : areas.notices)
        EXPECT_THAT(notice.text, testing::Not(testing::HasSubstr("expected"))) << notice.subject;
    EXPECT_EQ(std::ranges::count(areas.units, "AF", &Area::country), 34);
    EXPECT_TRUE(std::ranges::is_sorted(areas.units, {}, &Area::id));
    EXPECT_GE(areas.countries.size(), 6u);
    auto const is_panj = [](NamedLine const& river) { return river.name == "Panj"; };
    EXPECT_TRUE(std::ranges::any_of(areas.rivers, is_panj));
}
