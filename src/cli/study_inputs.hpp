// SPDX-License-Identifier: MIT
// cli/study_inputs.hpp: the files that a study is read from, hashed as they were when they were
// read: a manifest never vouches for a file that was put in place later.
#pragma once

#include "load/unchanged.hpp"
#include "study/study.hpp"
#include "write/manifest.hpp"

#include <map>
#include <string>
#include <vector>

namespace sitmap::cli {

/// Folder of the study file; empty for a study without one.
std::string folder_of(study::Study const& study);

class StudyInputs {
public:
    /// Before the study is read from `path`: a study file or a table.
    explicit StudyInputs(std::string const& path);
    /// Before anything that it names is read.
    void add(study::Study const& study);
    /// Every file, also each part of a shapefile.
    std::vector<write::HashedFile> hashes() const;
    /// After all has been read and hashed: throws ErrorKind::input for a file that is not what it
    /// was.
    void refuse_changes() const;

private:
    void watch(std::string const& path);

    std::vector<std::string> paths_;
    std::map<std::string, load::Unchanged> before_;
};

}  // namespace sitmap::cli
