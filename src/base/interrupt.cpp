// SPDX-License-Identifier: MIT
#include "base/interrupt.hpp"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <new>
#include <set>
#include <system_error>
#include <thread>

#include <sys/stat.h>
#include <unistd.h>

namespace sitmap {

namespace {

std::mutex& registry_mutex()
{
    static std::mutex mutex;
    return mutex;
}

std::set<std::string>& registry()
{
    static std::set<std::string> folders;
    return folders;
}

/// Again and again, because other threads may still be putting files into it.
void remove_folder(std::string const& folder)
{
    constexpr int attempts = 100;
    std::error_code error;
    for (int i = 0; i < attempts && std::filesystem::exists(folder, error); ++i) try {
            std::filesystem::remove_all(folder, error);
        } catch (std::bad_alloc const&) {  // others may give some back
        }
}

void wait_for(sigset_t signals)
{
    int signal = 0;
    if (sigwait(&signals, &signal) != 0) return;
    auto const held = hold_signals();
    for (auto const& folder : registry()) remove_folder(folder);
    std::signal(signal, SIG_DFL);
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
    kill(getpid(), signal);
}

/// A signal that the caller has had ignored (nohup, a shell's background job) stays ignored.
bool is_ignored(int signal)
{
    struct sigaction action {};
    return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

}  // namespace

void guard_against_signals()
{
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    registry();  // both outlive the waiting thread
    registry_mutex();
    sigset_t signals;
    sigemptyset(&signals);
    for (int const signal : {SIGINT, SIGTERM, SIGHUP})
        if (!is_ignored(signal)) sigaddset(&signals, signal);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    try {
        std::thread(wait_for, signals).detach();
    } catch (
        std::system_error const&) {  // no thread to be had: signals end the run without cleaning
        pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
    }
}

std::unique_lock<std::mutex> hold_signals()
{
    return std::unique_lock(registry_mutex());
}

bool make_removed_on_signal(std::string const& folder)
{
    auto const held = hold_signals();
    if (::mkdir(folder.c_str(), 0700) != 0) return false;
    registry().insert(folder);
    return true;
}

void keep_on_signal(std::string const& folder)
{
    keep_on_signal(folder, hold_signals());
}

void keep_on_signal(std::string const& folder, std::unique_lock<std::mutex> const&)
{
    registry().erase(folder);
}

void end_run(int status, std::unique_lock<std::mutex> const&) noexcept
{
    for (auto const& folder : registry()) remove_folder(folder);
    std::_Exit(status);
}

}  // namespace sitmap
