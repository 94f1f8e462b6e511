// SPDX-License-Identifier: MIT
// incident_layer_test.cpp: which record shows how, and what a moment of a film draws of them.
#include "map/incident_layer.hpp"

#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsEmpty;

struct IncidentLayer : testing::Test {
    SmallStudy small;
    Box box{0, 0, 200, 120};

    Ground ground(std::optional<Frame> frame = {})
    {
        return ground_for(small.material(), frame, box);
    }
    IncidentPlan plan(std::optional<Frame> frame = {})
    {
        return plan_incidents(small.material(), ground(frame));
    }
    /// Each shown record by the way that it ends in the plan: points, marks, fires, omitted.
    std::vector<int> endings(IncidentPlan const& plan)
    {
        std::vector<int> times(small.placed.size());
        for (auto const record : plan.point_records) ++times[record];
        for (auto const& mark : plan.marks)
            for (auto const record : mark.records) ++times[record];
        for (auto const& omitted : plan.omitted) ++times[omitted.record];
        for (auto const fire : plan.fires)
            for (std::size_t i = 0; i < small.placed.size(); ++i)
                if (small.placed[i].incident.id == small.fires[fire].event.id) ++times[i];
        return times;
    }
    Group drawn(Moment const* moment = nullptr)
    {
        auto made = plan();
        for (auto& mark : made.marks) mark.at = Point{100, 60};
        Group into;
        add_incidents(into, small.material(), ground(), made, moment);
        return into;
    }
    void add_crowd(int count)
    {
        for (int i = 0; i < count; ++i)
            small.add(incident_at("c" + std::to_string(i),
                                  {60.01 + 0.002 * i - 2.9 * (i / 1450), 30.2}, "2022"));
    }
};

TEST_F(IncidentLayer, ShowsEachKindOfPlaceInItsOwnWay)
{
    auto const made = plan();
    EXPECT_THAT(made.point_records, ElementsAre(0, 1)) << "a site and a district";
    ASSERT_EQ(made.marks.size(), 1u) << "an area";
    EXPECT_EQ(made.marks[0].area, 2u);
    EXPECT_THAT(made.marks[0].records, ElementsAre(2));
    ASSERT_EQ(made.omitted.size(), 1u) << "a country";
    EXPECT_EQ(made.omitted[0].reason, "known to the country only");
}

TEST_F(IncidentLayer, EndsEveryRecordInExactlyOneWay)
{
    small.add_fire("r2");
    auto unknown = incident_at("u", {61.2, 30.2}, "2022");
    unknown.place_precision = PlacePrecision::unknown;
    small.add(unknown);
    auto nowhere = incident_at("nowhere", {10, 10}, "2022");
    nowhere.place_precision = PlacePrecision::area;
    small.add(nowhere);
    small.add(incident_at("far", {-170, -80}, "2022"));
    for (auto const& frame :
         {std::optional<Frame>{}, {Frame{60, 30, 61, 31}}, {Frame{10, 10, 12, 12}}})
        EXPECT_THAT(endings(plan(frame)), testing::Each(1));
}

TEST_F(IncidentLayer, LeavesOutWhatLiesOutsideTheFrameAndSaysSo)
{
    auto const made = plan(Frame{60, 30, 61, 31});
    EXPECT_THAT(made.point_records, ElementsAre(0));
    std::vector<std::string> reasons;
    for (auto const& omitted : made.omitted) reasons.push_back(omitted.reason);
    EXPECT_THAT(reasons,
                ElementsAre("outside the map", "outside the map", "known to the country only"));
}

TEST_F(IncidentLayer, SaysThatAnAreaIsNotInTheLayer)
{
    small.placed[2].area.reset();
    EXPECT_EQ(plan().omitted.at(0).reason, "of an area that is not in the area layer");
}

