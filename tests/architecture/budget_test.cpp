// SPDX-License-Identifier: MIT
// The budget of the house: sizes of files and functions, what may be called where, a test for every
// unit.
#include "tests/architecture/source_tree.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <set>

namespace sitmap::test {

namespace {

constexpr std::size_t most_lines_of_a_file = 500;
constexpr long most_lines_of_a_function = 60;
constexpr std::uintmax_t most_bytes_of_a_picture = 20 * 1024;

std::string code_without_directives(std::string const& text)
{
    static std::regex const directive(R"(^[ \t]*#[^\n]*)", std::regex::multiline);
    return std::regex_replace(code_of(text), directive, "");
}

struct Function {
    long first_line = 0;
    long lines = 0;
};

/// True if the code before an opening brace is the head of a function: it ends with its arguments
/// (and what may follow them), and no keyword of a type or a namespace begins it.
bool is_function_head(std::string const& head)
{
    static std::regex const type(R"(\b(namespace|class|struct|union|enum|extern)\b[^()]*$)");
    static std::regex const end(
        R"(\)\s*(const|noexcept|override|final|mutable|->[^;{}]*|:[^;]*|\s)*$)");
    return head.find('(') != std::string::npos && !std::regex_search(head, type) &&
           std::regex_search(head, end);
}

/// Functions of a file, found by braces: those that open outside any other function.
std::vector<Function> functions_of(std::string const& text)
{
    auto const code = code_without_directives(text);
    std::vector<Function> found;
    std::size_t head = 0;  // where the text before the next brace starts
    int depth = 0;         // braces open inside the function
    std::size_t start = 0;
    for (std::size_t i = 0; i < code.size(); ++i) {
        char const c = code[i];
        if (depth > 0) {
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0 && c == '}') {
                found.push_back(
                    {line_at(code, start), line_at(code, i) - line_at(code, start) + 1});
                head = i + 1;
            }
        } else if (c == '{') {
            auto const text_before = code.substr(head, i - head);
            if (is_function_head(text_before)) {
                depth = 1;
                start = head + std::min(text_before.find_first_not_of(" \t\n"), text_before.size());
            }
            head = i + 1;
        } else if (c == ';' || c == '}') {
            head = i + 1;
        }
    }
    return found;
}

struct Ban {
    std::regex call;
    std::string why;
    std::set<std::string> except;  // paths that may
};

std::vector<Ban> const& bans()
{
    static std::vector<Ban> const list{
        {std::regex(R"(\b(new|malloc|calloc|realloc)\b(?!\s*[,)=]))"), "owns memory by hand", {}},
        {std::regex(R"(\bdelete\b(?!\s*;))"), "owns memory by hand", {}},
        {std::regex(
             R"(\b(free|cairo_destroy|GEOSGeom_destroy_r|GDALClose|pango_layout_unref|g_object_unref)\s*\()"),
         "releases a handle by hand",
         {"src/gis/geos.cpp"}},
        {std::regex(R"(\b(ofstream|fstream|renameat2?|mkstemp|tmpfile)\b|\brename\s*\()"),
         "writes a file past base/outfile",
         {"src/base/outfile.cpp"}},
        {std::regex(R"(\b(fopen|fdopen)\s*\(|\bifstream\b)"),
         "opens a file outside base/",
         {"src/base/outfile.cpp", "src/base/hash.cpp"}},
        {std::regex(R"(\bO_(RDONLY|WRONLY|RDWR)\b)"),
         "opens a file outside base/",
         {"src/base/file_set.cpp", "src/base/infile.cpp", "src/base/outfile.cpp",
          "src/base/standard_streams.cpp"}},
        {std::regex(R"(\b(std::cout|std::cerr|std::cin|iostream)\b)"),
         "uses a stream instead of fmt",
         {}},
        {std::regex(R"(\b(system|popen|execvp?|execl)\s*\()"), "starts another program", {}},
        {std::regex(R"(\b(localtime|gmtime|mktime|system_clock|time\s*\(\s*(nullptr|NULL|0)))"),
         "asks a clock",
         {}},
        {std::regex(R"(\b(setlocale|std::locale)\b)"), "depends on the locale", {"src/main.cpp"}},
        {std::regex(R"(\b(std::rand|srand|random_device)\b)"), "is not the same twice", {}},
    };
    return list;
}

std::vector<std::string> breaches_of(SourceFile const& file)
{
    std::vector<std::string> breaches;
    auto const code = code_without_directives(file.text);
    for (auto const& ban : bans()) {
        if (ban.except.contains(file.path)) continue;
        for (std::sregex_iterator match(code.begin(), code.end(), ban.call), end; match != end;
             ++match)
            breaches.push_back(
                file.path + ":" +
                std::to_string(line_at(code, static_cast<std::size_t>(match->position()))) + ": '" +
                match->str() + "' " + ban.why);
    }
    return breaches;
}

/// A unit is a header with its .cpp; a .cpp without a header of its name is a part of another unit.
bool is_unit(SourceFile const& file)
{
    auto const header = std::filesystem::path(file.path).replace_extension(".hpp");
    return !file.room().empty() && std::filesystem::exists(source_root / header);
}

/// A command of the program is tested by black-box cases that begin with its name.
bool has_a_case(std::string const& command)
{
    auto const begins = [&](auto const& entry) {
        return entry.path().filename().string().starts_with(command + "-");
    };
    std::filesystem::directory_iterator const cases(source_root / "tests/cli/cases");
    return std::any_of(begin(cases), end(cases), begins);
}

bool has_a_test(std::string const& path)
{
    std::filesystem::path const unit(path);
    auto const name = unit.stem().string();
    if (name.starts_with("command_") && has_a_case(name.substr(8))) return true;
    return std::filesystem::exists(source_root / "tests" / unit.parent_path().filename() /
                                   (name + "_test.cpp"));
}

}  // namespace

