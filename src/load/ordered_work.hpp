// SPDX-License-Identifier: MIT
// load/ordered_work.hpp: pieces of one source worked on by all threads, their results taken in the
// order of the source. Few pieces are under way at any time, so memory does not grow with the
// source.
#pragma once

#include <any>
#include <functional>

namespace sitmap::load {

/// What is done with a source, by kind of stage. Items and results have a value, or they are none.
struct OrderedStages {
    std::function<std::any()> next;          // one call at a time; no value: the end
    std::function<std::any(std::any)> work;  // several calls at once, on different threads
    std::function<void(std::any)> take;      // one call at a time, in the order of `next`
};

/// Runs the stages to the end of the source on the threads of the present arena. Throws what the
/// first stage that fails throws; no other piece is begun then.
void run_in_order(OrderedStages const& stages);

}  // namespace sitmap::load