TEST_F(IncidentLayer, GivesTheReasonThatTheRecordHas)
{
    using enum PlacePrecision;
    struct Case {
        PlacePrecision precision;
        char const *area, *country, *reason;
    };
    auto const record = small.placed.size();
    small.add(incident_at("vague", {61, 30}, "2022"));
    small.placed[record].area.reset();
    auto& incident = small.placed[record].incident;
    incident.where.reset();
    for (auto const& row : {Case{area, "Aera 1", "XA", "of an area that is not in the area layer"},
                            Case{unknown, "Aera 1", "", "of an area that is not in the area layer"},
                            Case{country, "", "XA", "known to the country only"},
                            Case{country, "Aera 1", "XA", "known to the country only"},
                            Case{country, "", "", "known to the country only"},
                            Case{unknown, "", "XA", "known to the country only"},
                            Case{unknown, "", "", "without a stated place"}}) {
        incident.place_precision = row.precision;
        incident.stated_area = row.area;
        incident.stated_country = row.country;
        EXPECT_EQ(plan().omitted.at(1).reason, row.reason) << row.area << row.country;
    }
}

TEST_F(IncidentLayer, KeepsTheCategoriesAskedForOnly)
{
    auto const made = plan_incidents(small.material(), ground(), {1});
    EXPECT_THAT(made.point_records, ElementsAre(1));
    EXPECT_EQ(made.marks.size(), 1u);
    EXPECT_THAT(made.omitted, IsEmpty());
}

TEST_F(IncidentLayer, DrawsPointsAndMarksWithTheirIds)
{
    EXPECT_THAT(marker_ids(drawn()), ElementsAre("r1", "r2", "r3"));
}

TEST_F(IncidentLayer, MarksAreasTooSmallToBeDrawnAndThoseWithHoles)
{
    auto const marks = [&](Frame const& frame) { return plan(frame).marks.size(); };
    Frame const world{-180, -80, 180, 80};
    EXPECT_EQ(marks(world), 1u);
    EXPECT_EQ(marks(Frame{62.75, 30, 64.71, 31}), 0u) << "a quarter of A3";
    Frame const third_of_a3{62.66, 30, 64.62, 31};
    EXPECT_EQ(marks(third_of_a3), 1u);
    small.areas[2].shape.front().push_back(
        {{62.7, 30.1}, {62.7, 30.9}, {62.95, 30.9}, {62.95, 30.1}, {62.7, 30.1}});
    EXPECT_EQ(marks(third_of_a3), 1u) << "most of the part that shows is a hole";
    small.areas[2] = rectangle_area("A3", "XA", {62, 30}, {62.001, 30.001});
    EXPECT_EQ(marks(world), 1u) << "less than a hundredth of a millimetre, yet in the map";
}

TEST_F(IncidentLayer, ShowsFireByRecordAndACategoryAsFireOnlyIfAllItsRecordsAre)
{
    small.add_fire("r1");  // a bomb
    EXPECT_TRUE(plan().looks.at(0).fire) << "the only one";
    small.add(incident_at("other", {60.6, 30.5}, "2021")).category = "bomb";
    auto const made = plan();
    EXPECT_FALSE(made.looks.at(0).fire);
    EXPECT_EQ(made.looks.at(0).colour, small.style.categories.at(0).colour);
    EXPECT_EQ(made.fires.size(), 1u);
    auto const use = use_of(small.material(), made);
    EXPECT_EQ(use.by_look.at(0), 2);
    EXPECT_EQ(use.fires.at(0), 1);
    small.study.categories[0].also = {"grenade"};
    small.placed.back().incident.category = "grenade";
    EXPECT_FALSE(plan().looks.at(0).fire) << "listed under the same key";
    small.placed.back().incident.category = "raid";
    EXPECT_TRUE(plan().looks.at(0).fire);
}

TEST_F(IncidentLayer, KeepsTheLookOfACategoryOnEveryMapOfASheet)
{
    small.add_fire("r1");
    small.add(incident_at("other", {60.6, 30.5}, "2021")).category = "bomb";
    auto const material = small.material();
    std::vector<std::size_t> const fire_alone{0};
    auto const scale = scale_of(material);
    auto const made = plan_incidents(with_records(material, fire_alone), ground(), {}, scale);
    EXPECT_FALSE(made.looks.at(0).fire);
}

