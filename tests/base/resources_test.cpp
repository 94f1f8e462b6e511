// SPDX-License-Identifier: MIT
#include "base/resources.hpp"

#include "tests/support/expect_error.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sitmap {
namespace {

/// `work` in a process of its own: a limit that has been lowered stays.
template <typename Work>
void in_child(Work work)
{
    auto const child = ::fork();
    if (child == 0) {
        work();
        ::_exit(testing::Test::HasFailure() ? 1 : 0);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
}

TEST(Resources, RaisesTheNumberOfOpenFilesAsFarAsAllowed)
{
    in_child([] {
        rlimit files{20, 300};
        ::setrlimit(RLIMIT_NOFILE, &files);
        claim_resources();
        ::getrlimit(RLIMIT_NOFILE, &files);
        EXPECT_EQ(files.rlim_cur, 300u);
    });
}

TEST(Resources, RefusesToGoOnWithFewFiles)
{
    in_child([] {
        rlimit const files{15, 15};
        ::setrlimit(RLIMIT_NOFILE, &files);
        test::expect_error(ErrorKind::limit,
                           "15 files may be open at once, 256 are needed\nallow more: ulimit -n",
                           [] { claim_resources(); });
    });
}

TEST(Resources, RefusesToGoOnWithLittleAddressSpace)
{
#if defined(__SANITIZE_ADDRESS__)
    GTEST_SKIP() << "the sanitizer itself takes terabytes of address space";
#endif
    in_child([] {
        EXPECT_FALSE(has_bounded_memory());
        rlimit const memory{300u << 20, 300u << 20};
        ::setrlimit(RLIMIT_AS, &memory);
        EXPECT_TRUE(has_bounded_memory());
        test::expect_error(
            ErrorKind::limit,
            "300 MiB of address space are allowed, 512 are needed\nallow more: ulimit -v",
            [] { claim_resources(); });
    });
}

}  // namespace
}  // namespace sitmap
