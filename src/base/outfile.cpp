// SPDX-License-Identifier: MIT
#include "base/outfile.hpp"

#include "base/error.hpp"
#include "base/folder_mark.hpp"
#include "base/interrupt.hpp"
#include "base/product_paths.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <limits>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sitmap {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view work_prefix = ".sitmap-tmp-";
constexpr std::string_view replaced = ".replaced";
constexpr std::size_t buffer_size = 1 << 20;

/// A path, or words with paths, as the user knows them: without private folders.
std::string product_at(std::string text)
{
    for (auto at = text.find(work_prefix); at != std::string::npos; at = text.find(work_prefix)) {
        auto end = text.find_first_not_of("0123456789-", at + work_prefix.size());
        if (end != std::string::npos && text[end] == '/') ++end;
        text.erase(at, end == std::string::npos ? end : end - at);
    }
    return text;
}

[[noreturn]] void fail(std::string const& path, int reason, std::string const& hint = {})
{
    throw Error{
        ErrorKind::output,
        fmt::format("cannot write '{}': {}", clean(product_at(path)), std::strerror(reason)), hint};
}

std::string parent_of(std::string const& path)
{
    auto const parent = fs::path(path).parent_path();
    return parent.empty() ? "." : parent.string();
}

std::string name_of(std::string const& path)
{
    fs::path p(path);
    return p.has_filename() ? p.filename().string() : p.parent_path().filename().string();
}

/// The folder, opened and locked; else minus the reason: EWOULDBLOCK if somebody else holds it,
/// ENOENT if it is gone. A file system without locks gives the folder to its maker
/// (`if_unlockable`), never to a stranger.
int lock_folder(std::string const& path, bool if_unlockable)
{
    int const descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor < 0) return -errno;
    bool const locked =
        ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 || (if_unlockable && errno != EWOULDBLOCK);
    struct stat held {};
    struct stat named {};
    bool const is_there = ::fstat(descriptor, &held) == 0 && ::lstat(path.c_str(), &named) == 0 &&
                          held.st_dev == named.st_dev && held.st_ino == named.st_ino;
    if (locked && is_there) return descriptor;
    ::close(descriptor);
    return locked ? -ENOENT : -EWOULDBLOCK;
}

/// True for `.sitmap-tmp-<pid>-<n>`. Whether that process still runs is no question: in a container
/// every run may have the same number, and one that was killed keeps its number until its parent
/// looks after it. The lock tells whose folder it is.
bool is_work_folder(std::string_view name)
{
    if (!name.starts_with(work_prefix)) return false;
    name.remove_prefix(work_prefix.size());
    auto const pid = parse_integer(name.substr(0, name.find('-')));
    return pid && *pid > 0 && *pid <= std::numeric_limits<pid_t>::max();
}

bool exists(std::string const& path, struct stat& status)
{
    return ::lstat(path.c_str(), &status) == 0;
}

/// Folders that dead processes left; never touches anything else, nor old products in them: a run
/// that keeps such gives up its lock, so they are looked for once the lock is held.
void remove_stale(std::string const& parent)
{
    std::error_code error;
    for (fs::directory_iterator entry(parent, error), end; !error && entry != end;
         entry.increment(error)) {
        if (!is_work_folder(entry->path().filename().string())) continue;
        int const lock = lock_folder(entry->path().string(), false);
        if (lock < 0) continue;
        std::error_code ignored;
        struct stat old {};
        if (!exists((entry->path() / replaced).string(), old))
            fs::remove_all(entry->path(), ignored);
        ::close(lock);
    }
}

void write_all(int descriptor, std::string_view bytes, std::string const& path)
{
    while (!bytes.empty()) {
        auto const written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail(path, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void flush_to_disk(std::string const& file, std::string const& path)
{
    int const descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) fail(path, errno);
    int const result = ::fsync(descriptor);
    int const reason = errno;
    ::close(descriptor);
    if (result != 0 && reason != EINVAL) fail(path, reason);
}

void rename_into_place(std::string const& from, std::string const& to, unsigned flags)
{
    if (renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), flags) == 0) return;
    bool const unsupported = errno == EINVAL || errno == ENOSYS;
    if (unsupported && flags == RENAME_NOREPLACE && ::rename(from.c_str(), to.c_str()) == 0) return;
    if (errno == EEXIST) fail(to, errno, "use --overwrite to replace it");
    fail(to, errno);
}

