// SPDX-License-Identifier: MIT
// The documentation: what it links to is there.
#include "tests/architecture/source_tree.hpp"

#include <gtest/gtest.h>

#include <regex>

namespace sitmap::test {

namespace {

std::vector<SourceFile> documents()
{
    std::vector<SourceFile> found;
    for (auto const* folder : {"docs", "tests", "geodata", "outputs"})
        for (auto& file : files_of(folder, {".md"}))
            if (std::filesystem::path(file.path).string().find("outputs/") != 0 ||
                file.path == "outputs/README.md")
                found.push_back(std::move(file));
    for (auto const* name : {"README.md", "SECURITY.md"})
        found.push_back({name, content_of(source_root / name)});
    return found;
}

/// Targets of [text](target) and ![text](target) within this repository, without their #anchor.
std::vector<std::string> links_of(std::string const& text)
{
    static std::regex const link(R"(\]\(([^)#\s]+)(#[^)\s]*)?\))");
    std::vector<std::string> targets;
    for (std::sregex_iterator match(text.begin(), text.end(), link), end; match != end; ++match)
        if ((*match)[1].str().find("://") == std::string::npos) targets.push_back((*match)[1]);
    return targets;
}

}  // namespace

TEST(Documents, LinkToFilesThatExist)
{
    int seen = 0;
    for (auto const& document : documents())
        for (auto const& target : links_of(document.text)) {
            ++seen;
            auto const path =
                source_root / std::filesystem::path(document.path).parent_path() / target;
            EXPECT_TRUE(std::filesystem::exists(path)) << document.path << " links to " << target;
        }
    EXPECT_GT(seen, 50);
}

TEST(Documents, SayWhatEachExitStatusMeans)
{
    auto const text = content_of(source_root / "docs/errors.md");
    for (auto const* row : {"| 1 | internal |", "| 2 | usage |", "| 3 | input |", "| 4 | gate |",
                            "| 5 | output |", "| 6 | limit |"})
        EXPECT_NE(text.find(row), std::string::npos) << row;
}

TEST(LinksOf, LeavesOutAnchorsAndTheWeb)
{
    EXPECT_EQ(links_of("[a](b.md#c) ![d](e.png) [f](https://g.org) [h](#i)"),
              (std::vector<std::string>{"b.md", "e.png"}));
}

}  // namespace sitmap::test
