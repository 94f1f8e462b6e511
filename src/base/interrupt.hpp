// SPDX-License-Identifier: MIT
// base/interrupt.hpp: an ended run leaves nothing half-made. Folders that are registered here are
// removed when SIGINT, SIGTERM or SIGHUP arrives; then the signal takes its usual course (exit
// status 128 + n).
#pragma once

#include <mutex>
#include <string>

namespace sitmap {

/// Call once in main() before any thread starts: blocks the three signals everywhere and lets one
/// thread wait for them, but for those that the caller has had ignored (nohup); ignores SIGPIPE and
/// SIGXFSZ, so that a failed write is an error with a message.
void guard_against_signals();

/// While held, no signal is acted upon: a rename and its bookkeeping belong together.
std::unique_lock<std::mutex> hold_signals();
/// Makes a private folder and registers it, both while holding signals; false with errno if it
/// cannot be made.
bool make_removed_on_signal(std::string const& folder);
void keep_on_signal(std::string const& folder);
/// The same by somebody who holds the signals.
void keep_on_signal(std::string const& folder, std::unique_lock<std::mutex> const& held);

/// Ends the process, from any thread, as a signal would: what is registered is removed first. For
/// failures that nobody can catch; the caller says what has happened.
[[noreturn]] void end_run(int status, std::unique_lock<std::mutex> const& held) noexcept;

}  // namespace sitmap
