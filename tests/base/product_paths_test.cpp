// SPDX-License-Identifier: MIT
#include "base/product_paths.hpp"

#include "base/error.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/text_file.hpp"

#include <filesystem>

namespace sitmap {
namespace {

namespace fs = std::filesystem;

/// An empty folder; the working folder is beside it.
std::string folder()
{
    auto const path = fs::path(test::text_file("products/x/keep", "")).parent_path();
    return path.string();
}

TEST(ProductPaths, AreTheSameHoweverTheFolderIsSpelled)
{
    auto const at = folder();
    fs::create_directory_symlink(at, at + "/../link");
    for (auto const& other :
         {at + "/./a.csv", at + "/../x/a.csv", at + "//a.csv", at + "/../link/a.csv", at + "/A.CSV",
          fs::relative(at).string() + "/a.csv"})
        EXPECT_TRUE(same_product(at + "/a.csv", other)) << other;
    EXPECT_TRUE(same_product("a.csv", "./a.csv"));
    EXPECT_TRUE(same_product("missing/a.csv", "./missing/y/../a.csv"));
    fs::remove(at + "/../link");
}

TEST(ProductPaths, HaveAnExtensionAndNeighbours)
{
    EXPECT_EQ(extension_of("a.b/x.Tar.GZ"), ".gz");
    EXPECT_EQ(extension_of("a.b/x"), "");
    EXPECT_EQ(path_beside("a.b/x.shp", "_fields.csv"), "a.b/x_fields.csv");
    EXPECT_EQ(path_beside("a.b/x", ".prj"), "a.b/x.prj");
}

TEST(ProductPaths, AreDifferentInOtherFoldersOrByOtherNames)
{
    auto const at = folder();
    EXPECT_FALSE(same_product(at + "/a.csv", at + "/b.csv"));
    EXPECT_FALSE(same_product(at + "/a.csv", at + "/../a.csv"));
    EXPECT_FALSE(same_product("a.csv", "missing/a.csv"));
}

TEST(ProductPaths, AreNoFolderThatHoldsAnInput)
{
    auto const at = folder();
    auto const input = test::text_file("products/x/y/in.csv", "");
    auto const link = at + "/../linked.csv";
    fs::remove(link);
    fs::create_symlink(input, link);
    for (auto const& path : {input, link, at + "/../x/./y/in.csv"}) {
        std::vector<std::string> const inputs{at + "/../elsewhere.csv", path};
        for (auto const& product : {at, at + "/", at + "/y"})
            test::expect_error(ErrorKind::output, "' lies in it\nname another output",
                               [&] { refuse_inputs(product, inputs); });
        EXPECT_NO_THROW(refuse_inputs(at + "/y/z", inputs));
        EXPECT_NO_THROW(refuse_inputs(at + "/y/out.csv", inputs));
    }
    fs::remove(link);
}

TEST(ProductPaths, LieInAFolderHoweverItIsSpelled)
{
    auto const at = folder();
    EXPECT_TRUE(lies_in(at + "/r.json", at));
    EXPECT_TRUE(lies_in(at + "/y/z/r.json", at + "/"));
    EXPECT_TRUE(lies_in(at + "/../x/r.json", at + "/."));
    EXPECT_TRUE(lies_in("new/r.json", "./new"));
    EXPECT_FALSE(lies_in(at, at));
    EXPECT_FALSE(lies_in(at + "/../r.json", at));
    EXPECT_FALSE(lies_in(at + "2/r.json", at));
}

TEST(IndexFilesOf, AreThereForAShapefileOnly)
{
    auto const at = test::text_file("products/index/x.qix", "");
    auto const stem = at.substr(0, at.size() - 3);
    EXPECT_EQ(index_files_of(stem + "shp"), std::vector<std::string>{at});
    EXPECT_TRUE(index_files_of(stem + "fgb").empty());
}

}  // namespace
}  // namespace sitmap
