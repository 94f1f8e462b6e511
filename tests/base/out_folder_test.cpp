// SPDX-License-Identifier: MIT
// out_folder_test.cpp: folders that are put in place as a whole (base/outfile.hpp).
#include "base/outfile.hpp"

#include "tests/support/expect_error.hpp"
#include "tests/support/out_file_test.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace sitmap {

namespace fs = std::filesystem;
using test::expect_error;

namespace {

using OutFolderTest = test::OutFileTest;
using Names = std::vector<std::string>;

}  // namespace

TEST_F(OutFolderTest, AppearsWholeWithItsMarker)
{
    {
        OutFolder pack(path("pack"), Overwrite::refuse);
        std::ofstream(pack.inside("map.svg")) << "map";
        std::ofstream(pack.inside("gis/areas.gpkg")) << "areas";
        EXPECT_FALSE(fs::exists(path("pack")));
        pack.publish();
    }
    EXPECT_EQ(names(), Names{"pack"});
    EXPECT_EQ(content("pack/map.svg"), "map");
    EXPECT_EQ(content("pack/gis/areas.gpkg"), "areas");
    EXPECT_TRUE(fs::exists(path("pack/.sitmap")));
    EXPECT_EQ(std::distance(fs::directory_iterator(path("pack")), {}), 3) << "and nothing else";
}

TEST_F(OutFolderTest, HoldsFilesThatWereMadeOneByOne)
{
    OutFolder pack(path("pack"), Overwrite::refuse);
    OutFile file(pack.inside("notes.md"), Overwrite::refuse);
    file.write("notes");
    file.publish();
    pack.publish();  // while the file's value lives on
    EXPECT_EQ(content("pack/notes.md"), "notes");
    EXPECT_EQ(std::distance(fs::directory_iterator(path("pack")), {}), 2)
        << "the file and the marker";
}

TEST_F(OutFolderTest, ReplacesAWholePackOfItsOwn)
{
    put("pack/.sitmap", "");
    put("pack/old.svg", "old");
    expect_error(ErrorKind::output, "File exists\nuse --overwrite",
                 [&] { OutFolder(path("pack"), Overwrite::refuse); });
    {
        OutFolder pack(path("pack") + "/", Overwrite::replace);
        std::ofstream(pack.inside("new.svg")) << "new";
        pack.publish();
    }
    EXPECT_FALSE(fs::exists(path("pack/old.svg")));
    EXPECT_EQ(content("pack/new.svg"), "new");
    EXPECT_EQ(names(), Names{"pack"});
}

TEST_F(OutFolderTest, NeverReplacesAFolderThatItDidNotMake)
{
    put("home/thesis.doc", "years of work");
    expect_error(ErrorKind::output, "holds files that sitmap did not make\nname another folder",
                 [&] { OutFolder(path("home"), Overwrite::replace); });
    EXPECT_EQ(content("home/thesis.doc"), "years of work");
}

TEST_F(OutFolderTest, NeverReplacesAPackIntoWhichSomebodyPutAFile)
{
    auto const make = [&] {
        OutFolder pack(path("pack"), Overwrite::replace);
        std::ofstream(pack.inside("gis/areas.shp")) << "areas";
        pack.publish();
    };
    make();
    put("pack/gis/areas.qix", "an index that a GIS made of the areas");
    EXPECT_NO_THROW(make());
    put("pack/mine/notes.txt", "an evening of work");
    put("pack/edited.svg", "by hand");
    expect_error(ErrorKind::output,
                 "holds files that sitmap did not make\n"
                 "name another folder, or move away 'edited.svg', 'mine/notes.txt'",
                 make);
    EXPECT_EQ(content("pack/edited.svg"), "by hand");
}

TEST_F(OutFolderTest, MakesTheFolderAroundItWhenItIsDone)
{
    auto const make = [&](auto work) {
        OutFolder pack(path("outputs/pack"), Overwrite::refuse, OutFolder::Parent::make);
        std::ofstream(pack.inside("map.svg")) << "map";
        work(pack);
    };
    make([](OutFolder&) {});
    EXPECT_EQ(names(), Names{}) << "not for a pack that is never put in place";
    make([](OutFolder& pack) { pack.publish(); });
    EXPECT_EQ(content("outputs/pack/map.svg"), "map");
    EXPECT_EQ(names(), Names{"outputs"});
}

TEST_F(OutFolderTest, SaysThatTheFolderAroundItIsALinkToNothing)
{
    fs::create_symlink(path("nowhere"), path("outputs"));
    for (auto const parent : {OutFolder::Parent::make, OutFolder::Parent::require})
        expect_error(ErrorKind::output,
                     "No such file or directory\nit is a link that leads nowhere",
                     [&] { OutFolder(path("outputs/pack"), Overwrite::refuse, parent); });
}

TEST_F(OutFolderTest, LooksAgainBeforeItReplaces)
{
    fs::create_directory(path("pack"));
    OutFolder pack(path("pack"), Overwrite::replace);
    put("pack/thesis.doc", "put there meanwhile");
    expect_error(ErrorKind::output, "holds files that sitmap did not make",
                 [&] { pack.publish(); });
    EXPECT_EQ(content("pack/thesis.doc"), "put there meanwhile");
}

TEST_F(OutFolderTest, MayFillAnEmptyFolder)
{
    fs::create_directory(path("pack"));
    OutFolder pack(path("pack"), Overwrite::refuse);
    std::ofstream(pack.inside("map.svg")) << "map";
    pack.publish();
    EXPECT_EQ(content("pack/map.svg"), "map");
}

TEST_F(OutFolderTest, RefusesAFileALinkAndAFolderWithoutAName)
{
    put("file", "");
    fs::create_directory_symlink(folder_, path("link"));
    for (auto const* name : {"file", "link"})
        expect_error(ErrorKind::output, "Not a directory\nname a folder",
                     [&] { OutFolder(path(name), Overwrite::replace); });
    for (auto const* name : {".", "..", "/"})
        expect_error(ErrorKind::output, "name the folder from its parent",
                     [&] { OutFolder(name, Overwrite::replace); });
}

TEST_F(OutFolderTest, LeavesNothingBehindWhenNotPublished)
{
    {
        OutFolder pack(path("pack"), Overwrite::refuse);
        std::ofstream(pack.inside("deep/er/map.svg")) << "map";
    }
    EXPECT_EQ(names(), Names{});
}

}  // namespace sitmap