TEST(Budget, KeepsFilesShort)
{
    for (auto const* folder : {"src", "tests"})
        for (auto const& file : files_of(folder, {".cpp", ".hpp"}))
            EXPECT_LE(lines_of(file.text).size(), most_lines_of_a_file) << file.path;
}

TEST(Budget, KeepsFunctionsShort)
{
    for (auto const& file : files_of("src", {".cpp", ".hpp"}))
        for (auto const& function : functions_of(file.text))
            EXPECT_LE(function.lines, most_lines_of_a_function)
                << file.path << ":" << function.first_line;
}

TEST(Budget, KeepsReferencePicturesSmall)
{
    for (auto const& picture : files_of("tests", {".png"}))
        EXPECT_LE(picture.text.size(), most_bytes_of_a_picture) << picture.path;
}

TEST(House, NamesItsLicenceAndPromiseFirst)
{
    for (auto const* folder : {"src", "tests"})
        for (auto const& file : files_of(folder, {".cpp", ".hpp"})) {
            auto const lines = lines_of(file.text);
            ASSERT_GE(lines.size(), 2u) << file.path;
            EXPECT_EQ(lines[0], "// SPDX-License-Identifier: MIT") << file.path;
            if (file.path.ends_with(".hpp")) {
                EXPECT_TRUE(lines[1].starts_with("// "))
                    << file.path << ": a header opens with its promise";
                EXPECT_NE(file.text.find("\n#pragma once\n"), std::string::npos) << file.path;
            }
        }
}

TEST(House, CallsNothingThatIsKeptElsewhere)
{
    for (auto const& file : files_of("src", {".cpp", ".hpp"}))
        for (auto const& breach : breaches_of(file)) ADD_FAILURE() << breach;
}

TEST(House, HasATestForEachUnit)
{
    for (auto const& file : files_of("src", {".cpp"})) {
        if (!is_unit(file)) continue;
        EXPECT_TRUE(has_a_test(file.path))
            << file.path << " has no tests/" << file.room() << "/*_test.cpp of its name";
    }
}

TEST(FunctionsOf, MeasuresThemAndNothingElse)
{
    auto const found = functions_of(R"(namespace a {
struct B {
    int x() const { return 1; }
};
int long_one(int a,
             int b)
{
    if (a) {
        return '{';  // {
    }
    auto const f = [&](int c) { return c; };
    return b;
}
constexpr int list[] = {1, 2};
B::B() : x_(f({1})), y_{2}
{
}
}  // namespace a
)");
    ASSERT_EQ(found.size(), 3u);
    EXPECT_EQ(found[0].lines, 1);
    EXPECT_EQ(found[1].first_line, 5);
    EXPECT_EQ(found[1].lines, 9);
    EXPECT_EQ(found[2].first_line, 15);
}

TEST(BreachesOf, SeesCallsAndNotTheirNamesInText)
{
    auto const breaches = [](std::string const& text) {
        return breaches_of({"src/map/x.cpp", text});
    };
    EXPECT_EQ(breaches("auto* p = new int;").size(), 1u);
    EXPECT_EQ(breaches("delete p;").size(), 1u);
    EXPECT_EQ(breaches("std::ofstream file(path);").size(), 1u);
    EXPECT_EQ(breaches("rename(a, b);").size(), 1u);
    EXPECT_EQ(breaches("int const file = ::open(path, O_RDONLY);").size(), 1u);
    EXPECT_EQ(breaches("Page(Page const&) = delete;").size(), 0u);
    EXPECT_EQ(breaches("// a new page\nauto const text = \"delete it, rename(it)\";").size(), 0u);
    EXPECT_EQ(breaches("auto const c = '\"'; new int;").size(), 1u);
}

}  // namespace sitmap::test
