// SPDX-License-Identifier: MIT
// map_sheet_test.cpp: a sheet with one map: its parts, its accounting, and the pictures of a film.
#include "map/map_sheet.hpp"

#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsSupersetOf;

struct MapSheetTest : testing::Test {
    SmallStudy small;
    study::Sheet sheet;

    MapSheetTest()
    {
        sheet.key = "map";
        sheet.kind = "overview";
        small.reach(analysis::Step::contact);
    }
    MapSheet plan(std::string const& page = "a4")
    {
        return plan_map_sheet(small.material(), sheet, page_from(page));
    }
    Moment moment(std::string const& month, std::vector<Showing> showing = {})
    {
        Moment made;
        made.month = month_of(when(month).first);
        made.showing = std::move(showing);
        return made;
    }
};

TEST_F(MapSheetTest, HasItsLayers)
{
    small.countries.push_back(rectangle_area("XC", "XC", {64, 26}, {70, 36}));  // for the inset
    auto const drawn = draw_map_sheet(plan(), small.material());
    for (auto const* name : {"map", "ground", "areas", "arrivals", "incidents", "labels", "inset",
                             "scale bar", "north arrow", "header", "footer", "panel"})
        EXPECT_NE(find_group(drawn.scene.root, name), nullptr) << name;
    EXPECT_THAT(marker_ids(*find_group(drawn.scene.root, "incidents")),
                ElementsAre("r1", "r2", "r3"));
    EXPECT_TRUE(drawn.georeference);
}

TEST_F(MapSheetTest, SetsNamesBelowSymbolsButAboveACloudOfDots)
{
    auto const order = [&] {
        auto const drawn = draw_map_sheet(plan(), small.material());
        auto const* const map = find_group(drawn.scene.root, "map");
        std::vector<std::string> names;
        for (auto const& node : map->children)
            if (auto const* group = std::get_if<std::unique_ptr<Group>>(&node))
                if ((*group)->name == "labels" || (*group)->name == "incidents")
                    names.push_back((*group)->name);
        return names;
    };
    EXPECT_THAT(order(), ElementsAre("labels", "incidents"));
    for (int i = 0; i < 2000; ++i)
        small.add(incident_at("d" + std::to_string(i), {60.5, 30.5}, "2022"));
    EXPECT_THAT(order(), ElementsAre("incidents", "labels"));
}

TEST_F(MapSheetTest, AccountsForEveryShownRecordOnce)
{
    small.add_fire("r2");
    auto const drawn = draw_map_sheet(plan(), small.material());
    std::vector<std::size_t> all = drawn.points;
    all.insert(all.end(), drawn.area_marks.begin(), drawn.area_marks.end());
    for (auto const& omitted : drawn.omitted) all.push_back(omitted.record);
    std::ranges::sort(all);
    EXPECT_THAT(all, ElementsAre(0, 1, 2, 3));
}

TEST_F(MapSheetTest, KeepsLabelsInsideTheFrameOnEveryPage)
{
    small.places = {{"Edge Town", {}, "XA", "A1", {60.02, 30.02}, 1},
                    {"Middle", {}, "XA", "A2", {61.5, 30.7}, 1}};
    for (auto const* page : {"slide", "a4", "a4-portrait", "a3", "square", "60x60mm@150"}) {
        auto const made = plan(page);
        for (auto const& label : made.labels.placed) {
            auto const& box = made.ground.box;
            EXPECT_GE(label.box.x, box.x) << page << " " << label.id;
            EXPECT_GE(label.box.y, box.y) << page << " " << label.id;
            EXPECT_LE(label.box.right(), box.right()) << page << " " << label.id;
            EXPECT_LE(label.box.bottom(), box.bottom()) << page << " " << label.id;
        }
        EXPECT_EQ(made.labels.placed.size() + made.labels.dropped.size(), made.requests.size());
    }
}

TEST_F(MapSheetTest, EveryLineOfTheFooterIsOnThePage)
{
    for (int i = 0; i < 40; ++i) small.study.sources += "source " + std::to_string(i) + ", ";
    for (auto const* page : {"640x480px", "520x600px", "a4-portrait", "slide"}) {
        auto const made = plan(page);
        EXPECT_DOUBLE_EQ(made.frame.slots.footer.height, made.frame.footer.height) << page;
        EXPECT_DOUBLE_EQ(made.ground.box.height, made.frame.slots.map.height) << page;
        auto const scene = draw_map_sheet(made, small.material()).scene;
        auto const lines = all_of<TextRun>(*find_group(scene.root, "footer"));
        EXPECT_GT(lines.size(), 2u) << page << ": of several lines, and the run";
        for (auto const& line : lines) {
            auto const size = small.measure.measure(line.text, line.font);
            EXPECT_GE(line.at.y - size.ascent, made.frame.slots.footer.y) << page << line.text;
            EXPECT_LE(line.at.y + size.descent, scene.height) << page << line.text;
        }
    }
}

TEST_F(MapSheetTest, TakesTheFrameOfTheSheet)
{
    sheet.frame = {{60, 30, 61, 31}};
    auto const drawn = draw_map_sheet(plan(), small.material());
    EXPECT_THAT(drawn.points, ElementsAre(0));
    EXPECT_EQ(drawn.omitted.size(), 3u);
}

