// SPDX-License-Identifier: MIT
#include "base/interrupt.hpp"

#include "base/outfile.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

namespace sitmap {

namespace fs = std::filesystem;

namespace {

std::string folder_of_its_own(std::string const& name)
{
    auto const folder =
        testing::TempDir() + "sitmap_interrupt_" + std::to_string(getpid()) + "_" + name;
    fs::create_directories(folder);
    return folder;
}

/// In a child: begins a product in `folder`, then is sent `signal`. Gives the signal that ended the
/// child.
int end_by(int signal, std::string const& folder)
{
    pid_t const child = fork();
    if (child == 0) {
        guard_against_signals();
        OutFile file(folder + "/map.svg", Overwrite::refuse);
        file.write("half of it");
        std::ofstream(file.temporary_path() + ".side") << "made by a library";
        kill(getpid(), signal);
        for (;;) pause();
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

constexpr int files_of_a_pack = 100;

/// In a child: puts a pack into `folder`, all of whose files say `words`.
pid_t begin_pack(std::string const& folder, std::string const& words)
{
    pid_t const child = fork();
    if (child != 0) return child;
    guard_against_signals();
    {
        OutFolder pack(folder + "/pack", Overwrite::replace);
        for (int i = 0; i < files_of_a_pack; ++i) {
            OutFile file(pack.inside("tables/" + std::to_string(i)), Overwrite::refuse);
            file.write(words);
            file.publish();
        }
        pack.publish();
    }
    _exit(0);
}

/// What the pack in `folder` says; "none" if there is none, "a part" if it is not whole.
std::string state_of_pack(std::string const& folder)
{
    if (!fs::exists(folder + "/pack")) return "none";
    std::set<std::string> words;
    for (int i = 0; i < files_of_a_pack; ++i) {
        std::string word;
        std::ifstream(folder + "/pack/tables/" + std::to_string(i)) >> word;
        words.insert(word);
    }
    bool const is_whole =
        words.size() == 1 && !words.begin()->empty() && fs::exists(folder + "/pack/.sitmap");
    return is_whole ? *words.begin() : "a part";
}

/// Sends a signal at a random moment after the pack has begun to be put in place.
void interrupt_at_random(pid_t child, std::string const& folder, std::mt19937& random)
{
    auto const mark = folder + "/.sitmap-tmp-" + std::to_string(child) + "-0/pack/.sitmap";
    while (!fs::exists(mark) && waitpid(child, nullptr, WNOHANG) == 0) std::this_thread::yield();
    usleep(std::uniform_int_distribution<useconds_t>(0, 2'000)(random));
    constexpr std::array signals{SIGINT, SIGTERM, SIGHUP};
    kill(child, signals[random() % signals.size()]);
    waitpid(child, nullptr, 0);
}

}  // namespace

TEST(GuardAgainstSignals, LeavesNothingHalfMade)
{
    for (int const signal : {SIGINT, SIGTERM, SIGHUP}) {
        auto const folder = folder_of_its_own(std::to_string(signal));
        EXPECT_EQ(end_by(signal, folder), signal) << "the signal takes its usual course";
        EXPECT_TRUE(fs::is_empty(folder)) << "signal " << signal;
        fs::remove_all(folder);
    }
}

TEST(GuardAgainstSignals, FindsARelativeFolderFromElsewhere)
{
    auto const folder = folder_of_its_own("elsewhere");
    pid_t const child = fork();
    if (child == 0) {
        guard_against_signals();
        fs::current_path(folder);
        WorkFolder const work(".");
        fs::current_path("/");
        kill(getpid(), SIGTERM);
        for (;;) pause();
    }
    waitpid(child, nullptr, 0);
    EXPECT_TRUE(fs::is_empty(folder));
    fs::remove_all(folder);
}

TEST(GuardAgainstSignals, WaitsForARenameToBeComplete)
{
    auto const folder = folder_of_its_own("held");
    pid_t const child = fork();
    if (child == 0) {
        guard_against_signals();
        auto held = hold_signals();
        kill(getpid(), SIGTERM);
        usleep(50'000);  // time enough for the other thread to act, if it did not wait
        std::ofstream(folder + "/complete") << "yes";
        held.unlock();
        for (;;) pause();
    }
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status));
    EXPECT_TRUE(fs::exists(folder + "/complete"));
    fs::remove_all(folder);
}

TEST(GuardAgainstSignals, LeavesTheOldPackOrTheNewOneWhole)
{
    auto const folder = folder_of_its_own("exchanged");
    std::mt19937 random(7);
    waitpid(begin_pack(folder, "run_0"), nullptr, 0);
    ASSERT_EQ(state_of_pack(folder), "run_0");
    for (int run = 1; run <= 25; ++run) {
        auto const before = state_of_pack(folder);
        auto const words = "run_" + std::to_string(run);
        interrupt_at_random(begin_pack(folder, words), folder, random);
        ASSERT_THAT(state_of_pack(folder), testing::AnyOf(before, words));
        EXPECT_EQ(std::distance(fs::directory_iterator(folder), {}), 1) << "the pack alone";
    }
    fs::remove_all(folder);
}

TEST(GuardAgainstSignals, LeavesAFirstPackWholeOrNone)
{
    auto const folder = folder_of_its_own("first");
    std::mt19937 random(8);
    for (int run = 1; run <= 25; ++run) {
        interrupt_at_random(begin_pack(folder, "new"), folder, random);
        ASSERT_THAT(state_of_pack(folder), testing::AnyOf("none", "new"));
        fs::remove_all(folder + "/pack");
        EXPECT_TRUE(fs::is_empty(folder));
    }
    fs::remove_all(folder);
}

TEST(EndRun, RemovesWhatIsHalfMade)
{
    auto const folder = folder_of_its_own("ended");
    pid_t const child = fork();
    if (child == 0) {
        WorkFolder const work(folder);
        std::ofstream(work.path() + "/half") << "of it";
        end_run(6, hold_signals());
    }
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 6);
    EXPECT_TRUE(fs::is_empty(folder));
    fs::remove_all(folder);
}

TEST(KeepOnSignal, TakesAFolderOffTheList)
{
    auto const folder = folder_of_its_own("kept");
    pid_t const child = fork();
    if (child == 0) {
        guard_against_signals();
        make_removed_on_signal(folder + "/made");
        keep_on_signal(folder + "/made");
        kill(getpid(), SIGTERM);
        for (;;) pause();
    }
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(fs::exists(folder + "/made"));
    fs::remove_all(folder);
}

TEST(MakeRemovedOnSignal, MakesNothingWhileSignalsAreHeld)
{
    auto const folder = folder_of_its_own("waits");
    auto held = hold_signals();
    std::thread maker([&] { WorkFolder const work(folder); });
    usleep(50'000);  // time enough to make it, if nothing stood in the way
    EXPECT_TRUE(fs::is_empty(folder)) << "a signal would now find it unregistered";
    held.unlock();
    maker.join();
    fs::remove_all(folder);
}

TEST(MakeRemovedOnSignal, SaysWhatStandsInTheWay)
{
    auto const folder = folder_of_its_own("taken");
    EXPECT_FALSE(make_removed_on_signal(folder));
    EXPECT_EQ(errno, EEXIST);
    fs::remove_all(folder);
}

TEST(GuardAgainstSignals, LeavesIgnoredSignalsIgnored)
{
    for (int const signal : {SIGINT, SIGHUP}) {
        pid_t const child = fork();
        if (child == 0) {
            std::signal(signal, SIG_IGN);  // as nohup does
            guard_against_signals();
            kill(getpid(), signal);
            usleep(50'000);  // time enough for the other thread to act
            _exit(7);
        }
        int status = 0;
        waitpid(child, &status, 0);
        EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 7) << "signal " << signal;
    }
}

TEST(GuardAgainstSignals, MakesABrokenPipeAnError)
{
    pid_t const child = fork();
    if (child == 0) {
        guard_against_signals();
        int ends[2];
        if (pipe(ends) != 0) _exit(2);
        close(ends[0]);
        _exit(write(ends[1], "x", 1) < 0 && errno == EPIPE ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

}  // namespace sitmap
