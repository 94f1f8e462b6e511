// SPDX-License-Identifier: MIT
#include "base/file_set.hpp"

#include "base/error.hpp"
#include "base/interrupt.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace sitmap {

namespace {

namespace fs = std::filesystem;

bool is_there(fs::path const& path)
{
    std::error_code ignored;
    return fs::exists(fs::symlink_status(path, ignored));
}

/// Other processes that lock the folder wait. A file system without locks goes without.
class FolderLock {
public:
    explicit FolderLock(fs::path const& folder)
        : descriptor_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    {
        while (descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX) != 0 && errno == EINTR) {
        }
    }
    ~FolderLock()
    {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    FolderLock(FolderLock const&) = delete;
    FolderLock& operator=(FolderLock const&) = delete;

private:
    int descriptor_;
};

/// Renames that can be taken back.
class Exchange {
public:
    /// What is at `path` goes into the private folder of `file`, and is gone with it.
    void set_aside(fs::path const& path, OutFile const& file)
    {
        if (!is_there(path)) return;
        auto const aside = fs::path(file.temporary_path()).parent_path() /
                           (".replaced" + path.extension().string());
        move_file(path.string(), aside.string(), Overwrite::replace);
        aside_.emplace_back(path.string(), aside.string());
    }

    /// A set goes where nothing is any more.
    void put(OutFile const& file, Overwrite overwrite)
    {
        move_file(file.temporary_path(), file.path(), overwrite);
        put_.push_back(file.path());
    }

    void take_back() noexcept
    {
        std::error_code ignored;
        for (auto path = put_.rbegin(); path != put_.rend(); ++path) fs::remove(*path, ignored);
        for (auto moved = aside_.rbegin(); moved != aside_.rend(); ++moved) {
            try {
                move_file(moved->second, moved->first, Overwrite::refuse);
            } catch (Error const&) {
                return;  // a later one may be the head, which would then open a mixture
            }
        }
    }

private:
    std::vector<std::pair<std::string, std::string>> aside_;  // path, where it is now
    std::vector<std::string> put_;
};

std::vector<fs::path> index_files_of(OutFile const& head)
{
    std::vector<fs::path> files;
    for (auto const* extension : {".qix", ".sbn", ".sbx"})
        if (auto file = fs::path(head.path()).replace_extension(extension); is_there(file))
            files.push_back(std::move(file));
    return files;
}

/// An index of another file would be taken for one of ours.
void refuse_taken(OutFile const& file, bool is_head_of_set)
{
    file.refuse_taken();
    if (!is_head_of_set || file.overwrite() == Overwrite::replace) return;
    for (auto const& index : index_files_of(file))
        throw Error{ErrorKind::output,
                    fmt::format("cannot write '{}': '{}' is an index of another file",
                                clean(file.path()), clean(index.string())),
                    "use --overwrite to replace it"};
}

void exchange(std::span<OutFile* const> parts, std::span<OutFile* const> heads)
{
    Exchange renames;
    bool const is_set = !parts.empty();
    try {
        for (auto const* head : heads) {
            if (!is_set) continue;
            renames.set_aside(head->path(), *head);
            for (auto const& index : index_files_of(*head)) renames.set_aside(index, *head);
        }
        for (auto const* part : parts) renames.set_aside(part->path(), *part);
        for (auto const& group : {parts, heads})
            for (auto const* file : group)
                renames.put(*file, is_set ? Overwrite::refuse : file->overwrite());
    } catch (Error const&) {
        if (is_set) renames.take_back();
        throw;
    }
}

}  // namespace

void publish_together(std::span<OutFile* const> parts, std::span<OutFile* const> heads)
{
    std::vector<OutFile*> all(parts.begin(), parts.end());
    all.insert(all.end(), heads.begin(), heads.end());
    if (all.empty()) return;
    for (auto* file : all) file->finish();
    {
        auto const folder = fs::path(all.back()->path()).parent_path();
        FolderLock const lock(folder.empty() ? fs::path(".") : folder);
        for (auto const* part : parts) refuse_taken(*part, false);
        for (auto const* head : heads) refuse_taken(*head, !parts.empty());
        auto const held = hold_signals();
        exchange(parts, heads);
    }
    for (auto* file : all) file->leave();
}

}  // namespace sitmap