TEST_F(IncidentLayer, KeepsNamesOffSymbolsOfEverySizeAndTheirOutlines)
{
    small.study.size = "deaths";
    auto const largest = [&](std::size_t at) {
        auto const made = plan();
        return obstacles_of(small.material(), made).discs.at(at).radius;
    };
    auto const reach = [&](std::size_t record) {
        auto const material = small.material();
        return drawn_radius(material, scale_of(material), small.placed[record].incident);
    };
    small.placed.resize(1);
    small.placed[0].incident.fatalities = {1, 500};
    EXPECT_GT(largest(0), reach(0)) << "the outline of the highest figure";
    EXPECT_GT(reach(0), small.style.marker);
    small.add(incident_at("same", *small.placed[0].incident.where, "2021")).fatalities = {500, 500};
    ASSERT_EQ(plan().clusters.front().spread, Spread::displaced);
    EXPECT_GT(largest(0), reach(0));
    EXPECT_GT(largest(1), reach(1));
}

/// Records at one place: three are displaced, six gathered.
void add_at_one_place(SmallStudy& small, int count)
{
    small.placed.clear();
    for (int i = 0; i < count; ++i)
        small.add(incident_at("s" + std::to_string(i), {60.5, 30.5}, "2021-03"));
}

TEST_F(IncidentLayer, LeadsToAGroupThatStandsBesideItsPlace)
{
    add_at_one_place(small, 6);
    auto made = plan();
    auto const paths = [&] {
        Group into;
        add_incidents(into, small.material(), ground(), made, nullptr);
        return all_of<Path>(into).size();
    };
    auto const before = paths();
    auto& group = made.clusters.at(0);
    group.leaders = {{group.place, group.at}};
    EXPECT_EQ(paths(), before + 1);
    EXPECT_EQ(obstacles_of(small.material(), made).segments.size(), 1u) << "names keep off it";
}

TEST_F(IncidentLayer, ListsWhatLiesBeyondTheMap)
{
    EXPECT_TRUE(beyond_map(plan()).empty());
    auto const left = beyond_map(plan(Frame{61, 30, 61.9, 30.9}));
    EXPECT_THAT(left, testing::Contains(0u));
}

TEST_F(IncidentLayer, KeepsTheWordsOfAFullPillOnThePill)
{
    for (int i = 0; i < 7; ++i) {
        auto incident = incident_at("p" + std::to_string(i), {60.5, 30.5}, "2021");
        incident.place_precision = PlacePrecision::area;
        small.add(incident);
        small.placed.back().area = 0;
    }
    auto const made = plan();
    auto const mark = std::ranges::find(made.marks, std::size_t{0}, &AreaMark::area);
    ASSERT_NE(mark, made.marks.end());
    auto const texts = all_of<TextRun>(drawn());
    auto const more =
        std::ranges::find(texts, "+" + std::to_string(mark->records.size() - 4), &TextRun::text);
    ASSERT_NE(more, texts.end());
    double const width = small.measure.measure(more->text, more->font).width;
    EXPECT_LT(more->at.x + width, 100 + mark->request.width / 2);
    EXPECT_GE(more->font.size, small.style.minimum_text);
    for (auto const& markers : all_of<Markers>(drawn()))
        for (auto const& at : markers.at)
            EXPECT_TRUE(at.y != 60 || at.x < more->at.x) << "under the words";
}

TEST_F(IncidentLayer, DrawsOneOfManyAsItself)
{
    add_at_one_place(small, 6);
    Moment moment;
    moment.month = month_of(when("2021-03").first);
    moment.showing = {{4, 1, false}};
    auto const one = drawn(&moment);
    EXPECT_THAT(marker_ids(one), ElementsAre("s4"));
    EXPECT_EQ(find_group(one, "gathered"), nullptr);
    moment.showing.push_back({2, 1, false});
    EXPECT_NE(find_group(drawn(&moment), "gathered"), nullptr);
}

TEST_F(IncidentLayer, LeadsOnlyToWhatShows)
{
    add_at_one_place(small, 3);
    Moment moment;
    moment.accent = false;
    moment.showing = {{0, 1, false}, {1, 1, false}, {2, 1, false}};
    auto const all = all_of<Path>(drawn(&moment)).size();
    moment.showing.resize(1);
    auto const one = all_of<Path>(drawn(&moment)).size();
    EXPECT_GT(all, one) << "each has a leader of its own, or none";
    EXPECT_LE(one, 1u);
}

