// SPDX-License-Identifier: MIT
// study_inputs_test.cpp: the hashes of what a study was read from.
#include "cli/study_inputs.hpp"

#include "base/hash.hpp"
#include "base/infile.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/text_file.hpp"

#include <algorithm>
#include <filesystem>

namespace sitmap::cli {
namespace {

using sitmap::test::expect_error;
using sitmap::test::text_file;

constexpr char const* words = "it changed while it was read";

/// A study of a file, a table and a style of its own.
study::Study small_study()
{
    study::Study study;
    study.file = text_file("inputs/study.toml", "[study]\n");
    study.incidents.file = text_file("inputs/points.csv", "id\n");
    study.areas.rivers = "rivers";  // a layer, no file
    study.style = text_file("inputs/own.toml", "name = \"own\"\n");
    return study;
}

StudyInputs inputs_of(study::Study const& study)
{
    StudyInputs inputs(study.file);
    inputs.add(study);
    return inputs;
}

TEST(StudyInputs, AreHashedOneByOne)
{
    auto const study = small_study();
    auto const files = inputs_of(study).hashes();
    ASSERT_EQ(files.size(), 3u);
    for (auto const* path : {&study.file, &study.incidents.file, &study.style})
        EXPECT_EQ(std::ranges::count(files, *path, &write::HashedFile::path), 1) << *path;
    EXPECT_EQ(files.front().sha256, sha256("[study]\n"));
}

TEST(StudyInputs, AreRefusedWhereOneIsAnotherFileNow)
{
    auto const study = small_study();
    for (auto const* path : {&study.file, &study.incidents.file, &study.style}) {
        auto const inputs = inputs_of(study);
        auto const time = std::filesystem::last_write_time(*path);
        auto const other = text_file("inputs/other", read_file(*path));
        std::filesystem::last_write_time(other, time);
        std::filesystem::rename(other, *path);  // the same size and time
        expect_error(ErrorKind::input, *path + "': " + words, [&] { inputs.refuse_changes(); });
    }
}

TEST(StudyInputs, AreWatchedFromBeforeTheStudyFileIsRead)
{
    auto const study = small_study();
    StudyInputs inputs(study.file);
    text_file("inputs/study.toml", "[study]\ntitle = \"x\"\n");
    inputs.add(study);
    expect_error(ErrorKind::input, words, [&] { inputs.refuse_changes(); });
}

}  // namespace
}  // namespace sitmap::cli
