// SPDX-License-Identifier: MIT
#include "cli/area_audit.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <oneapi/tbb/global_control.h>

namespace sitmap::cli {
namespace {

Area square(std::string const& id, double west)
{
    return {id, id, "", {{{{west, 0}, {west + 1, 0}, {west + 1, 1}, {west, 1}, {west, 0}}}}};
}

std::vector<Area> overlapping()
{
    return {square("a", 0), square("b", 0.5)};
}

std::vector<std::string> told(std::vector<Notice> const& notices)
{
    std::vector<std::string> words;
    for (auto const& notice : notices) words.push_back(notice.subject + ": " + notice.text);
    return words;
}

using testing::ElementsAre;
using testing::StartsWith;

TEST(AreaAudit, TellsWhatItFoundBesideOtherWork)
{
    for (int i = 0; i < 20; ++i) {
        AreaAudit audit{overlapping(), {}};
        EXPECT_THAT(told(audit.finish()), ElementsAre(StartsWith("a: overlaps b by 6")));
    }
}

TEST(AreaAudit, IsDoneAtTheEndWhereThereIsOneThread)
{
    using oneapi::tbb::global_control;
    global_control const one{global_control::max_allowed_parallelism, 1};
    AreaAudit audit{overlapping(), {}};
    EXPECT_THAT(told(audit.finish()), ElementsAre(StartsWith("a: overlaps b by 6")));
}

TEST(AreaAudit, MayBeGivenUp)
{
    for (int i = 0; i < 20; ++i) AreaAudit const audit{overlapping(), {}};
    AreaAudit nothing{{}, {}};
    EXPECT_TRUE(nothing.finish().empty());
}

}  // namespace
}  // namespace sitmap::cli
