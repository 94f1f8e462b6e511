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
    /// After all has been read: every file, also each part of a shapefile. Throws ErrorKind::input
    /// for one that is not what it was.
    std::vector<write::HashedFile> hashes() const;

private:
    void watch(std::string const& path);

    std::vector<std::string> paths_;
    std::map<std::string, load::Unchanged> before_;
};

}  // namespace sitmap::cli
