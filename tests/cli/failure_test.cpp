// SPDX-License-Identifier: MIT
#include "cli/failure.hpp"

#include <gmock/gmock.h>

#include <new>
#include <stdexcept>
#include <system_error>

namespace sitmap::cli {
namespace {

template <typename Thrown>
Failure of(Thrown const& thrown)
{
    return failure_of(std::make_exception_ptr(thrown));
}

TEST(Failure, HasTheStatusAndTheWordsOfItsError)
{
    auto const failure = of(Error{ErrorKind::input, "cannot read 'a\x1b[2J'", "name another"});
    EXPECT_EQ(failure.kind, ErrorKind::input);
    EXPECT_THAT(failure.what, testing::StartsWith("cannot read 'a"));
    EXPECT_THAT(failure.what, testing::Not(testing::HasSubstr("\x1b")));
    EXPECT_EQ(failure.hint, "name another");
}

TEST(Failure, HidesAPassword)
{
    auto const failure = of(Error{ErrorKind::input, "cannot open 'PG:dbname=a password=s3cret'"});
    EXPECT_THAT(failure.what, testing::Not(testing::HasSubstr("s3cret")));
}

TEST(Failure, CallsWantOfMemoryAndThreadsALimit)
{
    EXPECT_EQ(of(std::bad_alloc{}).kind, ErrorKind::limit);
    EXPECT_EQ(of(std::system_error{std::make_error_code(std::errc::not_enough_memory)}).kind,
              ErrorKind::limit);
    EXPECT_EQ(of(std::runtime_error{"pthread_create has failed"}).kind, ErrorKind::limit);
}

TEST(Failure, KnowsWantByTheWordsOfALibrary)
{
    for (auto const* words : {"../../glib/gmem.c:106: failed to allocate 4096 bytes",
                              "creating thread 'pool': Resource temporarily unavailable"})
        EXPECT_EQ(failure_of_library(words).kind, ErrorKind::limit) << words;
    EXPECT_EQ(failure_of_library("no fonts").kind, ErrorKind::internal);
}

TEST(Failure, CallsTheRestADefect)
{
    EXPECT_EQ(of(std::runtime_error{"?"}).kind, ErrorKind::internal);
    EXPECT_EQ(of(std::out_of_range{"?"}).hint, "this is a defect of sitmap");
}

}  // namespace
}  // namespace sitmap::cli
