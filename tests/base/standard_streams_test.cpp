// SPDX-License-Identifier: MIT
#include "base/standard_streams.hpp"

#include <gtest/gtest.h>

#include <array>
#include <functional>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sitmap {
namespace {

/// Exit status of a child that does this; its streams are its own.
int in_a_child(std::function<int()> const& work)
{
    pid_t const child = fork();
    if (child == 0) _exit(work());
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(StandardStreams, ClosedOnesGoToNoFile)
{
    auto const opened = in_a_child([] {
        for (int stream = 0; stream < 3; ++stream) close(stream);
        occupy_standard_streams();
        return open("/dev/null", O_WRONLY);
    });
    EXPECT_GE(opened, 3);
}

TEST(StandardStreams, AClosedOutputStillFails)
{
    auto const failed = in_a_child([] {
        close(STDOUT_FILENO);
        occupy_standard_streams();
        return write(STDOUT_FILENO, "x", 1) < 0 ? 7 : 8;
    });
    EXPECT_EQ(failed, 7);
}

TEST(StandardStreams, OpenOnesStayAsTheyAre)
{
    auto const heard = in_a_child([] {
        std::array<int, 2> ends{};
        if (pipe(ends.data()) != 0) return 1;
        dup2(ends[1], STDERR_FILENO);
        occupy_standard_streams();
        say("heard");
        std::array<char, 8> words{};
        return read(ends[0], words.data(), words.size()) == 5 ? 7 : 8;
    });
    EXPECT_EQ(heard, 7);
}

TEST(StandardStreams, WhatNobodyHearsIsNoFailure)
{
    auto const status = in_a_child([] {
        dup2(open("/dev/full", O_WRONLY), STDERR_FILENO);
        say("into a full device");
        say("and again");
        return 7;
    });
    EXPECT_EQ(status, 7);
}

}  // namespace
}  // namespace sitmap
