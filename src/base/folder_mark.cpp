// SPDX-License-Identifier: MIT
#include "base/folder_mark.hpp"

#include "base/columns.hpp"
#include "base/error.hpp"
#include "base/infile.hpp"
#include "base/product_paths.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

namespace sitmap {

namespace {

namespace fs = std::filesystem;

/// The files that the mark of the folder lists; nothing without a mark.
std::optional<FileNames> listed_files(fs::path const& folder)
{
    auto const mark = folder / folder_mark;
    std::error_code missing;
    if (!fs::is_regular_file(fs::symlink_status(mark, missing))) return std::nullopt;
    auto const lines = split(read_file(mark.string()), '\n');
    FileNames names;
    for (std::size_t i = 1; i < lines.size(); ++i)  // below the sentence
        if (!lines[i].empty()) names.emplace(lines[i]);
    return names;
}

bool is_index_of_one(std::string const& file, FileNames const& names)
{
    return std::ranges::count(index_endings, extension_of(file)) > 0 &&
           names.contains(path_beside(file, ".shp"));
}

}  // namespace

std::vector<std::string> files_besides(std::string const& folder, FileNames const& known)
{
    std::vector<std::string> files;
    std::error_code error;
    fs::recursive_directory_iterator entry(folder, error);
    for (fs::recursive_directory_iterator const end; !error && entry != end;
         entry.increment(error)) {
        std::error_code unknown;
        if (fs::is_directory(entry->symlink_status(unknown))) continue;
        auto name = entry->path().lexically_relative(folder).string();
        if (!known.contains(name)) files.push_back(std::move(name));
    }
    if (error) files.emplace_back("a folder that cannot be read");
    std::ranges::sort(files);
    return files;
}

std::string text_of_mark(std::span<std::string const> files)
{
    std::string text =
        "made by sitmap; with --overwrite a folder that holds only these files is replaced\n";
    for (auto const& file : files) text += file + '\n';
    return text;
}

std::vector<std::string> foreign_files(std::string const& folder)
{
    auto own = listed_files(folder);
    if (!own) return files_besides(folder, {});
    if (own->empty()) return {};  // marks were once the sentence alone
    own->emplace(folder_mark);
    auto foreign = files_besides(folder, *own);
    std::erase_if(foreign, [&](auto const& file) { return is_index_of_one(file, *own); });
    return foreign;
}

void refuse_foreign_files(std::string const& folder)
{
    auto const files = foreign_files(folder);
    if (files.empty()) return;
    throw Error{ErrorKind::output,
                fmt::format("cannot replace '{}': the folder holds files that sitmap did not make",
                            clean(folder)),
                fmt::format("name another folder, or move away {}", quoted_list(files))};
}

}  // namespace sitmap
