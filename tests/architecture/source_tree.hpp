// SPDX-License-Identifier: MIT
// tests/architecture/source_tree.hpp: the files of this repository as text, and what of a C++ file
// is code.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace sitmap::test {

inline std::filesystem::path const source_root = SITMAP_SOURCE_DIR;

struct SourceFile {
    std::string path;  // from the root of the repository
    std::string text;

    std::string room() const  // "map" of "src/map/page.cpp"; empty for src/main.cpp
    {
        auto const folder = std::filesystem::path(path).parent_path();
        return folder == "src" ? "" : folder.filename().string();
    }
};

inline std::string content_of(std::filesystem::path const& path)
{
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

inline std::vector<std::string> lines_of(std::string const& text)
{
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

/// All files below `folder` with one of the endings, sorted by path.
inline std::vector<SourceFile> files_of(std::string const& folder,
                                        std::vector<std::string> const& endings)
{
    std::vector<SourceFile> files;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(source_root / folder)) {
        bool const wanted =
            std::ranges::find(endings, entry.path().extension().string()) != endings.end();
        if (!entry.is_regular_file() || !wanted) continue;
        files.push_back({std::filesystem::relative(entry.path(), source_root).string(),
                         content_of(entry.path())});
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

/// The same text with every character of comments, strings and character literals as a blank; line
/// breaks stay.
inline std::string code_of(std::string const& text)
{
    std::string code = text;
    auto const blank = [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < std::min(to, code.size()); ++i)
            if (code[i] != '\n') code[i] = ' ';
        return to;
    };
    auto const end_of_quote = [&](std::size_t open) {
        std::size_t i = open + 1;
        while (i < text.size() && text[i] != text[open]) i += text[i] == '\\' ? 2 : 1;
        return i + 1;
    };
    auto const is_word = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
    };
    for (std::size_t i = 0; i < text.size();) {
        if (text.compare(i, 2, "//") == 0)
            i = blank(i, std::min(text.find('\n', i), text.size()));
        else if (text.compare(i, 2, "/*") == 0)
            i = blank(i, std::min(text.find("*/", i + 2), text.size() - 2) + 2);
        else if (text.compare(i, 2, "R\"") == 0) {
            auto const bracket = text.find('(', i);
            auto const close = ")" + text.substr(i + 2, bracket - i - 2) + "\"";
            i = blank(
                i, std::min(text.find(close, bracket), text.size() - close.size()) + close.size());
        } else if (text[i] == '"')
            i = blank(i, end_of_quote(i));
        else if (text[i] == '\'' && !(i > 0 && is_word(text[i - 1])))  // 1'000 is a number
            i = blank(i, end_of_quote(i));
        else
            ++i;
    }
    return code;
}

inline long line_at(std::string const& text, std::size_t position)
{
    return std::count(text.begin(), text.begin() + static_cast<long>(position), '\n') + 1;
}

}  // namespace sitmap::test
