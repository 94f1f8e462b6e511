// SPDX-License-Identifier: MIT
#include "base/file_set.hpp"

#include "base/error.hpp"
#include "base/interrupt.hpp"
#include "base/product_paths.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <mutex>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sitmap {

namespace {

namespace fs = std::filesystem;

bool is_there(fs::path const& path)
{
    std::error_code ignored;
    return fs::exists(fs::symlink_status(path, ignored));
}

/// No signal is acted upon, and no other process puts a set into the folder, as long as this lives.
/// The lock is a file of our own: users lock the folder itself. A file system without locks goes
/// without.
class FolderLock {
public:
    explicit FolderLock(fs::path const& folder) : path_(folder / ".sitmap-lock")
    {
        constexpr auto pause = std::chrono::milliseconds(10);
        for (int attempts = 6'000; attempts > 0;
             --attempts) {  // a minute; a set takes milliseconds
            held_ = hold_signals();
            if (is_had()) return;
            held_.unlock();
            std::this_thread::sleep_for(pause);
        }
        throw Error{ErrorKind::output,
                    fmt::format("cannot write in '{}': another run has held '{}' for a minute",
                                clean(folder.string()), clean(path_.string())),
                    "end that run"};
    }
    ~FolderLock()
    {
        if (descriptor_ < 0) return;
        ::unlink(path_.c_str());
        ::close(descriptor_);
    }
    FolderLock(FolderLock const&) = delete;
    FolderLock& operator=(FolderLock const&) = delete;

    std::unique_lock<std::mutex> const& held_signals() const noexcept { return held_; }

private:
    bool is_had()
    {
        // Without O_NONBLOCK the opening of a FIFO would wait for ever, and signals with it.
        descriptor_ =
            ::open(path_.c_str(), O_RDONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0666);
        refuse_irregular();
        if (descriptor_ < 0) return true;
        bool const is_locked = ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0;
        bool const is_busy = !is_locked && errno == EWOULDBLOCK;
        struct stat locked {};
        struct stat named {};
        bool const is_named = ::fstat(descriptor_, &locked) == 0 &&
                              ::lstat(path_.c_str(), &named) == 0 &&
                              locked.st_dev == named.st_dev && locked.st_ino == named.st_ino;
        if (!is_busy && is_named) return true;
        ::close(std::exchange(descriptor_, -1));  // its holder has removed it, or will
        return false;
    }

    /// Runs that would each take a link or a FIFO for no lock at all would mix their sets.
    void refuse_irregular()
    {
        std::error_code ignored;
        auto const type = fs::symlink_status(path_, ignored).type();
        if (type == fs::file_type::regular || type == fs::file_type::not_found) return;
        if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
        throw Error{ErrorKind::output,
                    fmt::format("cannot write in '{}': '{}' is not a regular file",
                                clean(path_.parent_path().string()), clean(path_.string())),
                    "remove it: sitmap keeps other runs out of the folder by a file of that name"};
    }

    fs::path path_;
    std::unique_lock<std::mutex> held_;
    int descriptor_ = -1;
};

/// Renames that can be taken back. What is set aside waits in the private folder of `keeper`.
class Exchange {
public:
    explicit Exchange(OutFile& keeper) : keeper_(keeper) {}

    void set_head_aside(fs::path const& head)
    {
        set_aside(head);
        free_heads_.push_back(head);
    }

    void set_aside(fs::path const& path)
    {
        if (!is_there(path)) return;
        if (aside_.empty()) make_folder(keeper_.aside());
        auto const aside = fs::path(keeper_.aside()) / path.filename();
        move_file(path.string(), aside.string(), Overwrite::replace);
        aside_.emplace_back(path.string(), aside.string());
    }

    /// A set goes where nothing is any more.
    void put(OutFile const& file, Overwrite overwrite)
    {
        move_file(file.temporary_path(), file.path(), overwrite);
        put_.push_back(file.path());
    }

    /// False: some old files are still aside, because the head that would open them is another one
    /// now or because their place is taken.
    bool take_back() noexcept
    {
        std::error_code ignored;
        for (auto path = put_.rbegin(); path != put_.rend(); ++path) fs::remove(*path, ignored);
        if (std::ranges::any_of(free_heads_, is_there)) return aside_.empty();
        for (; !aside_.empty(); aside_.pop_back()) {
            try {
                move_file(aside_.back().second, aside_.back().first, Overwrite::refuse);
            } catch (Error const&) {
                return false;  // a later one may be the head, which would then open a mixture
            }
        }
        return true;
    }

private:
    OutFile& keeper_;
    std::vector<fs::path> free_heads_;
    std::vector<std::pair<std::string, std::string>> aside_;  // path, where it is now
    std::vector<std::string> put_;
};

void exchange(std::span<OutFile* const> parts, std::span<OutFile* const> heads,
              std::span<std::string const> outdated,
              std::unique_lock<std::mutex> const& held_signals)
{
    bool const is_set = !parts.empty() || !outdated.empty();
    auto& keeper = heads.empty() ? *parts.front() : *heads.front();
    Exchange renames(keeper);
    try {
        for (auto const* head : heads) {
            if (!is_set) continue;
            renames.set_head_aside(head->path());
            for (auto const& index : index_files_of(head->path())) renames.set_aside(index);
        }
        for (auto const& path : outdated) renames.set_aside(path);
        for (auto const* part : parts) renames.set_aside(part->path());
        for (auto const& group : {parts, heads})
            for (auto const* file : group)
                renames.put(*file, is_set ? Overwrite::refuse : file->overwrite());
    } catch (Error const& error) {
        if (!is_set || renames.take_back()) throw;
        keeper.keep_aside(held_signals);
        throw Error{error.kind(), error.what(),
                    fmt::format("the old files are in '{}'", keeper.aside())};
    }
}

}  // namespace

void publish_together(std::span<OutFile* const> parts, std::span<OutFile* const> heads,
                      std::span<std::string const> outdated)
{
    std::vector<OutFile*> all(parts.begin(), parts.end());
    all.insert(all.end(), heads.begin(), heads.end());
    if (all.empty()) return;
    for (auto* file : all) file->finish();
    {
        auto const folder = fs::path(all.back()->path()).parent_path();
        FolderLock const lock(folder.empty() ? fs::path(".") : folder);
        for (auto const* file : all) file->refuse_taken();
        exchange(parts, heads, outdated, lock.held_signals());
    }
    for (auto* file : all) file->leave();
}

}  // namespace sitmap