TEST_F(MapSheetTest, GivesTheSameSceneTwice)
{
    EXPECT_EQ(dump(draw_map_sheet(plan(), small.material()).scene),
              dump(draw_map_sheet(plan(), small.material()).scene));
}

TEST_F(MapSheetTest, DrawsABackgroundOfAFilmAgainOnlyWhenItChanges)
{
    auto const made = plan();
    auto const material = small.material();
    auto const background = [&](Moment const& m) {
        return dump(draw_map_sheet(made, material, &m, Part::background).scene);
    };
    auto const may = moment("2021-05", {{0, 1, false}});
    auto const june = moment("2021-06", {{0, 0.5, false}});
    auto const next_year = moment("2022-05");
    EXPECT_EQ(background_state(made, material, &may), background_state(made, material, &june));
    EXPECT_EQ(background(may), background(june));
    EXPECT_NE(background_state(made, material, &may), background_state(made, material, &next_year));
    EXPECT_NE(background(may), background(next_year)) << "A2 is reached in April 2022";
}

TEST_F(MapSheetTest, StandsTheForegroundOfAFilmOnNothing)
{
    auto const made = plan();
    auto const march = moment("2021-03", {{0, 1, false}});
    auto const drawn = draw_map_sheet(made, small.material(), &march, Part::foreground);
    EXPECT_EQ(drawn.scene.paper.alpha, 0);
    EXPECT_EQ(find_group(drawn.scene.root, "ground"), nullptr);
    EXPECT_THAT(marker_ids(*find_group(drawn.scene.root, "incidents")), ElementsAre("r1"));
    EXPECT_THAT(texts_of(drawn.scene.root),
                IsSupersetOf({"March 2021", "0 dated to it, 0 possible, 0 so far"}));
}

TEST_F(MapSheetTest, DrawsFireFromItsMonthOn)
{
    small.add_fire("r2");
    auto const made = plan();
    auto const before = moment("2022-03"), after = moment("2022-04");
    auto const shows = [&](Moment const& m) {
        auto const drawn = draw_map_sheet(made, small.material(), &m);
        return find_group(drawn.scene.root, "fire") != nullptr;
    };
    EXPECT_FALSE(shows(before));
    EXPECT_TRUE(shows(after));
}

TEST_F(MapSheetTest, FramesFireBetweenExactPlaces)
{
    small.add_fire("r2");
    small.fires[0].origin = small.fires[0].target = small.fires[0].corridor = {};
    MapSheetRules rules;
    rules.fire = true;
    auto const made = plan_map_sheet(small.material(), sheet, page_from("a4"), rules);
    for (auto const& end : {small.fires[0].event.origin, small.fires[0].event.target})
        EXPECT_TRUE(made.ground.geo.shows(made.ground.geo.to_page(end.where).value()));
}

TEST_F(MapSheetTest, FramesFireDueNorthDueEastAndOnTheSpot)
{
    small.add_fire("r2");
    auto& fire = small.fires[0];
    fire.origin = fire.target = fire.corridor = {};
    MapSheetRules rules;
    rules.fire = true;
    auto const from = fire.event.origin.where;
    for (LonLat const to : {LonLat{from.lon, 31.4}, {62.4, from.lat}, from}) {
        fire.event.target.where = to;
        auto const made = plan_map_sheet(small.material(), sheet, page_from("a4"), rules);
        EXPECT_TRUE(made.ground.geo.shows(made.ground.geo.to_page(from).value()));
        EXPECT_TRUE(made.ground.geo.shows(made.ground.geo.to_page(to).value()));
    }
}

TEST_F(MapSheetTest, SpeaksOfFireAloneOnAFireSheet)
{
    small.add_fire("r2");
    MapSheetRules rules;
    rules.fire = true;
    rules.arrows = false;
    auto const made = plan_map_sheet(small.material(), sheet, page_from("a4"), rules);
    auto const drawn = draw_map_sheet(made, small.material());
    EXPECT_THAT(drawn.points, ElementsAre(1));
    EXPECT_TRUE(made.plan.clusters.empty());
    EXPECT_THAT(texts_of(*find_group(drawn.scene.root, "panel")),
                IsSupersetOf({"How to read the drawing"}));
}

TEST_F(MapSheetTest, SaysHowManyRecordsLieBeyondTheFrameOfTheSheet)
{
    sheet.frame = {{60, 30.3, 61, 30.7}};
    small.add(incident_at("above", {60.5, 30.8}, "2021"));
    auto const note = [&] {
        auto const texts = texts_of(draw_map_sheet(plan(), small.material()).scene.root);
        std::string all;
        for (auto const& text : texts) all += text + " ";
        return all;
    };
    EXPECT_THAT(note(), testing::HasSubstr("Of those drawn at a place 1 lies beyond the frame"));
    sheet.frame = {{60, 30, 61, 31}};
    EXPECT_THAT(note(), testing::Not(testing::HasSubstr("beyond the frame")));
}

}  // namespace
}  // namespace sitmap::map