/// Swaps the new folder in; `aside` is where the old one goes on a file system that cannot exchange
/// two names. The caller holds the signals.
void replace_folder(std::string const& made, std::string const& path, std::string const& aside)
{
    if (renameat2(AT_FDCWD, made.c_str(), AT_FDCWD, path.c_str(), RENAME_EXCHANGE) == 0) return;
    if (errno != EINVAL && errno != ENOSYS) fail(path, errno);
    rename_into_place(path, aside, 0);
    if (::rename(made.c_str(), path.c_str()) == 0) return;
    int const reason = errno;
    rename_into_place(aside, path, 0);
    fail(path, reason);
}

/// A link gives its place to a file, but not where it leads to a device or a folder. One into /proc
/// is the name of an open file (/dev/stdout), whatever that is.
void refuse_irregular(std::string const& path, struct stat status)
{
    std::error_code ignored;
    bool const is_link = S_ISLNK(status.st_mode);
    bool const is_open_file =
        is_link && fs::read_symlink(path, ignored).native().starts_with("/proc/");
    if (is_link && ::stat(path.c_str(), &status) != 0 && !is_open_file) return;  // to nothing
    if (S_ISDIR(status.st_mode)) fail(path, EISDIR, "name a file");
    if (!S_ISREG(status.st_mode) || is_open_file)
        throw Error{ErrorKind::output,
                    fmt::format("cannot write '{}': not a regular file", clean(path)),
                    "use '-' for standard output"};
}

/// An index of another file would be taken for one of ours.
void refuse_foreign_index(std::string const& path)
{
    auto const indices = index_files_of(path);
    if (!indices.empty())
        throw Error{ErrorKind::output,
                    fmt::format("cannot write '{}': '{}' is an index of another file", clean(path),
                                clean(indices.front())),
                    "use --overwrite to replace it"};
}

/// SQLite writes a GeoPackage with a journal beside it.
void refuse_name_without_room(std::string const& path)
{
    if (extension_of(path) != ".gpkg") return;
    struct stat status {};
    if (!exists(path + "-journal", status) && errno == ENAMETOOLONG) fail(path, errno);
}

void refuse_unsuitable(std::string const& path, Overwrite overwrite)
{
    if (path.empty()) throw Error{ErrorKind::usage, "cannot write '': the output name is empty"};
    refuse_name_without_room(path);
    struct stat status {};
    if (!exists(path, status)) {
        if (errno == ENAMETOOLONG) fail(path, errno);
        if (overwrite == Overwrite::refuse) refuse_foreign_index(path);
        return;
    }
    refuse_irregular(path, status);
    if (overwrite == Overwrite::refuse) fail(path, EEXIST, "use --overwrite to replace it");
}

void refuse_unsuitable_folder(std::string const& path, Overwrite overwrite)
{
    if (path.empty()) throw Error{ErrorKind::usage, "cannot write '': the output name is empty"};
    if (auto const name = name_of(path); name == "." || name == ".." || name.empty())
        throw Error{
            ErrorKind::output,
            fmt::format("cannot write '{}': the folder is put in place by its name", clean(path)),
            "name the folder from its parent"};
    if (path == "-")
        throw Error{ErrorKind::usage, "cannot write a folder to standard output",
                    "name a folder; one that is called '-' is './-'"};
    struct stat status {};
    if (!exists(path, status)) {
        if (errno == ENAMETOOLONG) fail(path, errno);
        return;
    }
    if (!S_ISDIR(status.st_mode)) fail(path, ENOTDIR, "name a folder");
    std::error_code error;
    if (fs::is_empty(path, error)) return;
    if (overwrite == Overwrite::refuse) fail(path, EEXIST, "use --overwrite to replace it");
    refuse_foreign_files(path);
}

/// The folder that `path` would lie in, if nothing has its name.
std::string missing_parent_of(std::string const& path)
{
    auto parent = parent_of(path);
    struct stat status {};
    return exists(parent, status) ? std::string{} : parent;
}

