// SPDX-License-Identifier: MIT
// shading_test.cpp: which class each area is in, and the colours and words of the classes.
#include "map/shading.hpp"

#include "map/ramps.hpp"
#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> labels_of(Shading const& shading)
{
    std::vector<std::string> labels;
    for (auto const& c : shading.classes) labels.push_back(c.label);
    return labels;
}

/// Areas in the classes and areas without are all home areas.
std::size_t areas_in(Shading const& shading)
{
    std::size_t sum = shading.without;
    for (auto const& c : shading.classes) sum += c.areas;
    return sum;
}

/// Squares in a row, one record in each, the first in `year`, the others a year later each.
SmallStudy years_in_a_row(int count, int year)
{
    SmallStudy small;
    small.areas.clear();
    small.placed.clear();
    for (int i = 0; i < count; ++i) {
        auto const number = std::string(i < 10 ? "0" : "") + std::to_string(i);
        small.areas.push_back(rectangle_area("A" + number, "XA", {40.0 + i, 30}, {41.0 + i, 31}));
        small.add(incident_at("r" + number, {40.5 + i, 30.5}, std::to_string(year + i)));
    }
    return small;
}

TEST(Shading, NamesTheYearOfTheFirstRecord)
{
    SmallStudy small;
    auto const shading = shading_for(small.material());
    EXPECT_THAT(labels_of(shading), ElementsAre("2021", "2022"));
    EXPECT_EQ(shading.class_of[0], 0u);
    EXPECT_EQ(shading.class_of[1], 1u);
    EXPECT_EQ(shading.class_of[3], std::nullopt) << "B1 is not of the home country";
    EXPECT_EQ(areas_in(shading), 3u);
}

TEST(Shading, SaysThatAFirstRecordIsTheFirstOfAStatedPeriod)
{
    SmallStudy small;
    EXPECT_EQ(shading_for(small.material()).heading, "First record in the area");
    small.study.period = when("2022");
    EXPECT_EQ(shading_for(small.material()).heading, "First record in the period");
}

TEST(Shading, IsLightWhereThereIsOneClass)
{
    SmallStudy small;
    small.placed.resize(1);
    auto const shading = shading_for(small.material());
    ASSERT_EQ(shading.classes.size(), 1u);
    EXPECT_GT(style::contrast(shading.classes[0].colour, small.style.sequence.front()), 2);
}

TEST(Shading, CountsUpToTheMomentInAFilm)
{
    SmallStudy small;
    small.placed.clear();
    small.study.shade = study::Shade::count;
    small.study.shade_options.method = "given";
    small.study.shade_options.breaks = {1, 2, 4, 9};
    // Four records in the first area: one a month from February on, the last one dated to a range
    // that ends beyond the period; two in the second.
    for (auto const* const date : {"2021-02", "2021-03-05", "2021-04", "2021-05/2021-09"})
        small.add(incident_at(date, {60.5, 30.5}, date));
    for (auto const* const date : {"2021-03", "2021-03-09"})
        small.add(incident_at(std::string("b") + date, {61.5, 30.5}, date));
    auto material = small.material();
    material.period = when("2021-01/2021-06");
    auto const shading = shading_for(material);
    auto const month = [](std::string const& text) { return month_of(when(text).first); };
    EXPECT_THAT(shading.steps[0],
                ElementsAre(ShadeStep{month("2021-02"), 0}, ShadeStep{month("2021-03"), 1},
                            ShadeStep{month("2021-06"), 2}));
    EXPECT_THAT(shading.steps[1], ElementsAre(ShadeStep{month("2021-03"), 1}));
    EXPECT_EQ(shading.steps[0].back().shade, shading.class_of[0]);
    EXPECT_EQ(shading.steps[1].back().shade, shading.class_of[1]);
    Moment moment;
    moment.month = month("2021-01");
    EXPECT_EQ(shade_at(shading, 0, &moment), std::nullopt);
    moment.month = month("2021-05");
    EXPECT_EQ(shade_at(shading, 0, &moment), 1u);
    EXPECT_EQ(shade_at(shading, 2, &moment), std::nullopt) << "no record at all";
    EXPECT_EQ(shade_at(shading, 0, nullptr), 2u);
}

