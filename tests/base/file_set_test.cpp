// SPDX-License-Identifier: MIT
#include "base/file_set.hpp"

#include "base/error.hpp"
#include "base/infile.hpp"
#include "base/interrupt.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/text_file.hpp"

#include <csignal>
#include <deque>
#include <filesystem>
#include <future>
#include <set>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sitmap {
namespace {

namespace fs = std::filesystem;

std::string fresh_folder(std::string const& name)
{
    auto const folder = fs::path(test::text_file("sets/" + name + "/x", "")).parent_path();
    fs::remove_all(folder);
    fs::create_directories(folder);
    return folder.string() + "/";
}

/// x.shp and parts x.1, x.2 ... that all say the same.
struct Set {
    std::deque<OutFile> files;
    std::vector<OutFile*> parts, heads;

    Set(std::string const& folder, std::string const& words, int count = 2,
        Overwrite overwrite = Overwrite::replace)
    {
        for (int i = 1; i <= count; ++i)
            parts.push_back(&files.emplace_back(folder + "x." + std::to_string(i), overwrite));
        heads.push_back(&files.emplace_back(folder + "x.shp", overwrite));
        for (auto& file : files) file.write(std::string_view(words));
    }
    void publish() { publish_together(parts, heads); }
};

/// Everything that the files of the folder say.
std::set<std::string> words_in(std::string const& folder)
{
    std::set<std::string> words;
    for (auto const& entry : fs::directory_iterator(folder))
        if (entry.path().filename() != ".sitmap-lock")  // a killed run leaves it
            words.insert(entry.is_regular_file() ? read_file(entry.path().string()) : "a folder");
    return words;
}

using Words = std::set<std::string>;

TEST(FileSet, ReplacesTheWholeSetAndTheIndexOfTheOldOne)
{
    auto const folder = fresh_folder("replaced");
    Set(folder, "old").publish();
    OutFile index(folder + "x.qix", Overwrite::refuse);
    index.publish();
    Set(folder, "new").publish();
    EXPECT_EQ(words_in(folder), Words{"new"});
    EXPECT_FALSE(fs::exists(folder + "x.qix")) << "of the old .shp";
}

TEST(FileSet, ChangesNothingWhereOnePartIsTaken)
{
    auto const folder = fresh_folder("taken");
    Set set(folder, "new", 2, Overwrite::refuse);
    OutFile other(folder + "x.2", Overwrite::refuse);
    other.write("theirs");
    other.publish();
    test::expect_error(ErrorKind::output, "x.2': File exists", [&] { set.publish(); });
    EXPECT_FALSE(fs::exists(folder + "x.shp"));
    EXPECT_EQ(read_file(folder + "x.2"), "theirs");
}

TEST(FileSet, RefusesAForeignIndexBeforeAnyWork)
{
    auto const folder = fresh_folder("index");
    OutFile(folder + "x.sbn", Overwrite::refuse).publish();
    test::expect_error(ErrorKind::output, "x.sbn' is an index of another file",
                       [&] { Set(folder, "new", 2, Overwrite::refuse); });
    EXPECT_TRUE(fs::exists(folder + "x.sbn"));
}

TEST(FileSet, BringsTheOldOneBackWhereOneFileCannotBePut)
{
    auto const folder = fresh_folder("back");
    Set(folder, "old").publish();
    Set set(folder, "new");
    // Where the old part would go there is a folder with something in it.
    fs::create_directories(set.heads[0]->aside() + "/x.2/full");
    test::expect_error(ErrorKind::output, "directory", [&] { set.publish(); });
    for (auto const* name : {"x.1", "x.2", "x.shp"})
        EXPECT_EQ(read_file(folder + name), "old") << name;
}

/// A part that is a folder with something in it takes the place of the head and does not leave it.
void take_the_place_of_the_head(Set& set, std::string const& folder)
{
    set.parts.push_back(&set.files.emplace_back(folder + "x.shp", Overwrite::replace));
    fs::create_directories(set.parts.back()->temporary_path() + "/full");
}

TEST(FileSet, KeepsTheOldOneWhereItCannotComeBack)
{
    auto const folder = fresh_folder("kept");
    Set(folder, "old").publish();
    std::string aside;
    {
        Set set(folder, "new");
        take_the_place_of_the_head(set, folder);
        aside = set.heads[0]->aside();
        test::expect_error(ErrorKind::output, "File exists\nthe old files are in '" + aside + "'",
                           [&] { set.publish(); });
    }
    OutFile(folder + "y", Overwrite::refuse).publish();  // sweeps up what nobody uses
    for (auto const* name : {"/x.1", "/x.2", "/x.shp"})
        EXPECT_EQ(read_file(aside + name), "old") << name;
    EXPECT_FALSE(fs::exists(folder + "x.1")) << "no part comes back beside the head of another set";
}

TEST(FileSet, TakesOutdatedFilesWithTheOldHead)
{
    auto const folder = fresh_folder("outdated");
    Set(folder, "old").publish();
    std::vector<std::string> const outdated{folder + "x.1", folder + "x.9"};
    Set set(folder, "new", 0);
    publish_together({}, set.heads, outdated);
    EXPECT_FALSE(fs::exists(folder + "x.1"));
    EXPECT_EQ(read_file(folder + "x.shp"), "new");
}

TEST(FileSet, DoesNotWaitForWhoLocksTheFolderItself)
{
    auto const folder = fresh_folder("users");
    Set set(folder, "new");
    int const held = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    ASSERT_EQ(::flock(held, LOCK_EX), 0);
    auto const done = std::async(std::launch::async, [&] { set.publish(); });
    EXPECT_EQ(done.wait_for(std::chrono::seconds(5)), std::future_status::ready);
    ::close(held);
}

TEST(FileSet, WaitsForAnotherOneInItsFolder)
{
    auto const folder = fresh_folder("locked");
    Set set(folder, "new");
    auto const lock = folder + ".sitmap-lock";
    int const held = ::open(lock.c_str(), O_RDONLY | O_CREAT | O_CLOEXEC, 0600);
    ASSERT_EQ(::flock(held, LOCK_EX), 0);
    auto const done = std::async(std::launch::async, [&] { set.publish(); });
    EXPECT_EQ(done.wait_for(std::chrono::milliseconds(50)), std::future_status::timeout);
    EXPECT_FALSE(fs::exists(folder + "x.1"));
    ::close(held);
    done.wait();
    EXPECT_EQ(words_in(folder), Words{"new"});
    EXPECT_FALSE(fs::exists(lock));
}

TEST(FileSet, RefusesALockThatIsNoFile)
{
    auto const folder = fresh_folder("irregular");
    auto const lock = folder + ".sitmap-lock";
    for (int kind = 0; kind < 3; ++kind) {
        Set set(folder, "new");
        int const made = kind == 0 ? ::mkfifo(lock.c_str(), 0600) : 0;
        ASSERT_EQ(made, 0);
        if (kind == 1) fs::create_directory(lock);
        if (kind == 2) fs::create_symlink("x", lock);
        test::expect_error(ErrorKind::output, ".sitmap-lock' is not a regular file\nremove it",
                           [&] { set.publish(); });
        EXPECT_FALSE(fs::exists(folder + "x.1"));
        fs::remove(lock);
    }
}

/// 0 where nothing is.
ino_t inode_of(std::string const& path)
{
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0 ? status.st_ino : 0;
}

/// A child replaces a set of many parts; it is sent the signal when the head of the old one has
/// gone.
void interrupt_by(int signal, std::string const& folder)
{
    constexpr int many = 150;
    Set(folder, "old", many).publish();
    auto const old = inode_of(folder + "x.shp");
    pid_t const child = fork();
    if (child == 0) {
        guard_against_signals();
        Set(folder, "new", many).publish();
        for (;;) pause();
    }
    // Gone, or already another one: the child may be through between two looks.
    while (inode_of(folder + "x.shp") == old && waitpid(child, nullptr, WNOHANG) == 0) {
    }
    kill(child, signal);
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status));
}

TEST(FileSet, IsCompleteBeforeASignalIsActedUpon)
{
    auto const folder = fresh_folder("signal");
    interrupt_by(SIGTERM, folder);
    EXPECT_EQ(words_in(folder), Words{"new"});
    EXPECT_TRUE(fs::exists(folder + "x.shp"));
}

TEST(FileSet, OpensNoMixtureAfterAKill)
{
    auto const folder = fresh_folder("kill");
    interrupt_by(SIGKILL, folder);
    auto words = words_in(folder);
    words.erase("a folder");
    EXPECT_TRUE(!fs::exists(folder + "x.shp") || words.size() == 1);
}

}  // namespace
}  // namespace sitmap
