// SPDX-License-Identifier: MIT
// cli/area_audit.hpp: the audit of areas for overlaps and gaps, beside all other work: it says much
// about the data and nothing that the rest has to wait for.
#pragma once

#include "base/report.hpp"
#include "domain/area.hpp"
#include "study/study.hpp"

#include <memory>
#include <vector>

namespace sitmap::cli {

class AreaAudit {
public:
    /// Begins on another thread, if there shall be more than one.
    AreaAudit(std::vector<Area> areas, study::AreaSource const& source);
    /// Waits for an audit under way.
    ~AreaAudit();
    AreaAudit(AreaAudit const&) = delete;
    AreaAudit& operator=(AreaAudit const&) = delete;

    /// What it found; does the work itself if no thread has begun with it. To be called once.
    std::vector<Notice> finish();

private:
    struct Work;
    std::shared_ptr<Work> work_;
};

}  // namespace sitmap::cli
