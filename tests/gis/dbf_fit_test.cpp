// SPDX-License-Identifier: MIT
#include "gis/dbf_fit.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace sitmap::gis {
namespace {

VectorLayer one_column(Field field, std::vector<Value> const& values)
{
    VectorLayer layer{"t", "", ShapeKind::none, {std::move(field)}};
    for (auto const& value : values) layer.rows.push_back({{value}});
    return layer;
}

TEST(DbfFit, MakesNamesShortAndUniqueWithoutRegardToCase)
{
    std::vector<Field> const fields{{"province_name_english"},
                                    {"province_name_persian"},
                                    {"PROVINCE_N"},
                                    {"deaths, low"},
                                    {"place_precision", FieldType::text, 0, "place_prec"},
                                    {""},
                                    {"\xd9\x86\xd8\xa7\xd9\x85"}};
    EXPECT_THAT(short_names(fields),
                testing::ElementsAre("province_n", "province_1", "PROVINCE_2", "deaths__lo",
                                     "place_prec", "field", "field_1"));
}

TEST(DbfFit, MakesColumnsAsWideAsTheirValues)
{
    EXPECT_EQ(dbf_column(one_column({"a"}, {std::string("abc"), std::monostate{}}), 0),
              (DbfColumn{3, 0}));
    EXPECT_EQ(dbf_column(one_column({"a"}, {}), 0), (DbfColumn{1, 0}));
    EXPECT_EQ(dbf_column(one_column({"n", FieldType::integer}, {std::int64_t{-120}}), 0),
              (DbfColumn{4, 0}));
    EXPECT_EQ(dbf_column(one_column({"x", FieldType::real}, {0.25, -1234.5}), 0),
              (DbfColumn{8, 2}));
    EXPECT_EQ(dbf_column(one_column({"x", FieldType::real}, {HUGE_VAL, 0.25, -HUGE_VAL}), 0),
              (DbfColumn{4, 2}))
        << "no digits, no width";
    EXPECT_EQ(dbf_column(one_column({"d", FieldType::date}, {Date{0}}), 0), (DbfColumn{8, 0}));
}

TEST(DbfFit, NeverCutsInsideACharacter)
{
    EXPECT_EQ(cut_text("abc", 3), "abc");
    EXPECT_EQ(cut_text("ab\xD9\x86", 3), "ab");
    EXPECT_EQ(cut_text("ab\xD9\x86", 4), "ab\xD9\x86");
    EXPECT_EQ(cut_text("\xE2\x82\xAC", 2), "");
}

TEST(DbfFit, CountsEveryLoss)
{
    VectorLayer layer{"t",
                      "",
                      ShapeKind::none,
                      {{"a_long_field_name"}, {"n", FieldType::integer}, {"x", FieldType::real}}};
    layer.rows.push_back({{std::string(300, 'x'), std::int64_t{4611686018427387904}, 1e-20}});
    layer.rows.push_back({{std::string("short"), std::int64_t{999999999999999999}, 0.5}});
    std::vector<FieldLoss> losses;
    auto const fitted = fit_for_dbf(layer, losses);
    EXPECT_EQ(std::get<std::string>(fitted.rows[0].values[0]).size(), 254u);
    EXPECT_TRUE(std::holds_alternative<std::monostate>(fitted.rows[0].values[1]));
    EXPECT_EQ(std::get<std::int64_t>(fitted.rows[1].values[1]), 999999999999999999);
    EXPECT_THAT(losses, testing::ElementsAre(
                            FieldLoss{"t", "a_long_field_name", "named 'a_long_fie'"},
                            FieldLoss{"t", "a_long_field_name", "1 texts cut to 254 bytes"},
                            FieldLoss{"t", "n", "1 numbers of more than 18 digits left out"},
                            FieldLoss{"t", "x", "1 numbers rounded to 15 decimals"}));
}

TEST(DbfFit, SaysWhatAColumnMakesOfANumber)
{
    constexpr DbfColumn column{24, 15};
    EXPECT_EQ(fitness(0.25, column), DbfFitness::exact);
    EXPECT_EQ(fitness(-1.5e20, column), DbfFitness::exact);  // its decimals are cut, not its digits
    EXPECT_EQ(fitness(123456789.12345679, column), DbfFitness::exact);
    EXPECT_EQ(fitness(1.2e-17, column), DbfFitness::rounded);
    EXPECT_EQ(fitness(1.5e25, column), DbfFitness::too_wide);
}

TEST(DbfFit, LeavesNumbersOutThatNoColumnHolds)
{
    VectorLayer const layer = one_column({"x", FieldType::real}, {1.5e35, -1.5e20, 1.0 / 3});
    std::vector<FieldLoss> losses;
    auto const fitted = fit_for_dbf(layer, losses);
    EXPECT_TRUE(std::holds_alternative<std::monostate>(fitted.rows[0].values[0]));
    EXPECT_EQ(std::get<double>(fitted.rows[1].values[0]), -1.5e20);
    EXPECT_EQ(dbf_column(fitted, 0), (DbfColumn{31, 8}));
    EXPECT_THAT(losses, testing::ElementsAre(
                            FieldLoss{"t", "x", "1 numbers of more than 29 digits left out"},
                            FieldLoss{"t", "x", "1 numbers rounded to 8 decimals"}));
}

}  // namespace
}  // namespace sitmap::gis
