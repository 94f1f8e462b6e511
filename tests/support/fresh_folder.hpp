// SPDX-License-Identifier: MIT
// tests/support/fresh_folder.hpp: a folder of its own for each test, empty.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>

namespace sitmap::test {

inline std::string fresh_folder()
{
    auto const* info = testing::UnitTest::GetInstance()->current_test_info();
    auto const folder = std::filesystem::path(testing::TempDir()) /
                        (std::string("sitmap-") + std::to_string(getpid()) +
                         info->test_suite_name() + info->name());
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    return folder.string();
}

}  // namespace sitmap::test
