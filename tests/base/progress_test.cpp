// SPDX-License-Identifier: MIT
#include "base/progress.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace sitmap {

using testing::EndsWith;
using testing::HasSubstr;

namespace {

std::string printed(ProgressMode mode)
{
    testing::internal::CaptureStderr();
    {
        Progress progress(mode, 2);
        progress.step("map.png");
        progress.step("map.pdf");
    }
    return testing::internal::GetCapturedStderr();
}

/// What `work` writes to stderr while that is a terminal.
template <typename Work>
std::string on_a_terminal(Work work)
{
    int const master = posix_openpt(O_RDWR | O_NOCTTY);
    if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0) return "no terminal";
    int const terminal = open(ptsname(master), O_RDWR | O_NOCTTY);
    int const kept = dup(STDERR_FILENO);
    dup2(terminal, STDERR_FILENO);
    work();
    dup2(kept, STDERR_FILENO);
    std::string text;
    std::array<char, 4096> block{};
    for (pollfd ready{master, POLLIN, 0};
         poll(&ready, 1, 100) == 1 && (ready.revents & POLLIN) != 0;) {
        auto const got = read(master, block.data(), block.size());
        if (got <= 0) break;
        text.append(block.data(), static_cast<std::size_t>(got));
    }
    for (int const descriptor : {master, terminal, kept}) close(descriptor);
    return text;
}

}  // namespace

TEST(Progress, PrintsLinesIfAskedFor)
{
    EXPECT_EQ(printed(ProgressMode::plain), "[1/2] map.png\n[2/2] map.pdf\n");
}

TEST(Progress, SaysNothingWhereNobodyLooks)
{
    EXPECT_EQ(printed(ProgressMode::none), "");
    EXPECT_EQ(printed(ProgressMode::automatic), "") << "stderr is no terminal here";
}

TEST(Progress, DrawsABarOnATerminalAndTakesItAway)
{
    auto const text = on_a_terminal([] {
        Progress progress(ProgressMode::automatic, 2);
        progress.step("map.png");
        progress.step("map.pdf");
        progress.step("more than was said");
    });
    if (text == "no terminal") GTEST_SKIP() << "this system gives no pseudo-terminal";
    EXPECT_THAT(text, HasSubstr("[##############..............] map.png"));
    EXPECT_THAT(text, HasSubstr("[############################] map.pdf"));
    EXPECT_THAT(text, HasSubstr("[############################] more than was said"));
    EXPECT_THAT(text, EndsWith("\r\033[K")) << "the line is clean for what follows";
}

TEST(Progress, NeedsNoSteps)
{
    testing::internal::CaptureStderr();
    {
        Progress progress(ProgressMode::plain, 0);
        progress.step("map.png");
    }
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "[1/1] map.png\n");
}

}  // namespace sitmap
