// SPDX-License-Identifier: MIT
// Each thread fetches, works and hands over by itself. (oneTBB's parallel_pipeline was measured to
// leave every second thread waiting for whole runs when there are two.)
#include "load/ordered_work.hpp"

#include <tbb/task_arena.h>
#include <tbb/task_group.h>

#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace sitmap::load {

namespace {

class OrderedWork {
public:
    OrderedWork(OrderedStages const& stages, std::size_t most_under_way)
        : stages_(stages), most_under_way_(most_under_way)
    {
    }

    /// What each thread does.
    void run()
    {
        try {
            while (auto item = fetch())
                hand_over(item->number, stages_.work(std::move(item->value)));
        } catch (...) {
            stop();
            throw;
        }
    }

private:
    struct Item {
        std::size_t number = 0;
        std::any value;
    };

    std::optional<Item> fetch()
    {
        std::lock_guard const one_reader(reading_);
        if (at_end_ || !has_room()) return {};
        at_end_ = true;  // also for a source that throws: it is not asked again
        Item item{fetched_, stages_.next()};
        if (!item.value.has_value()) return {};
        at_end_ = false;
        ++fetched_;
        return item;
    }

    /// Waits until the results are not too far behind; false if the work is stopped.
    bool has_room()
    {
        std::unique_lock lock(results_);
        moved_on_.wait(lock, [&] { return is_stopped_ || fetched_ < taken_ + most_under_way_; });
        return !is_stopped_;
    }

    /// Keeps the result until its turn; a thread that finds it come takes all that are due.
    void hand_over(std::size_t number, std::any result)
    {
        std::unique_lock lock(results_);
        waiting_.emplace(number, std::move(result));
        if (is_taking_) return;
        is_taking_ = true;
        while (!is_stopped_ && !waiting_.empty() && waiting_.begin()->first == taken_) {
            auto due = waiting_.extract(waiting_.begin());
            lock.unlock();
            stages_.take(std::move(due.mapped()));
            lock.lock();
            ++taken_;
            moved_on_.notify_all();
        }
        is_taking_ = false;
    }

    void stop()
    {
        std::lock_guard const lock(results_);
        is_stopped_ = true;
        moved_on_.notify_all();
    }

    OrderedStages const& stages_;
    std::size_t most_under_way_;

    std::mutex reading_;  // guards the next two
    std::size_t fetched_ = 0;
    bool at_end_ = false;

    std::mutex results_;  // guards all below
    std::condition_variable moved_on_;
    std::map<std::size_t, std::any> waiting_;
    std::size_t taken_ = 0;
    bool is_taking_ = false;
    bool is_stopped_ = false;
};

}  // namespace

void run_in_order(OrderedStages const& stages)
{
    auto const threads = static_cast<std::size_t>(tbb::this_task_arena::max_concurrency());
    OrderedWork work(stages, threads * 2 + 2);
    tbb::task_group all;
    // Isolated: a thread that waits inside a stage must not begin a second loop on top of it, whose
    // turn might never come.
    auto const loop = [&] { tbb::this_task_arena::isolate([&] { work.run(); }); };
    for (std::size_t i = 1; i < threads; ++i) all.run(loop);
    all.run_and_wait(loop);
}

}  // namespace sitmap::load
