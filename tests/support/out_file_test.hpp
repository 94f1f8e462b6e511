// SPDX-License-Identifier: MIT
// tests/support/out_file_test.hpp: a folder of its own for each test of what is written.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace sitmap::test {

namespace fs = std::filesystem;

class OutFileTest : public testing::Test {
protected:
    void SetUp() override { fs::create_directories(folder_); }
    void TearDown() override { fs::remove_all(folder_); }

    std::string path(std::string const& name) const { return folder_ + "/" + name; }
    void put(std::string const& name, std::string const& content) const
    {
        fs::create_directories(fs::path(path(name)).parent_path());
        std::ofstream(path(name)) << content;
    }
    std::string content(std::string const& name) const
    {
        std::ostringstream text;
        text << std::ifstream(path(name)).rdbuf();
        return text.str();
    }
    /// Names in the folder, sorted; so a left-over is seen.
    std::vector<std::string> names() const
    {
        std::vector<std::string> found;
        for (auto const& entry : fs::directory_iterator(folder_))
            found.push_back(entry.path().filename());
        std::ranges::sort(found);
        return found;
    }

    std::string folder_ = testing::TempDir() + "sitmap_outfile_" + std::to_string(getpid()) + "_" +
                          testing::UnitTest::GetInstance()->current_test_info()->name();
};

}  // namespace sitmap::test
