// SPDX-License-Identifier: MIT
#include "base/product_paths.hpp"

#include "base/error.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/text_file.hpp"

#include <array>
#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

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

/// The standard stream leads to, or comes from, this file as long as this lives.
class Directed {
public:
    Directed(int stream, std::string const& path, int mode) : stream_(stream), kept_(dup(stream))
    {
        int const file = open(path.c_str(), mode | O_CLOEXEC);
        dup2(file, stream_);
        close(file);
    }
    ~Directed()
    {
        dup2(kept_, stream_);
        close(kept_);
    }

private:
    int stream_, kept_;
};

TEST(ProductPaths, AreNoInputByAStandardStream)
{
    auto const input = test::text_file("products/x/stream.csv", "a");
    auto const other = test::text_file("products/x/other.csv", "a");
    auto const refuses = [](std::string const& product, std::string const& from) {
        test::expect_error(ErrorKind::output, "cannot write '" + product + "': it is ",
                           [&] { refuse_inputs(product, std::array{from}); });
    };
    Directed const in(STDIN_FILENO, input, O_RDONLY);
    refuses(input, "-");
    EXPECT_NO_THROW(refuse_inputs(other, std::array<std::string, 1>{"-"}));
    EXPECT_NO_THROW(refuse_inputs("-", std::array<std::string, 1>{"-"}));
    Directed const out(STDOUT_FILENO, input, O_WRONLY | O_APPEND);
    refuses("-", "-");
    refuses("-", input);
    EXPECT_NO_THROW(refuse_inputs("-", std::array{other}));
}

TEST(ProductPaths, AreNoInputByADevice)
{
    Directed const in(STDIN_FILENO, "/dev/null", O_RDONLY);
    Directed const out(STDOUT_FILENO, "/dev/null", O_WRONLY);
    EXPECT_NO_THROW(refuse_inputs("-", std::array<std::string, 1>{"-"}));
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
