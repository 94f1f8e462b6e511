// SPDX-License-Identifier: MIT
#include "base/folder_mark.hpp"

#include "tests/support/expect_error.hpp"
#include "tests/support/text_file.hpp"

#include <array>
#include <filesystem>

namespace sitmap {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A folder with three files, two of them below it.
std::string folder(std::string const& name)
{
    for (auto const* file : {"/map.svg", "/gis/a.shp", "/gis/a.qix"})
        test::text_file("mark/" + name + file, "");
    return std::filesystem::path(test::text_file("mark/" + name + "/map.svg", "")).parent_path();
}

void mark(std::string const& name, std::string const& text)
{
    test::text_file("mark/" + name + "/.sitmap", text);
}

TEST(FolderMark, ListsWhatIsOurs)
{
    auto const path = folder("listed");
    std::array<std::string, 2> const own{"gis/a.shp", "map.svg"};
    mark("listed", text_of_mark(own));
    EXPECT_THAT(foreign_files(path), IsEmpty()) << "an index belongs to its shapefile";
    EXPECT_NO_THROW(refuse_foreign_files(path));
    test::text_file("mark/listed/gis/b.qix", "");
    std::filesystem::create_symlink("map.svg", path + "/link");
    EXPECT_THAT(foreign_files(path), ElementsAre("gis/b.qix", "link"));
    test::expect_error(ErrorKind::output, "or move away 'gis/b.qix', 'link'",
                       [&] { refuse_foreign_files(path); });
}

TEST(FolderMark, IsNeededForAnythingToBeOurs)
{
    EXPECT_THAT(foreign_files(folder("none")), ElementsAre("gis/a.qix", "gis/a.shp", "map.svg"));
}

TEST(FolderMark, WithoutAListVouchesForAll)
{
    auto const path = folder("old");
    mark("old", "made by sitmap; a folder with this file may be replaced with --overwrite\n");
    EXPECT_THAT(foreign_files(path), IsEmpty());
}

TEST(FilesBesides, AreThoseThatAreNotKnown)
{
    EXPECT_THAT(files_besides(folder("besides"), {"map.svg", "gis/a.shp"}),
                ElementsAre("gis/a.qix"));
}

}  // namespace
}  // namespace sitmap