TEST_F(IncidentLayer, KeepsTheFillingOfAPaleRecord)
{
    add_at_one_place(small, 1);
    small.placed[0].incident.claim = ClaimState::claimed;
    Moment moment;
    auto const shape = [&](bool light) {
        moment.showing = {{0, 1, light}};
        return all_of<Markers>(drawn(&moment)).at(0).shape;
    };
    auto const full = shape(false);
    auto const light = shape(true);
    ASSERT_EQ(full.size(), light.size()) << "half filled, both";
    EXPECT_NE(full.back().stroke->colour, light.back().stroke->colour);
}

TEST_F(IncidentLayer, DrawsInAMomentOnlyWhatShows)
{
    Moment moment;
    moment.month = month_of(when("2022-04").first);
    moment.showing = {{1, 1, false}};
    EXPECT_THAT(marker_ids(drawn(&moment)), ElementsAre("r2"));
    moment.showing = {{0, 0.5, false}, {2, 1, true}};
    EXPECT_THAT(marker_ids(drawn(&moment)), ElementsAre("r1", "r3"));
    moment.showing.clear();
    EXPECT_THAT(marker_ids(drawn(&moment)), IsEmpty());
}

TEST_F(IncidentLayer, DrawsACircleAroundADistrict)
{
    auto const made = plan();
    EXPECT_EQ(made.ring.at(0), 0);
    auto const at = ground();
    EXPECT_DOUBLE_EQ(made.ring.at(1), 30 * at.geo.mm_per_km({61.5, 30.4}));
}

TEST_F(IncidentLayer, DrawsNoSymbolForACircleBeyondAllEdgesOfTheMap)
{
    auto& radius = small.placed[1].incident.radius_km;
    auto const reason = [&] {
        auto const omitted = plan().omitted;
        auto const at = std::ranges::find(omitted, 1u, &Sheet::Omitted::record);
        return at == omitted.end() ? "" : at->reason;
    };
    radius = 120;
    EXPECT_EQ(reason(), "") << "half of the circle can be seen";
    for (double const wide : {600.0, 8000.0}) {
        radius = wide;
        EXPECT_EQ(reason(), "within a circle wider than the map") << wide;
    }
    EXPECT_THAT(endings(plan()), testing::Each(1));
    EXPECT_TRUE(beyond_map(plan()).empty());
    small.placed[1].incident.where = LonLat{60.001, 30.001};
    radius = 30;
    EXPECT_EQ(reason(), "") << "a quarter of it at a corner of the areas";
}

TEST_F(IncidentLayer, TurnsDenseFrom1500PointsOn)
{
    add_crowd(1497);
    EXPECT_FALSE(plan().dense);
    small.add(incident_at("last", {61, 30.5}, "2022"));
    auto const made = plan();
    EXPECT_TRUE(made.dense);
    EXPECT_THAT(made.clusters, IsEmpty());
    EXPECT_THAT(endings(made), testing::Each(1));
    std::size_t dots = 0;
    for (auto const& markers : all_of<Markers>(drawn())) dots += markers.at.size();
    EXPECT_EQ(dots, 1501u) << "the mark of A3 is drawn beside the dots";
}

TEST_F(IncidentLayer, FillsByClaimOnlyWhereSomebodySpeaks)
{
    auto const& reported = small.placed[1].incident;
    EXPECT_EQ(filling_for(scale_of(small.material()), reported), filling_of(ClaimState::reported));
    small.placed[0].incident.claim = ClaimState::reported;
    EXPECT_EQ(filling_for(scale_of(small.material()), reported), Filling::solid);
}

TEST_F(IncidentLayer, SizesBySmallestStatedDeaths)
{
    EXPECT_EQ(symbol_size(small.material(), scale_of(small.material()), small.placed[0].incident),
              small.style.marker);
    small.study.size = "deaths";
    small.placed[0].incident.fatalities = {100, 120};
    small.placed[1].incident.fatalities = {30, {}};
    auto const material = small.material();
    EXPECT_EQ(scale_of(material).most_deaths, 120) << "the highest of all figures";
    EXPECT_GT(symbol_size(material, scale_of(material), small.placed[0].incident),
              symbol_size(material, scale_of(material), small.placed[1].incident));
    EXPECT_GT(symbol_size(material, scale_of(material), small.placed[1].incident),
              symbol_size(material, scale_of(material), small.placed[3].incident));
}

