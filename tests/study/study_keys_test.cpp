// SPDX-License-Identifier: MIT
#include "study/study_keys.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

using namespace sitmap::study;

TEST(StudyKeys, AreNamedOnce)
{
    std::set<std::string> names;
    for (auto const& key : study_keys()) EXPECT_TRUE(names.insert(key.name).second) << key.name;
    EXPECT_TRUE(names.contains("incidents.columns.weight"));
}

TEST(StudyKeys, WriteTextsThatTomlReadsBack)
{
    EXPECT_EQ(toml_quoted("a \"b\" \\ \n\t\x01"), R"("a \"b\" \\ \n\t\u0001")");
    EXPECT_EQ(toml_quoted("بلخ"), "\"بلخ\"");
}

TEST(StudyKeys, ResolvePathsButNotDatabases)
{
    EXPECT_EQ(resolved("a.csv", "x"), "x/a.csv");
    EXPECT_EQ(resolved("../a.csv", "x/y"), "x/a.csv");
    EXPECT_EQ(resolved("/a.csv", "x"), "/a.csv");
    EXPECT_EQ(resolved("records", "x"), "x/records");
    EXPECT_EQ(resolved("PG:host=a.b", "x"), "PG:host=a.b");
    EXPECT_EQ(resolved("postgresql://me:secret@h/db", "x"), "postgresql://me:secret@h/db");
    EXPECT_EQ(resolved("", "x"), "");
}

TEST(StudyKeys, TakeOneHomeOrSeveral)
{
    auto const key = std::ranges::find(study_keys(), "areas.home", &Key<Study>::name);
    Study study;
    EXPECT_EQ(key->text(study), "\"\"");
    EXPECT_TRUE(study.areas.is_home("AF")) << "without a home all are";
    EXPECT_EQ(key->set(study, std::string{"AF"}, "x"), "");
    EXPECT_TRUE(study.areas.has_at_home("AF"));
    EXPECT_EQ(key->text(study), "\"AF\"");
    EXPECT_EQ(key->set(study, std::vector<std::string>{"MLI", "BFA"}, "x"), "");
    EXPECT_TRUE(study.areas.has_at_home("BFA"));
    EXPECT_FALSE(study.areas.has_at_home("AF"));
    EXPECT_FALSE(study.areas.is_home("AF"));
    EXPECT_EQ(key->text(study), R"(["MLI", "BFA"])");
    EXPECT_EQ(key->set(study, true, "x"), "must be a text or a list of texts");
}

TEST(StudyKeys, TakeALayerOnlyWhereOneMayStand)
{
    auto const set = [](std::string const& name, std::string const& value) {
        Study study;
        auto const key = std::ranges::find(study_keys(), name, &Key<Study>::name);
        EXPECT_EQ(key->set(study, value, "x"), "");
        return study;
    };
    EXPECT_EQ(set("areas.rivers", "rivers").areas.rivers, "rivers");
    EXPECT_EQ(set("areas.rivers", "rivers.gpkg").areas.rivers, "x/rivers.gpkg");
    EXPECT_EQ(set("incidents.file", "records").incidents.file, "x/records");
}
