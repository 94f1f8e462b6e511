// SPDX-License-Identifier: MIT
// tests/support/text_file.hpp: a small file in a folder of its own for each test program run.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace sitmap::test {

/// Writes `content` to `name` in a folder that no other process uses; gives the path.
inline std::string text_file(std::string const& name, std::string const& content)
{
    static std::string const folder =
        testing::TempDir() + "sitmap_" + std::to_string(getpid()) + "/";
    std::filesystem::create_directories(std::filesystem::path{folder + name}.parent_path());
    std::ofstream file{folder + name, std::ios::binary};
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    return folder + name;
}

}  // namespace sitmap::test
