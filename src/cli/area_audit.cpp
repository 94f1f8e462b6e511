// SPDX-License-Identifier: MIT
#include "cli/area_audit.hpp"

#include "load/areas.hpp"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/task_arena.h>

#include <atomic>
#include <future>
#include <utility>

namespace sitmap::cli {

struct AreaAudit::Work {
    load::Areas areas;
    study::AreaSource source;
    std::packaged_task<void()> task;
    std::future<void> end;
    std::atomic_flag is_taken;  // by the one thread that does it
    // An arena of its own, without a place for the thread that all else waits for: as a task among
    // others the audit would be picked up by it.
    oneapi::tbb::task_arena arena{1, 0, oneapi::tbb::task_arena::priority::high};

    void begin()
    {
        if (!is_taken.test_and_set()) task();
    }
};

AreaAudit::AreaAudit(std::vector<Area> areas, study::AreaSource const& source)
    : work_(std::make_shared<Work>())
{
    using oneapi::tbb::global_control;
    work_->areas.units = std::move(areas);
    work_->source = source;
    work_->task = std::packaged_task<void()>(
        [work = work_.get()] { load::audit_coverage(work->areas, work->source); });
    work_->end = work_->task.get_future();
    if (global_control::active_value(global_control::max_allowed_parallelism) > 1)
        work_->arena.enqueue([work = work_] { work->begin(); });
}

AreaAudit::~AreaAudit()
{
    bool const is_under_way = work_->is_taken.test_and_set();
    if (is_under_way && work_->end.valid()) work_->end.wait();
}

std::vector<Notice> AreaAudit::finish()
{
    work_->begin();
    work_->end.get();
    return std::move(work_->areas.notices);
}

}  // namespace sitmap::cli
