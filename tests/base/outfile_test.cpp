// SPDX-License-Identifier: MIT
#include "base/outfile.hpp"

#include "base/infile.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/out_file_test.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sitmap {

namespace fs = std::filesystem;
using test::expect_error;
using test::OutFileTest;

namespace {

using WorkFolderTest = OutFileTest;
using Names = std::vector<std::string>;

/// A process number that is free: that of a child which has ended.
pid_t dead_process()
{
    pid_t const child = fork();
    if (child == 0) _exit(0);
    waitpid(child, nullptr, 0);
    return child;
}

}  // namespace

TEST_F(OutFileTest, IsInvisibleUntilPublished)
{
    OutFile file(path("map.svg"), Overwrite::refuse);
    file.write("<svg/>");
    EXPECT_FALSE(fs::exists(path("map.svg")));
    file.publish();
    EXPECT_EQ(content("map.svg"), "<svg/>");
}

TEST_F(OutFileTest, LeavesNothingBehindWhenNotPublished)
{
    {
        OutFile file(path("map.svg"), Overwrite::refuse);
        file.write("<svg/>");
    }
    EXPECT_EQ(names(), Names{});
}

TEST_F(OutFileTest, LeavesNothingBehindWhenPublished)
{
    {
        OutFile file(path("map.svg"), Overwrite::refuse);
        file.publish();
    }
    EXPECT_EQ(names(), Names{"map.svg"});
    EXPECT_EQ(content("map.svg"), "");
}

