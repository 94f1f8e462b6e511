// SPDX-License-Identifier: MIT
#include "cli/study_inputs.hpp"

#include "study/study_keys.hpp"
#include "style/style_file.hpp"

#include <filesystem>
#include <tuple>
#include <utility>

namespace sitmap::cli {

namespace {

bool is_file(std::string const& path)
{
    return !path.empty() && !path.starts_with("PG:");
}

}  // namespace

std::string folder_of(study::Study const& study)
{
    return std::filesystem::path(study.file).parent_path().string();
}

StudyInputs::StudyInputs(std::string const& path)
{
    watch(path);
}

void StudyInputs::add(study::Study const& study)
{
    auto const& [incidents, areas] = std::tie(study.incidents, study.areas);
    for (auto const* path :
         {&study.file, &incidents.file, &incidents.claims, &incidents.fires, &incidents.totals,
          &incidents.places, &areas.file, &areas.names, &study.labels})
        if (is_file(*path)) paths_.push_back(*path);
    if (is_file(areas.rivers) && !study::is_layer_name(areas.rivers))
        paths_.push_back(areas.rivers);
    for (auto& path : style::style_files(study.style, folder_of(study)))
        paths_.push_back(std::move(path));
    for (auto const& path : paths_) watch(path);
}

std::vector<write::HashedFile> StudyInputs::hashes() const
{
    std::vector<write::HashedFile> files;
    for (auto const& path : paths_)
        for (auto& file : write::hash_input(path)) files.push_back(std::move(file));
    return files;
}

void StudyInputs::refuse_changes() const
{
    for (auto const& [path, state] : before_) state.check();
}

void StudyInputs::watch(std::string const& path)
{
    if (!is_file(path)) return;
    for (auto const& file : write::files_of_input(path)) before_.try_emplace(file, file);
}

}  // namespace sitmap::cli
