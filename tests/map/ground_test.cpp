// SPDX-License-Identifier: MIT
// ground_test.cpp: the frame around the home areas, the layers of the ground, names by language.
#include "map/ground.hpp"

#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using namespace test;
using testing::ElementsAre;

Box const box{10, 20, 200, 140};

TEST(Ground, DrawsEachAreaWithItsFillOrNoData)
{
    SmallStudy small;
    auto const material = small.material();
    auto const ground = ground_for(material, {}, box);
    Group into;
    Colour const shade{1, 2, 3};
    add_ground(into, material, ground, {shade, {}, {}, {}});
    auto const* const areas = find_group(into, "areas");
    ASSERT_NE(areas, nullptr);
    std::vector<std::string> ids;
    std::vector<Colour> fills;
    for (auto const& path : all_of<Path>(*areas)) {
        ids.push_back(path.id);
        fills.push_back(std::get<Colour>(path.fill.value()));
    }
    EXPECT_THAT(ids, ElementsAre("A1", "A2", "A3"));
    EXPECT_THAT(fills, ElementsAre(shade, small.style.no_data, small.style.no_data));
    EXPECT_EQ(all_of<Path>(*find_group(into, "neighbours")).size(), 1u);
    EXPECT_NE(find_group(into, "graticule"), nullptr);
}

double length_of(Path const& path)
{
    double length = 0;
    for (auto const& line : path.outlines)
        for (std::size_t i = 1; i < line.points.size(); ++i)
            length += distance(line.points[i - 1], line.points[i]);
    return length;
}

TEST(Ground, RimsTheHomeAreasWhereNoCountriesAreGiven)
{
    SmallStudy small;
    auto const rims = [&] {
        auto const material = small.material();
        Group into;
        add_ground(into, material, ground_for(material, Frame{59, 29, 64, 33}, box), {});
        std::vector<Path> paths;
        for (auto const& name : {"neighbours", "ground"})
            for (auto const& node : find_group(into, name)->children)
                if (auto const* const group = std::get_if<std::unique_ptr<Group>>(&node);
                    group != nullptr && (*group)->name == "rim")
                    for (auto const& path : all_of<Path>(**group)) paths.push_back(path);
        return paths;
    };
    EXPECT_TRUE(rims().empty());
    small.countries.clear();
    auto const drawn = rims();
    ASSERT_EQ(drawn.size(), 2u) << "XB, then the home areas";
    auto const extent = bounds_of(drawn[1].outlines);
    double const around = 2 * (extent.width + extent.height);
    EXPECT_NEAR(length_of(drawn[1]), around, 0.05 * around) << "without the borders within";
}

TEST(Ground, ShowsSymbolsAtTheEdgeOfSmallMapsWhole)
{
    SmallStudy small;
    small.placed.clear();
    small.style.marker = 1.8;
    Box const cell{10, 20, 24, 12};
    Frame const frame{60, 30, 63, 31};
    auto const left_of = [&](LonLat where) {
        small.placed.clear();
        small.add(incident_at("r", where, "2021")).place_precision = PlacePrecision::town;
        return ground_for(small.material(), frame, cell).geo.to_page(where)->x - cell.x;
    };
    EXPECT_GE(left_of({60.02, 30.5}), 0.9);
    EXPECT_NEAR(left_of({60.5, 30.5}), 4, 0.1) << "as large as it goes where none is cut";
}

TEST(Ground, LeavesDetailsOutOfSmallMaps)
{
    SmallStudy small;
    small.rivers = {{"River", {{60, 30.5}, {63, 30.5}}}};
    auto const material = small.material();
    auto const ground = ground_for(material, {}, box);
    EXPECT_THAT(ground.river_names, ElementsAre("River"));
    Group full, plain;
    add_ground(full, material, ground, {});
    add_ground(plain, material, ground, {}, false);
    EXPECT_NE(find_group(full, "rivers"), nullptr);
    EXPECT_EQ(find_group(plain, "rivers"), nullptr);
    EXPECT_EQ(find_group(plain, "graticule"), nullptr);
}

TEST(Ground, WritesDegreesInsideTheFrame)
{
    SmallStudy small;
    auto const material = small.material();
    auto const labels = graticule_labels(material, ground_for(material, {}, box));
    ASSERT_FALSE(labels.empty());
    for (auto const& label : labels) {
        EXPECT_GE(label.box.x, box.x) << label.run.text;
        EXPECT_LE(label.box.right(), box.right()) << label.run.text;
        EXPECT_GE(label.box.y, box.y) << label.run.text;
        EXPECT_LE(label.run.at.y, box.bottom()) << label.run.text;
        EXPECT_NEAR(label.box.bottom(), label.run.at.y, 1e-9) << label.run.text;
    }
}

TEST(Ground, NamesAreasAndPlacesInTheLanguageOfTheStudy)
{
    SmallStudy small;
    small.names = {{"A1", "One", {{"fa", "\xDB\x8C\xDA\xA9"}}, "", {}}};
    Place const place{"Town", {{"fa", "\xD8\xB4\xD9\x87\xD8\xB1"}}, "XA", "A1", {60.5, 30.5}, 1};
    auto const label = [&](std::string const& language, std::size_t area) {
        small.study.language = language;
        return area_label(small.material(), small.areas[area]);
    };
    EXPECT_THAT(label("en", 0), ElementsAre("One"));
    EXPECT_THAT(label("fa", 0), ElementsAre("\xDB\x8C\xDA\xA9"));
    EXPECT_THAT(label("en+fa", 0), ElementsAre("One", "\xDB\x8C\xDA\xA9"));
    EXPECT_THAT(label("ps", 0), ElementsAre("One")) << "no Pashto name is known";
    EXPECT_THAT(label("fa", 1), ElementsAre("Land A2")) << "not in the table of names";
    small.study.language = "fa";
    EXPECT_THAT(place_label(small.material(), place), ElementsAre("\xD8\xB4\xD9\x87\xD8\xB1"));
    small.study.language = "en+fa";
    EXPECT_THAT(place_label(small.material(), place),
                ElementsAre("Town", "\xD8\xB4\xD9\x87\xD8\xB1"));
}

}  // namespace
}  // namespace sitmap::map
