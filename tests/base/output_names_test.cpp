// SPDX-License-Identifier: MIT
// output_names_test.cpp: names that no product can have, and how products are called in messages.
#include "base/outfile.hpp"

#include "tests/support/expect_error.hpp"

namespace sitmap {
namespace {

using test::expect_error;

std::string const folder = testing::TempDir() + "output_names";

std::string path(std::string const& name)
{
    return folder + "/" + name;
}

TEST(OutputNames, AreRefusedBeforeAnyWorkIfTheyAreTooLong)
{
    auto const name = testing::TempDir() + std::string(300, 'x');
    expect_error(ErrorKind::output, "File name too long",
                 [&] { OutFile(name, Overwrite::replace); });
    expect_error(ErrorKind::output, "File name too long",
                 [&] { OutFolder(name, Overwrite::replace); });
}

TEST(OutputNames, LeaveRoomForTheJournalOfAGeoPackage)
{
    auto const of_length = [](std::size_t length, std::string const& extension) {
        return testing::TempDir() + std::string(length - extension.size(), 'x') + extension;
    };
    expect_error(ErrorKind::output, "File name too long",
                 [&] { OutFile(of_length(248, ".gpkg"), Overwrite::replace); });
    expect_error(ErrorKind::output, "File name too long",
                 [&] { OutFile(of_length(255, ".GPKG"), Overwrite::refuse); });
    EXPECT_NO_THROW(OutFile(of_length(247, ".gpkg"), Overwrite::refuse));
    EXPECT_NO_THROW(OutFile(of_length(255, ".csv"), Overwrite::refuse));
}

TEST(OutputNames, AreToldWithoutPrivateFolders)
{
    auto const inside = folder + "/.sitmap-tmp-12-3/pk/.sitmap-tmp-12-40/a.shp";
    expect_error(ErrorKind::output,
                 "cannot write '" + path("pk/a.shp") + "': no " + path("pk/a.dbf"),
                 [&] { fail_to_write(inside, "no " + folder + "/.sitmap-tmp-12-3/pk/a.dbf"); });
    expect_error(ErrorKind::output, "cannot write in '" + path("pk") + "': No such file",
                 [&] { WorkFolder(path(".sitmap-tmp-12-3/pk")); });
}

TEST(OutputNames, OfFoldersAreNotStandardOutput)
{
    expect_error(ErrorKind::usage, "cannot write a folder to standard output",
                 [] { OutFolder("-", Overwrite::refuse); });
}

}  // namespace
}  // namespace sitmap