TEST(Shading, KeepsGivenClassesTheirBoundsAndTheirColours)
{
    SmallStudy small;
    small.count_nine_and_two();
    small.study.shade_options.method = "given";
    small.study.shade_options.breaks = {5, 10, 40};
    auto const few = shading_for(small.material());
    EXPECT_THAT(labels_of(few), ElementsAre("1\xE2\x80\x93"
                                            "4",
                                            "5\xE2\x80\x93"
                                            "9",
                                            "10\xE2\x80\x93"
                                            "39",
                                            "40 and more"));
    EXPECT_EQ(few.classes[2].areas, 0u);
    EXPECT_EQ(few.note, "Shade: 4 classes, given breaks: 5, 10, 40.");
    for (int i = 0; i < 60; ++i)
        small.add(incident_at("c" + std::to_string(i), {60.5, 30.5}, "2021-01"));
    auto const many = shading_for(small.material());
    EXPECT_EQ(labels_of(many), labels_of(few));
    for (std::size_t i = 0; i < few.classes.size(); ++i)
        EXPECT_EQ(many.classes[i].colour, few.classes[i].colour) << i;
    EXPECT_EQ(many.class_of[0], 3u);
}

TEST(Shading, KnowsWhereOneClassHoldsAreasOfDifferentNumbers)
{
    SmallStudy small;
    small.count_nine_and_two();
    EXPECT_FALSE(shading_for(small.material()).is_one_for_all);
    small.study.shade_options.classes = 1;
    EXPECT_TRUE(shading_for(small.material()).is_one_for_all);
    small.placed.resize(1);
    EXPECT_FALSE(shading_for(small.material()).is_one_for_all) << "one number";
}

TEST(Shading, GivesTheLowestClassToFewerRecordsThanThat)
{
    SmallStudy small;
    small.placed.clear();
    small.study.shade = study::Shade::count;
    for (int i = 0; i < 3; ++i)
        small.add(
            incident_at("a" + std::to_string(i), {60.5, 30.5}, "2021-0" + std::to_string(i + 1)));
    auto const shading = shading_for(small.material());
    Moment moment;
    moment.month = month_of(when("2021-01").first);
    EXPECT_EQ(shade_at(shading, 0, &moment), 0u);
}

TEST(Shading, NamesClassesOfAFilmByTheirBounds)
{
    SmallStudy small;
    small.count_nine_and_two();
    auto const material = small.material();
    EXPECT_THAT(labels_of(shading_for(material)), ElementsAre("2", "9"));
    auto shading = shading_for(material, true);
    EXPECT_THAT(labels_of(shading), ElementsAre("1–8", "9"));
    EXPECT_EQ(shading.heading, "Records in the area so far");
    Moment moment;
    moment.month = month_of(when("2021-08").first);
    EXPECT_EQ(shade_at(shading, 0, &moment), 0u) << "8 records";
    count_visible(shading, material, ground_for(material, Frame{59, 29, 64, 33}, {0, 0, 200, 200}));
    EXPECT_EQ(shading.classes[0].areas, 2u) << "both areas take it";
    EXPECT_EQ(shading.classes[1].areas, 1u);
    EXPECT_EQ(shading.without, 1u) << "A3; the others have a record in the first month";
}

TEST(Shading, MergesTheEarliestYearsWhenThereAreMoreYearsThanShades)
{
    auto small = years_in_a_row(10, 2010);
    auto const shading = shading_for(small.material());
    ASSERT_EQ(small.style.sequence.size(), 4u);
    EXPECT_THAT(labels_of(shading), ElementsAre("2010\xE2\x80\x93"
                                                "2016",
                                                "2017", "2018", "2019"));
    EXPECT_EQ(shading.classes[0].areas, 7u);
    EXPECT_EQ(areas_in(shading), 10u);
}

TEST(Shading, GivesAnAreaItsShadeInTheMonthOfItsArrival)
{
    SmallStudy small;
    auto const shading = shading_for(small.material());
    Moment moment;
    moment.month = month_of(when("2021-12").first);
    auto const early = fills_of(shading, &moment);
    EXPECT_TRUE(early[0]);
    EXPECT_FALSE(early[1]);
    auto const still = fills_of(shading, nullptr);
    EXPECT_TRUE(still[1]);
    EXPECT_FALSE(still[3]);
}

