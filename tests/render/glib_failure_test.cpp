// SPDX-License-Identifier: MIT
#include "render/glib_failure.hpp"

#include <gtest/gtest.h>
#include <pango/pangocairo.h>

#include <limits>
#include <string_view>

#include <sys/wait.h>
#include <unistd.h>

namespace sitmap::render {
namespace {

/// Exit status of a child that does this; minus the signal that ended it.
template <typename Work>
int in_a_child(Work work)
{
    pid_t const child = fork();
    if (child == 0) {
        on_glib_failure([](char const* words) {
            _exit(std::string_view(words).find("allocating") != std::string_view::npos ? 7 : 8);
        });
        work();
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

TEST(GlibFailure, IsHandedOverInsteadOfATrap)
{
    EXPECT_EQ(in_a_child([] { g_free(g_malloc_n(std::numeric_limits<gsize>::max(), 2)); }), 7);
    EXPECT_EQ(in_a_child([] { g_error("creating thread 'x': no more"); }), 8);
}

TEST(GlibFailure, IsNoWarning)
{
    EXPECT_EQ(in_a_child([] { g_log(nullptr, G_LOG_LEVEL_INFO, "nothing"); }), 0);
}

}  // namespace
}  // namespace sitmap::render