/// Where libraries do not say that a disk or a file is full; empty: neither is.
std::string want_of_room(std::string const& folder)
{
    constexpr std::uintmax_t next_to_nothing = 1 << 20;  // bytes; libraries give some back
    std::error_code unknown;
    auto const space = fs::space(folder, unknown);
    if (!unknown && space.available < next_to_nothing) return "no space is left on the disk";
    rlimit most{};
    if (::getrlimit(RLIMIT_FSIZE, &most) != 0 || most.rlim_cur == RLIM_INFINITY) return {};
    for (fs::directory_iterator file(folder, unknown), end; !unknown && file != end;
         file.increment(unknown)) {
        std::error_code none;
        auto const size = fs::is_regular_file(file->path(), none) ? file->file_size(none) : 0;
        if (!none && size > 0 && size + next_to_nothing > most.rlim_cur)
            return fmt::format("no file may have more than {} bytes here (ulimit -f)",
                               most.rlim_cur);
    }
    return {};
}

/// The path without a slash at its end.
std::string suitable_folder(std::string path, Overwrite overwrite)
{
    refuse_unsuitable_folder(path, overwrite);
    if (path.ends_with('/')) path.pop_back();
    return path;
}

}  // namespace

WorkFolder::WorkFolder(std::string const& parent)
{
    static std::atomic<int> counter{0};
    remove_stale(parent);
    int reason = EEXIST;
    while (reason == EEXIST) {  // taken: by the same process number in another container
        path_ = fmt::format("{}/{}{}-{}", parent, work_prefix, ::getpid(), counter++);
        std::error_code unknown;
        absolute_ = fs::absolute(path_, unknown).string();
        if (unknown) absolute_ = path_;
        reason = make_removed_on_signal(absolute_) ? 0 : errno;
        if (reason != 0) continue;
        lock_ = lock_folder(path_, true);
        if (lock_ >= 0) return;
        bool const swept_away = lock_ == -ENOENT || lock_ == -EWOULDBLOCK;  // between the two calls
        reason = swept_away ? EEXIST : -lock_;
        if (!swept_away) fs::remove(absolute_, unknown);
        keep_on_signal(absolute_);
    }
    struct stat status {};
    bool const is_link = reason == ENOENT && exists(parent, status);
    throw Error{
        ErrorKind::output,
        fmt::format("cannot write in '{}': {}", clean(product_at(parent)), std::strerror(reason)),
        is_link            ? "it is a link that leads nowhere"
        : reason == ENOENT ? "make the folder first"
                           : ""};
}

WorkFolder::~WorkFolder()
{
    if (path_.empty()) return;
    std::error_code ignored;
    fs::remove_all(absolute_, ignored);
    keep_on_signal(absolute_);
    ::close(lock_);
}

WorkFolder::WorkFolder(WorkFolder&& other) noexcept
    : path_(std::exchange(other.path_, {})),
      absolute_(std::exchange(other.absolute_, {})),
      lock_(std::exchange(other.lock_, -1))
{
}

void WorkFolder::keep(std::unique_lock<std::mutex> const& held_signals)
{
    keep_on_signal(absolute_, held_signals);
    ::close(std::exchange(lock_, -1));
    path_.clear();
}

OutFile::OutFile(std::string path, Overwrite overwrite)
    : path_(std::move(path)), overwrite_(overwrite)
{
    if (path_ == "-") {
        descriptor_ = STDOUT_FILENO;
        int const mode = ::fcntl(descriptor_, F_GETFL);
        if (mode < 0 || (mode & O_ACCMODE) == O_RDONLY) fail("standard output", EBADF);
        return;
    }
    refuse_unsuitable(path_, overwrite_);
    folder_ = std::make_unique<WorkFolder>(parent_of(path_));
    temporary_ = folder_->path() + "/" + name_of(path_);
}

OutFile::~OutFile()
{
    if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
}