TEST_F(OutFileTest, WritesMoreThanItsBuffer)
{
    std::string const block(700'000, 'x');
    {
        OutFile file(path("big"), Overwrite::refuse);
        for (int i = 0; i < 5; ++i) file.write(block);
        file.write(std::string(3'000'000, 'y'));
        file.write(std::array<std::uint8_t, 3>{1, 2, 3});
        file.publish();
    }
    auto const written = content("big");
    EXPECT_EQ(written.size(), 6'500'003u);
    EXPECT_EQ(written.substr(3'499'999, 2), "xy");
    EXPECT_TRUE(written.ends_with("\1\2\3"));
}

TEST_F(OutFileTest, RefusesAnExistingFileUnlessAskedToReplace)
{
    put("map.svg", "old");
    expect_error(ErrorKind::output, "File exists\nuse --overwrite to replace it",
                 [&] { OutFile(path("map.svg"), Overwrite::refuse); });
    EXPECT_EQ(content("map.svg"), "old");
    OutFile file(path("map.svg"), Overwrite::replace);
    file.write("new");
    EXPECT_EQ(content("map.svg"), "old") << "until it is published";
    file.publish();
    EXPECT_EQ(content("map.svg"), "new");
}

TEST_F(OutFileTest, RefusesAFileThatCameWhileItWorked)
{
    OutFile file(path("map.svg"), Overwrite::refuse);
    file.write("ours");
    put("map.svg", "theirs");
    expect_error(ErrorKind::output, "File exists", [&] { file.publish(); });
    EXPECT_EQ(content("map.svg"), "theirs");
}

TEST_F(OutFileTest, ReplacesASymbolicLinkAndNotItsTarget)
{
    put("victim", "precious");
    fs::create_symlink(path("victim"), path("map.svg"));
    expect_error(ErrorKind::output, "File exists",
                 [&] { OutFile(path("map.svg"), Overwrite::refuse); });
    OutFile file(path("map.svg"), Overwrite::replace);
    file.write("new");
    file.publish();
    EXPECT_EQ(content("victim"), "precious");
    EXPECT_EQ(content("map.svg"), "new");
    EXPECT_FALSE(fs::is_symlink(path("map.svg")));
}

TEST_F(OutFileTest, RefusesADanglingLinkUnlessAskedToReplace)
{
    fs::create_symlink(path("nowhere"), path("map.svg"));
    expect_error(ErrorKind::output, "File exists",
                 [&] { OutFile(path("map.svg"), Overwrite::refuse); });
    OutFile file(path("map.svg"), Overwrite::replace);
    file.publish();
    EXPECT_FALSE(fs::exists(path("nowhere")));
}

TEST_F(OutFileTest, RefusesWhatIsNoFile)
{
    fs::create_directory(path("folder"));
    ASSERT_EQ(mkfifo(path("pipe").c_str(), 0600), 0);
    for (auto const overwrite : {Overwrite::refuse, Overwrite::replace}) {
        expect_error(ErrorKind::output, "Is a directory\nname a file",
                     [&] { OutFile(path("folder"), overwrite); });
        expect_error(ErrorKind::output, "not a regular file",
                     [&] { OutFile(path("pipe"), overwrite); });
        expect_error(ErrorKind::output, "not a regular file",
                     [&] { OutFile("/dev/null", overwrite); });
    }
    expect_error(ErrorKind::usage, "the output name is empty",
                 [] { OutFile("", Overwrite::refuse); });
}

TEST_F(OutFileTest, RefusesALinkToWhatIsNoFile)
{
    fs::create_symlink("/dev/null", path("device"));
    fs::create_directory(path("folder"));
    fs::create_directory_symlink(path("folder"), path("other"));
    put("output.txt", "of another program");
    int const open_file = open(path("output.txt").c_str(), O_RDONLY | O_CLOEXEC);
    fs::create_symlink("/proc/self/fd/" + std::to_string(open_file), path("like_dev_stdout"));
    for (auto const overwrite : {Overwrite::refuse, Overwrite::replace}) {
        for (auto const* name : {"device", "like_dev_stdout"})
            expect_error(ErrorKind::output, "not a regular file\nuse '-' for standard output",
                         [&] { OutFile(path(name), overwrite); });
        expect_error(ErrorKind::output, "Is a directory",
                     [&] { OutFile(path("other"), overwrite); });
    }
    close(open_file);
}

TEST_F(OutFileTest, RefusesAMissingParentBeforeAnyWork)
{
    expect_error(ErrorKind::output, "No such file or directory\nmake the folder first",
                 [&] { OutFile(path("no/such/map.svg"), Overwrite::refuse); });
    put("file", "");
    expect_error(ErrorKind::output, "Not a directory",
                 [&] { OutFile(path("file/map.svg"), Overwrite::refuse); });
    expect_error(ErrorKind::output, "cannot write in '/proc'",
                 [] { OutFile("/proc/map.svg", Overwrite::refuse); });
}

TEST_F(OutFileTest, KeepsTheOldFileWhenTheNewOneIsBad)
{
    put("map.svg", "old");
    {
        OutFile file(path("map.svg"), Overwrite::replace);
        file.write("broken");
        auto const verify = [](std::string const& temporary) {
            throw Error{ErrorKind::output,
                        "cannot write '" + temporary + "': it does not read back"};
        };
        expect_error(ErrorKind::output, "it does not read back", [&] { file.publish(verify); });
    }
    EXPECT_EQ(content("map.svg"), "old");
    EXPECT_EQ(names(), Names{"map.svg"});
}

TEST_F(OutFileTest, ShowsTheCompleteFileToItsVerifier)
{
    OutFile file(path("map.svg"), Overwrite::refuse);
    file.write("whole");
    std::string seen;
    file.publish([&](std::string const& temporary) { seen = read_file(temporary); });
    EXPECT_EQ(seen, "whole");
}

TEST_F(OutFileTest, PublishesWhatALibraryWroteByName)
{
    OutFile file(path("areas.gpkg"), Overwrite::refuse);
    EXPECT_EQ(fs::path(file.temporary_path()).filename(), "areas.gpkg");
    std::ofstream(file.temporary_path()) << "by a library";
    file.publish();
    EXPECT_EQ(content("areas.gpkg"), "by a library");
}

TEST_F(OutFileTest, FollowsTheUmaskAndHidesItsWork)
{
    auto const before = umask(0);
    OutFile file(path("open"), Overwrite::refuse);
    auto const work = fs::path(file.temporary_path()).parent_path();
    EXPECT_EQ(fs::status(work).permissions(), fs::perms::owner_all)
        << "nobody else looks in, whatever the umask";
    file.publish();
    umask(077);
    OutFile secret(path("secret"), Overwrite::refuse);
    secret.publish();
    umask(before);
    EXPECT_EQ(fs::status(path("open")).permissions(), fs::perms(0666));
    EXPECT_EQ(fs::status(path("secret")).permissions(), fs::perms(0600));
}

TEST_F(OutFileTest, SaysWhenTheDiskIsFull)
{
    auto const disk = path("disk");
    fs::create_directory(disk);
    if (mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=64k") != 0)
        GTEST_SKIP() << "mounting a small disk needs root";
    std::ofstream(disk + "/map.svg") << "old";
    {
        OutFile file(disk + "/map.svg", Overwrite::replace);
        auto const fill = [&] {
            for (int i = 0; i < 40; ++i) file.write(std::string(100'000, 'x'));
            file.publish();
        };
        expect_error(ErrorKind::output, "map.svg': No space left on device", fill);
    }
    EXPECT_EQ(read_file(disk + "/map.svg"), "old");
    EXPECT_EQ(std::distance(fs::directory_iterator(disk), {}), 1);
    EXPECT_EQ(umount(disk.c_str()), 0);
}

TEST_F(OutFileTest, PassesAFullStandardOutputOnAsAnError)
{
    int const kept = dup(STDOUT_FILENO);
    int const full = open("/dev/full", O_WRONLY);
    ASSERT_GE(full, 0);
    dup2(full, STDOUT_FILENO);
    expect_error(ErrorKind::output, "cannot write '-': No space left on device", [] {
        OutFile file("-", Overwrite::refuse);
        file.write("x");
        file.publish();
    });
    dup2(kept, STDOUT_FILENO);
    for (int const descriptor : {kept, full}) close(descriptor);
}

TEST_F(OutFileTest, SaysWhenStandardOutputIsClosed)
{
    int const kept = dup(STDOUT_FILENO);
    close(STDOUT_FILENO);
    expect_error(ErrorKind::output, "cannot write 'standard output': Bad file descriptor",
                 [] { OutFile("-", Overwrite::refuse); });
    dup2(kept, STDOUT_FILENO);
    close(kept);
}

TEST_F(OutFileTest, CanBeMovedWhileOpen)
{
    auto const make = [&] {
        OutFile file(path("moved"), Overwrite::refuse);
        file.write("first ");
        return file;
    };
    OutFile file = make();
    OutFile other(std::move(file));
    other.write("second");
    other.publish();
    EXPECT_EQ(content("moved"), "first second");
}

TEST_F(WorkFolderTest, SweepsUpAfterDeadProcessesOnly)
{
    auto const stale = ".sitmap-tmp-" + std::to_string(dead_process()) + "-0";
    put(stale + "/map.svg", "half");
    put(".sitmap-tmp-1-0/map.svg", "held");
    int const held = open(path(".sitmap-tmp-1-0").c_str(), O_RDONLY | O_CLOEXEC);
    ASSERT_EQ(flock(held, LOCK_EX), 0);
    put(".sitmap-tmp-x-0/map.svg", "not of our making");
    put(".sitmap-tmp-/map.svg", "not of our making");
    put(".sitmap-tmp-99999999999999999999-0/map.svg", "no process number");
    put("notes.txt", "kept");
    {
        WorkFolder const work(folder_);
    }
    EXPECT_EQ(names(),
              (Names{".sitmap-tmp-", ".sitmap-tmp-1-0", ".sitmap-tmp-99999999999999999999-0",
                     ".sitmap-tmp-x-0", "notes.txt"}));
    close(held);
}

TEST_F(WorkFolderTest, SweepsUpAfterAKilledRunWhoseNumberIsStillTaken)
{
    // As long as nobody has waited for it; process 1 always has its number.
    put(".sitmap-tmp-1-0/map.svg", "half");
    WorkFolder const work(folder_);
    EXPECT_FALSE(fs::exists(path(".sitmap-tmp-1-0")));
}

TEST_F(WorkFolderTest, SweepsUpAfterAnEarlierRunWithItsOwnNumber)
{
    // In a container every run may be process 1.
    auto const stale = ".sitmap-tmp-" + std::to_string(getpid()) + "-1000000";
    put(stale + "/map.svg", "half");
    WorkFolder const first(folder_);
    EXPECT_FALSE(fs::exists(path(stale)));
    WorkFolder const second(folder_);
    EXPECT_TRUE(fs::exists(first.path())) << "the lock tells a living folder";
    EXPECT_NE(first.path(), second.path());
}

TEST_F(WorkFolderTest, SparesOldProductsThatWereNeverPutBack)
{
    auto const stale = ".sitmap-tmp-" + std::to_string(dead_process()) + "-0";
    put(stale + "/.replaced/x.shp", "old");
    {
        WorkFolder const work(folder_);
    }
    EXPECT_EQ(content(stale + "/.replaced/x.shp"), "old");
}

TEST_F(WorkFolderTest, SaysWhenItsFolderCannotBeOpenedAndLeavesNone)
{
    rlimit before{};
    ::getrlimit(RLIMIT_NOFILE, &before);
    rlimit const none{3, before.rlim_max};
    ::setrlimit(RLIMIT_NOFILE, &none);
    expect_error(ErrorKind::output, "Too many open files", [&] { WorkFolder{folder_}; });
    ::setrlimit(RLIMIT_NOFILE, &before);
    EXPECT_EQ(names(), Names{});
}

TEST_F(WorkFolderTest, DoesNotFollowALinkWithAStaleName)
{
    put("precious/file", "kept");
    fs::create_directory_symlink(path("precious"),
                                 path(".sitmap-tmp-" + std::to_string(dead_process()) + "-0"));
    {
        WorkFolder const work(folder_);
    }
    EXPECT_EQ(content("precious/file"), "kept");
}

TEST_F(OutFileTest, MakesAFolderThatIsNotThere)
{
    make_folder(path("outputs"));
    put("outputs/kept", "kept");
    make_folder(path("outputs"));
    EXPECT_EQ(content("outputs/kept"), "kept");
    expect_error(ErrorKind::output, "No such file or directory",
                 [&] { make_folder(path("no/such")); });
}

TEST_F(OutFileTest, ReadsRegularFilesOnly)
{
    put("a.txt", "text");
    ASSERT_EQ(mkfifo(path("pipe").c_str(), 0600), 0);
    EXPECT_EQ(read_file(path("a.txt")), "text");
    expect_error(ErrorKind::input, "larger than 3 bytes", [&] { read_file(path("a.txt"), 3); });
    expect_error(ErrorKind::input, "not a regular file", [&] { read_file(path("pipe")); });
    expect_error(ErrorKind::input, "not a regular file", [&] { read_file(folder_); });
    expect_error(ErrorKind::input, "No such file or directory", [&] { read_file(path("b.txt")); });
}

TEST_F(OutFileTest, KnowsAFileByAllItsNames)
{
    for (auto const* name : {"a", "b"}) put(name, "");
    fs::create_symlink(path("a"), path("soft"));
    fs::create_hard_link(path("a"), path("hard"));
    for (auto const& name : {path("a"), path("soft"), path("hard"), folder_ + "/./a"})
        EXPECT_TRUE(same_file(path("a"), name)) << name;
    for (auto const* name : {"b", "absent"}) EXPECT_FALSE(same_file(path("a"), path(name))) << name;
    EXPECT_FALSE(same_file(path("absent"), path("absent")));
}

}  // namespace sitmap
