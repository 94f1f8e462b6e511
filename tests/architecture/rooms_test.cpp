// SPDX-License-Identifier: MIT
// The room law: every #include under src/ goes where rooms.txt lets it go.
#include "tests/architecture/source_tree.hpp"

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <regex>
#include <set>

namespace sitmap::test {

namespace {

struct Room {
    std::set<std::string> rooms;
    std::set<std::string> libraries;
};
using Law = std::map<std::string, Room>;

Law read_law(std::string const& text)
{
    Law law;
    for (auto const& line : lines_of(text)) {
        if (line.empty() || line.starts_with('#')) continue;
        auto const colon = line.find(':');
        std::istringstream words(line.substr(colon + 1));
        auto& room = law[line.substr(0, colon)];
        bool libraries = false;
        for (std::string word; words >> word;) {
            if (word == "+")
                libraries = true;
            else
                (libraries ? room.libraries : room.rooms).insert(word);
        }
    }
    return law;
}

/// Library of a header by the start of its name. The system's headers (sys/, unistd.h ...) are
/// nobody's.
std::optional<std::string> library_of(std::string const& header)
{
    static std::vector<std::pair<std::string, std::string>> const starts{
        {"gdal", "gdal"},        {"ogr", "gdal"},      {"cpl_", "gdal"},
        {"geos", "geos"},        {"proj", "proj"},     {"geodesic.h", "proj"},
        {"cairo", "cairo"},      {"pango", "pango"},   {"fontconfig", "fontconfig"},
        {"expat", "expat"},      {"png.h", "png"},     {"zlib.h", "zlib"},
        {"toml++", "toml"},      {"CLI/", "cli11"},    {"nlohmann/", "json"},
        {"openssl/", "openssl"}, {"tbb/", "tbb"},      {"oneapi/", "tbb"},
        {"Eigen/", "eigen"},     {"eigen3/", "eigen"}, {"boost/", "boost"},
        {"libav", "libav"},      {"libsw", "libav"},   {"fmt/", "fmt"},
    };
    static std::vector<std::string> const system{
        "sys/",    "linux/",      "unistd.h",    "fcntl.h",  "pthread.h", "poll.h",
        "dlfcn.h", "emmintrin.h", "immintrin.h", "malloc.h", "iconv.h"};
    for (auto const& [start, library] : starts)
        if (header.starts_with(start)) return library;
    for (auto const& start : system)
        if (header.starts_with(start)) return "system";
    if (header.find_first_of("./") == std::string::npos) return "standard";
    return {};
}

/// What is wrong with one include, or "".
std::string fault_of(Law const& law, std::string const& room, std::string const& header,
                     bool quoted)
{
    auto const& allowed = law.at(room);
    if (quoted) {
        auto const other = header.substr(0, header.find('/'));
        bool const fine = other == room || allowed.rooms.contains(other);
        return fine ? "" : room + "/ may not include " + other + "/";
    }
    auto const library = library_of(header);
    if (!library) return "<" + header + "> belongs to no library that rooms_test.cpp knows";
    bool const fine =
        *library == "system" || *library == "standard" || allowed.libraries.contains(*library);
    return fine ? "" : room + "/ may not see " + *library;
}

std::vector<std::string> faults_of(Law const& law, SourceFile const& file)
{
    static std::regex const include(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re");
    std::vector<std::string> faults;
    auto const lines = lines_of(file.text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::smatch match;
        if (!std::regex_search(lines[i], match, include)) continue;
        auto const fault = fault_of(law, file.room(), match[2], match[1] == "\"");
        if (!fault.empty())
            faults.push_back(file.path + ":" + std::to_string(i + 1) + ": " + fault);
    }
    return faults;
}

Law const law_of_the_house = read_law(content_of(source_root / "tests/architecture/rooms.txt"));

}  // namespace

TEST(RoomLaw, HoldsForEveryInclude)
{
    int seen = 0;
    for (auto const& file : files_of("src", {".cpp", ".hpp"})) {
        if (file.room().empty()) continue;
        ++seen;
        ASSERT_TRUE(law_of_the_house.contains(file.room()))
            << file.path << ": a room without a line in rooms.txt";
        for (auto const& fault : faults_of(law_of_the_house, file)) ADD_FAILURE() << fault;
    }
    EXPECT_GT(seen, 50);
}

TEST(RoomLaw, NamesOnlyRoomsThatExistAndRunsOneWay)
{
    std::set<std::string> above;
    for (auto const& line : lines_of(content_of(source_root / "tests/architecture/rooms.txt"))) {
        if (line.empty() || line.starts_with('#')) continue;
        auto const name = line.substr(0, line.find(':'));
        EXPECT_TRUE(std::filesystem::is_directory(source_root / "src" / name)) << name;
        for (auto const& other : law_of_the_house.at(name).rooms)
            EXPECT_TRUE(above.contains(other))
                << name << " may only use rooms that stand above it, not " << other;
        above.insert(name);
    }
}

TEST(RoomLaw, LetsNobodyIncludeTheCommandLine)
{
    for (auto const& [name, room] : law_of_the_house)
        EXPECT_FALSE(room.rooms.contains("cli")) << name;
}

TEST(RoomLaw, SeesAForbiddenInclude)
{
    auto const law = read_law("base: + fmt\ndomain: base\nrender: base + cairo\n");
    auto const faults = [&](std::string const& room, std::string const& text) {
        return faults_of(law, {"src/" + room + "/x.cpp", text});
    };
    EXPECT_TRUE(
        faults("domain", "#include \"base/text.hpp\"\n#include <vector>\n#include <sys/stat.h>\n")
            .empty());
    EXPECT_EQ(faults("domain", "\n#include \"render/page.hpp\"\n"),
              std::vector<std::string>{"src/domain/x.cpp:2: domain/ may not include render/"});
    EXPECT_EQ(faults("domain", "#include <cairo-svg.h>\n"),
              std::vector<std::string>{"src/domain/x.cpp:1: domain/ may not see cairo"});
    EXPECT_EQ(faults("base", "  #  include <ogrsf_frmts.h>\n"),
              std::vector<std::string>{"src/base/x.cpp:1: base/ may not see gdal"});
    EXPECT_EQ(faults("base", "#include <mystery.h>\n"),
              std::vector<std::string>{
                  "src/base/x.cpp:1: <mystery.h> belongs to no library that rooms_test.cpp knows"});
}

}  // namespace sitmap::test
