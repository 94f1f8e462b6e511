// SPDX-License-Identifier: MIT
#include "cli/join_rows.hpp"

#include <gmock/gmock.h>

namespace sitmap::cli {
namespace {

std::vector<std::unique_ptr<AreaLayer>> one_layer()
{
    Area const area{"a;b", "=cmd", "", {{{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}}}};
    std::vector<std::unique_ptr<AreaLayer>> layers;
    layers.push_back(
        std::make_unique<AreaLayer>(std::vector{area}, PointsAndAreas{}, std::span<Area const>{}));
    return layers;
}

TEST(JoinRows, QuoteWhatTheSeparatorWouldCut)
{
    EXPECT_EQ(delimited_field("a;b", ';'), "\"a;b\"");
    EXPECT_EQ(delimited_field("a;b", ','), "a;b");
    EXPECT_EQ(delimited_field("a,b", ';'), "\"a,b\"");
    EXPECT_EQ(delimited_field("a\"b\t", '\t'), "\"a\"\"b\t\"");
}

TEST(JoinRows, AddTheirColumnsBehindTheRecord)
{
    auto const layers = one_layer();
    JoinRows const rows(layers, ';', true);
    load::PointBatch batch;
    batch.lon = {0.5, 7};
    batch.lat = {0.5, 7};
    batch.month = {0, 0};
    batch.row = {2, 3};
    batch.text = {"x", "y"};
    auto const joined = rows.rows(batch);
    EXPECT_EQ(joined.rows, "x;\"a;b\";'=cmd;within;;1;1\ny;;;none;;;0\n");
    EXPECT_EQ(joined.shares, "2,a;b,1\n3,,1\n");
    EXPECT_EQ(joined.found, 1);
}

TEST(JoinRows, NameColumnsThatAreNotTakenYet)
{
    auto const layers = one_layer();
    JoinRows const rows(layers, ',', false);
    std::vector<std::string> const taken{"AREA_ID", "area_id_2"};
    EXPECT_EQ(rows.added_columns(taken).front(), "area_id_3");
}

TEST(JoinRows, GiveTheColumnsOfALayerOneNumber)
{
    auto layers = one_layer();
    layers.push_back(std::move(one_layer().front()));
    JoinRows const rows(layers, ',', false);
    using testing::ElementsAre;
    EXPECT_THAT(rows.added_columns(std::vector<std::string>{"id", "join_method"}),
                ElementsAre("area_id_2", "area_name_2", "join_method_2", "distance_km_2",
                            "area_share_2", "n_candidates_2", "area_id_3", "area_name_3",
                            "join_method_3", "distance_km_3", "area_share_3", "n_candidates_3"));
    EXPECT_THAT(rows.added_columns(std::vector<std::string>{"area_name_2"}),
                testing::AllOf(testing::Contains("area_id"), testing::Contains("area_id_3")));
}

}  // namespace
}  // namespace sitmap::cli
