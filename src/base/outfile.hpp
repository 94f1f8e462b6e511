// SPDX-License-Identifier: MIT
// base/outfile.hpp: the one place where bytes reach the disk. A product is made in a private folder
// beside its place, checked, flushed and renamed: a path holds its old content or the complete new
// one, at any instant and after any kill (files that are only right together, such as a shapefile,
// are gone for a moment: base/file_set). Other files of src/ only read; libraries that write by
// name do it in the private folder.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap {

/// What happens to a product that is already there.
enum class Overwrite { refuse, replace };

/// A private folder `.sitmap-tmp-<pid>-<n>` beside a product, removed when this value dies and when
/// the process is ended by SIGINT, SIGTERM or SIGHUP (see base/interrupt.hpp), whatever folder it
/// works in then. Folders that dead processes left are removed too, but for those with `.replaced`
/// in them: old products that were never put back.
class WorkFolder {
public:
    explicit WorkFolder(std::string const& parent);
    ~WorkFolder();
    WorkFolder(WorkFolder&& other) noexcept;
    WorkFolder& operator=(WorkFolder&&) = delete;
    std::string const& path() const noexcept { return path_; }
    /// Lets it stay when this value dies.
    void keep(std::unique_lock<std::mutex> const& held_signals);

private:
    std::string path_;
    std::string absolute_;
    int lock_ = -1;  // held as long as the folder is in use
};

/// A file that becomes visible under its name with `publish`, or not at all.
/// Throws ErrorKind::output with the path and the system's reason.
class OutFile {
public:
    /// Refuses, before any work: a folder or device at `path`, also by a link; a name that is too
    /// long; without Overwrite::replace an existing file, and for a shapefile the index of another
    /// one; a missing or read-only parent. "-" is standard output: bytes are passed on as they
    /// come.
    OutFile(std::string path, Overwrite overwrite);
    ~OutFile();
    OutFile(OutFile&& other) noexcept;
    OutFile& operator=(OutFile&&) = delete;

    void write(std::string_view bytes);
    void write(std::span<std::uint8_t const> bytes);
    /// Where a library writes by name (GDAL, libav): the product's file name in the private folder.
    /// Empty for standard output.
    std::string const& temporary_path() const noexcept { return temporary_; }
    /// Lets `verify` read the finished temporary file (it throws if the file is bad), flushes it to
    /// the disk and renames it to the product's name.
    void publish(std::function<void(std::string const& temporary)> const& verify = {});

    /// For files that are put in place together (base/file_set), what `publish` does before the
    /// rename, a look whether the place is still free, and what it does after the rename.
    void finish(std::function<void(std::string const& temporary)> const& verify = {});
    void refuse_taken() const;
    void leave() { folder_.reset(); }
    /// Where old files wait until the new ones are in place; gone with the private folder unless
    /// `keep_aside` lets it stay.
    std::string aside() const;
    void keep_aside(std::unique_lock<std::mutex> const& held_signals);
    Overwrite overwrite() const noexcept { return overwrite_; }

    std::string const& path() const noexcept { return path_; }

private:
    void flush_buffer();

    std::string path_;
    Overwrite overwrite_ = Overwrite::refuse;
    std::string temporary_;
    std::string buffer_;
    int descriptor_ = -1;
    std::unique_ptr<WorkFolder> folder_;
};

/// A folder product (frames, shapefile set, pack): filled in a private folder, then put in place by
/// one rename; no signal is acted upon while that is done. An existing folder is replaced only with
/// Overwrite::replace, and only if it is empty or holds an earlier product and nothing else
/// (base/folder_mark).
class OutFolder {
public:
    /// Whether a folder around it that is not there is an error, or made when the product is put
    /// into it.
    enum class Parent { require, make };

    /// Refuses what cannot be put in place before any work; ErrorKind::usage for "-".
    OutFolder(std::string path, Overwrite overwrite, Parent parent = Parent::require);
    OutFolder(OutFolder const&) = delete;
    OutFolder& operator=(OutFolder const&) = delete;

    /// Path of a file inside the folder while it is being filled; makes the sub-folders of
    /// "gis/khorasan.gpkg".
    std::string inside(std::string const& relative) const;
    /// Files that are inside now, relative to the folder, sorted.
    std::vector<std::string> files() const;
    void publish();
    std::string const& path() const noexcept { return path_; }

private:
    void put_in_place();

    std::string path_;
    Overwrite overwrite_ = Overwrite::refuse;
    std::string new_parent_;  // that is to be made; empty: it is there
    WorkFolder folder_;
    std::string filling_;
};

/// Throws ErrorKind::output for what a library could not write: with the product's own path where
/// `path` lies in a private folder, and a hint where no space is left, which libraries often do not
/// say.
[[noreturn]] void fail_to_write(std::string const& path, std::string const& reason);

/// Renames within a file system; Overwrite::refuse: only where nothing is at `to`.
void move_file(std::string const& from, std::string const& to, Overwrite overwrite);

/// Makes a folder if there is nothing of its name; ErrorKind::output if that fails.
void make_folder(std::string const& path);

}  // namespace sitmap
