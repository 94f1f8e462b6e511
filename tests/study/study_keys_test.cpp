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