OutFile::OutFile(OutFile&& other) noexcept
    : path_(std::move(other.path_)),
      overwrite_(other.overwrite_),
      temporary_(std::move(other.temporary_)),
      buffer_(std::move(other.buffer_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      folder_(std::move(other.folder_))
{
}

void OutFile::write(std::string_view bytes)
{
    if (descriptor_ < 0) {
        descriptor_ =
            ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
        if (descriptor_ < 0) fail(path_, errno);
    }
    if (buffer_.size() + bytes.size() > buffer_size) flush_buffer();
    if (bytes.size() >= buffer_size)
        write_all(descriptor_, bytes, path_);
    else
        buffer_ += bytes;
}

void OutFile::write(std::span<std::uint8_t const> bytes)
{
    write(std::string_view(reinterpret_cast<char const*>(bytes.data()), bytes.size()));
}

void OutFile::flush_buffer()
{
    write_all(descriptor_, buffer_, path_);
    buffer_.clear();
}

void OutFile::publish(std::function<void(std::string const&)> const& verify)
{
    if (path_ == "-") return flush_buffer();
    finish(verify);
    move_file(temporary_, path_, overwrite_);
    leave();  // now, not later: the folder that it is in may be renamed next
}

void OutFile::finish(std::function<void(std::string const&)> const& verify)
{
    if (descriptor_ < 0 && !fs::exists(temporary_)) write(std::string_view{});
    if (descriptor_ >= 0) {
        flush_buffer();
        if (::close(std::exchange(descriptor_, -1)) != 0) fail(path_, errno);
    }
    if (verify) verify(temporary_);
    flush_to_disk(temporary_, path_);
}

std::string OutFile::aside() const
{
    return fmt::format("{}/{}", fs::path(temporary_).parent_path().string(), replaced);
}

void OutFile::keep_aside(std::unique_lock<std::mutex> const& held_signals)
{
    folder_->keep(held_signals);
}

void OutFile::refuse_taken() const
{
    refuse_unsuitable(path_, overwrite_);
}

OutFolder::OutFolder(std::string path, Overwrite overwrite, Parent parent)
    : path_(suitable_folder(std::move(path), overwrite)),
      overwrite_(overwrite),
      new_parent_(parent == Parent::make ? missing_parent_of(path_) : ""),
      folder_(parent_of(new_parent_.empty() ? path_ : new_parent_)),
      filling_(fmt::format("{}/{}{}", folder_.path(),
                           new_parent_.empty() ? "" : name_of(new_parent_) + "/", name_of(path_)))
{
    std::error_code error;
    fs::create_directories(filling_, error);
    if (error) fail(path_, error.value());
}

std::string OutFolder::inside(std::string const& relative) const
{
    auto const file = fs::path(filling_) / relative;
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (error) fail(path_ + "/" + relative, error.value());
    return file.string();
}

std::vector<std::string> OutFolder::files() const
{
    return files_besides(filling_, {});
}

void OutFolder::publish()
{
    auto const listed = text_of_mark(files());
    {
        OutFile mark(inside(std::string(folder_mark)), Overwrite::replace);
        mark.write(listed);
        mark.publish();
    }  // its private folder must be gone before the folder around it is put in place
    std::error_code error;
    for (auto const& entry : fs::recursive_directory_iterator(filling_, error))
        if (entry.is_regular_file()) flush_to_disk(entry.path().string(), path_);
    if (error) fail(path_, error.value());
    // Whoever acts on a signal removes the private folder: never while it gives its place.
    auto const held = hold_signals();
    put_in_place();
}

void OutFolder::put_in_place()
{
    struct stat status {};
    if (exists(path_, status)) {
        refuse_unsuitable_folder(path_, overwrite_);
        return replace_folder(
            filling_, path_,
            fmt::format("{}/{}", folder_.path(), replaced));  // it dies with the work folder
    }
    if (!new_parent_.empty()) make_folder(new_parent_);
    try {
        rename_into_place(filling_, path_, RENAME_NOREPLACE);
    } catch (Error const&) {
        if (!new_parent_.empty()) ::rmdir(new_parent_.c_str());  // stays if others use it
        throw;
    }
}

void fail_to_write(std::string const& path, std::string const& reason)
{
    throw Error{ErrorKind::output,
                fmt::format("cannot write '{}': {}", clean(product_at(path)), product_at(reason)),
                want_of_room(parent_of(path))};
}

void move_file(std::string const& from, std::string const& to, Overwrite overwrite)
{
    rename_into_place(from, to, overwrite == Overwrite::refuse ? RENAME_NOREPLACE : 0);
}

void make_folder(std::string const& path)
{
    if (::mkdir(path.c_str(), 0777) != 0 && errno != EEXIST) fail(path, errno);
}

}  // namespace sitmap