TEST(Shading, CountsRecordsInClasses)
{
    SmallStudy small;
    small.study.shade = study::Shade::count;
    for (int i = 0; i < 7; ++i)
        small.add(incident_at("more" + std::to_string(i), {60.5, 30.5}, "2021-03"));
    auto const shading = shading_for(small.material());
    EXPECT_THAT(labels_of(shading), ElementsAre("1", "8"));
    EXPECT_EQ(shading.class_of[0], 1u);
    EXPECT_EQ(shading.class_of[1], 0u);
    EXPECT_EQ(areas_in(shading), 3u);
    EXPECT_THAT(shading.note, HasSubstr("Jenks"));
}

TEST(Shading, PartsCertainFromUncertainAreas)
{
    SmallStudy small;
    small.study.shade = study::Shade::count;
    small.study.shade_options.certainty = true;
    auto const shading = shading_for(small.material());
    EXPECT_THAT(labels_of(shading), ElementsAre("1, mostly certain", "1, mostly uncertain"));
    EXPECT_EQ(shading.class_of[0], 0u) << "claimed, at a site";
    EXPECT_EQ(shading.class_of[1], 1u) << "reported by nobody in particular";
    EXPECT_NE(shading.classes[0].colour, shading.classes[1].colour);
}

TEST(Shading, CountsWhatTheFrameShows)
{
    SmallStudy small;
    auto const material = small.material();
    auto shading = shading_for(material);
    auto const sum = [&] {
        std::size_t all = shading.without;
        for (auto const& c : shading.classes) all += c.areas;
        return all;
    };
    EXPECT_EQ(sum(), 3u);
    count_visible(shading, material,
                  ground_for(material, Frame{60.1, 30.1, 60.6, 30.6}, {0, 0, 200, 200}));
    EXPECT_EQ(sum(), 1u) << "A1 alone";
}

TEST(Shading, HasNoClassWithoutARecordOrWithoutAShade)
{
    SmallStudy small;
    small.study.shade = study::Shade::none;
    EXPECT_TRUE(shading_for(small.material()).classes.empty());
    small.placed.clear();
    for (auto const shade : {study::Shade::arrival, study::Shade::count}) {
        small.study.shade = shade;
        auto const shading = shading_for(small.material());
        EXPECT_TRUE(shading.classes.empty());
        EXPECT_EQ(shading.without, 3u);
        EXPECT_EQ(shading.note, "");
    }
}

TEST(Shading, TellsUncertainAreasByAHatchAndNotByAPalerShade)
{
    SmallStudy small;
    small.count_nine_and_two();
    small.study.shade_options.certainty = true;
    auto const shading = shading_for(small.material());
    auto const half = shading.classes.size() / 2;
    for (std::size_t i = 0; i < half; ++i) {
        EXPECT_FALSE(shading.classes[i].hatch);
        ASSERT_TRUE(shading.classes[half + i].hatch);
        EXPECT_EQ(shading.classes[half + i].hatch->ground, shading.classes[i].colour);
        EXPECT_EQ(shading.classes[half + i].hatch->colour, small.style.no_data);
    }
    auto const fills = fills_of(shading, nullptr);
    ASSERT_TRUE(fills[0]);
    EXPECT_TRUE(std::holds_alternative<Hatch>(*fills[0])) << "nobody stands behind the nine";
}

TEST(Shading, UsesTheQuietSequenceUnlessARampIsNamed)
{
    SmallStudy small;
    small.count_nine_and_two();
    small.study.shade_options.certainty = true;
    EXPECT_EQ(shading_for(small.material()).classes[0].colour, small.style.sequence.back());
    EXPECT_FALSE(ramp_of_counts(small.material()));
    small.style.count_ramp = "Blues";
    auto const blue = shading_for(small.material()).classes[0].colour;
    EXPECT_GT(blue.blue, blue.red);
}

TEST(Shading, SoftensStrongClassesAndKeepsThemInOrder)
{
    SmallStudy small;
    small.count_nine_and_two();
    auto const full = shading_for(small.material());
    auto softer = full;
    soften(softer, small.style.no_data);
    auto const off = [&](ShadeClass const& shade) {
        return difference(shade.colour, small.style.no_data);
    };
    EXPECT_LT(off(softer.classes[1]), off(full.classes[1]) * 0.75);
    EXPECT_GT(off(softer.classes[1]), off(softer.classes[0]));
    EXPECT_GE(off(softer.classes[0]), least_apart);
}

}  // namespace
}  // namespace sitmap::map