TEST_F(IncidentLayer, TellsUnknownDeathsFromFew)
{
    small.study.size = "deaths";
    auto& deaths = small.placed[0].incident.fatalities;
    small.placed[1].incident.fatalities = {1000, 1000};
    auto const size = [&](CountRange range) {
        deaths = range;
        auto const material = small.material();
        return symbol_size(material, scale_of(material), small.placed[0].incident);
    };
    EXPECT_LT(size({}), size({0, {}}));
    EXPECT_EQ(size({{}, 900}), size({})) << "no lowest figure is stated";
    EXPECT_EQ(size({10, 900}), size({10, 10}));
}

TEST_F(IncidentLayer, OutlinesTheHighestFigure)
{
    small.study.size = "deaths";
    auto& deaths = small.placed[0].incident.fatalities;
    auto const outline = [&](CountRange range) {
        deaths = range;
        auto const material = small.material();
        return outline_size(material, scale_of(material), small.placed[0].incident);
    };
    for (auto const none : {CountRange{}, {900, {}}, {900, 900}, {880, 900}})
        EXPECT_EQ(outline(none), 0);
    small.placed[1].incident.fatalities = {1000, 1000};
    EXPECT_GT(outline({10, 900}), outline({10, 400}));
    EXPECT_EQ(outline({{}, 900}), outline({10, 900}));
    auto const paths = [&] { return all_of<Path>(drawn()).size(); };
    deaths = {10, 900};
    auto const with = paths();
    deaths = {10, 10};
    EXPECT_EQ(with, paths() + 1);
    small.study.size = "";
    EXPECT_EQ(outline({10, 900}), 0);
}

TEST_F(IncidentLayer, LeavesThePartsOfARingHollowThatNobodyElseConfirms)
{
    add_at_one_place(small, 6);
    for (auto& placed : small.placed) placed.incident.claim = ClaimState::attributed;
    auto const parts = [&] {
        auto const scene = drawn();
        auto const* const gathered = find_group(scene, "gathered");
        return gathered == nullptr ? 0 : all_of<Path>(*gathered).size();
    };
    EXPECT_EQ(parts(), 2u) << "the ground and one ring";
    small.placed[0].incident.claim = ClaimState::assessed;
    small.placed[3].incident.claim = ClaimState::claimed;
    EXPECT_EQ(parts(), 4u) << "a full and a hollow part";
    auto const use = use_of(small.material(), plan());
    EXPECT_EQ(use.gathered.size(), 6u);
    EXPECT_EQ(use.hollow_parts.size(), 2u);
}

TEST_F(IncidentLayer, TellsARecordInOneLine)
{
    auto& incident = small.placed[0].incident;
    incident.place = "Here\nthere";
    incident.summary = std::string(5000, 'x');
    auto const title = record_title(incident);
    EXPECT_THAT(title, testing::StartsWith("r1 \xC2\xB7 2021-03-05 \xC2\xB7 Here"));
    EXPECT_LT(title.size(), 320u);
    EXPECT_EQ(title.find('\n'), std::string::npos);
}

TEST_F(IncidentLayer, WritesTheNumberOfAFadedGroupSoThatItCanBeRead)
{
    small.placed.clear();
    for (int i = 0; i < 9; ++i)
        small.add(incident_at("s" + std::to_string(i), {60.5, 30.5}, "2021"));
    Moment moment;
    moment.month = month_of(when("2022-01").first);
    for (std::size_t i = 0; i < 9; ++i) moment.showing.push_back({i, 0.3, false});
    auto const group = drawn(&moment);
    auto const numbers = all_of<TextRun>(group);
    ASSERT_EQ(numbers.size(), 1u);
    EXPECT_GE(style::contrast(numbers[0].colour, small.style.paper), style::wanted_contrast);
    EXPECT_NE(numbers[0].colour, small.style.count_label.colour) << "paler than a fresh one";
    auto const* const gathered = find_group(group, "gathered");
    ASSERT_NE(gathered, nullptr);
    EXPECT_EQ(gathered->opacity, 1);
}

TEST_F(IncidentLayer, NamesSymbolsMovedAsideOnlyWhereOneHasALeader)
{
    auto made = plan();
    made.clusters.front().spread = Spread::displaced;
    EXPECT_FALSE(use_of(small.material(), made).displaced);
    made.clusters.front().shows_leader = true;
    EXPECT_TRUE(use_of(small.material(), made).displaced);
}

}  // namespace
}  // namespace sitmap::map
