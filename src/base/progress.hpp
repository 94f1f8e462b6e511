// SPDX-License-Identifier: MIT
// base/progress.hpp: how far a run is, on stderr: a bar that redraws itself on a terminal, plain
// lines elsewhere if asked for, otherwise nothing.
#pragma once

#include <string>

namespace sitmap {

enum class ProgressMode { automatic, plain, none };

class Progress {
public:
    /// `steps`: how many `step` calls are to come.
    Progress(ProgressMode mode, int steps);
    ~Progress();
    Progress(Progress const&) = delete;
    Progress& operator=(Progress const&) = delete;

    /// Says what is being done now; counts one step.
    void step(std::string const& doing);

private:
    bool bar_ = false;
    bool lines_ = false;
    int steps_ = 1;
    int done_ = 0;
};

}  // namespace sitmap
