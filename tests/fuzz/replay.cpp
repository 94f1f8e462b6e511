// SPDX-License-Identifier: MIT
// tests/fuzz/replay.cpp: runs a fuzz target without a fuzzer: over every file of the corpus, and
// over changed copies of each with a fixed seed. replay FOLDER [CHANGES]. Ends with 1 if there is
// nothing to run.
#include "tests/fuzz/fuzz.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace {

std::string content_of(std::filesystem::path const& path)
{
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

void run(std::string const& bytes)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size());
}

/// One to four small damages: a byte changed, a stretch taken out, doubled or cut off, a nasty word
/// put in.
std::string damaged(std::string bytes, std::mt19937& random)
{
    static std::vector<std::string> const words{"\"",
                                                "\n",
                                                "\r",
                                                ",",
                                                std::string(1, '\0'),
                                                "\xFF",
                                                "nan",
                                                "1e400",
                                                "-",
                                                "[[",
                                                "'''",
                                                "2023-02-29",
                                                "\xEF\xBB\xBF",
                                                "\xE2\x80\xAE",
                                                "9999999999999999999999"};
    auto const below = [&](std::size_t limit) { return limit == 0 ? 0 : random() % limit; };
    for (auto changes = 1 + below(4); changes > 0; --changes) {
        auto const at = below(bytes.size() + 1);
        auto const length = std::min<std::size_t>(below(16), bytes.size() - at);
        switch (below(5)) {
            case 0:
                if (at < bytes.size()) bytes[at] = static_cast<char>(random() & 0xFF);
                break;
            case 1: bytes.erase(at, length); break;
            case 2: bytes.insert(at, bytes.substr(at, length)); break;
            case 3: bytes.insert(at, words[below(words.size())]); break;
            default: bytes.resize(at); break;
        }
    }
    return bytes;
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc < 2) return 1;
    std::vector<std::filesystem::path> seeds;
    for (auto const& entry : std::filesystem::directory_iterator(argv[1]))
        seeds.push_back(entry.path());
    std::ranges::sort(seeds);
    int const changes = argc > 2 ? std::atoi(argv[2]) : 200;
    std::mt19937 random(1);
    for (auto const& seed : seeds) {
        auto const bytes = content_of(seed);
        run(bytes);
        for (int i = 0; i < changes; ++i) run(damaged(bytes, random));
    }
    std::printf("%zu files, %d changed copies each\n", seeds.size(), changes);
    return seeds.empty() ? 1 : 0;
}
