// SPDX-License-Identifier: MIT
// base/outfile.hpp: the one place where bytes reach the disk. A product is written under a temporary name in
// its own folder, flushed, checked and renamed: a path holds its old content or the complete new one, at any
// instant and after any kill. No other file of src/ opens, writes or renames a file.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace sitmap {

/// What happens to a product that is already there.
enum class Overwrite { refuse, replace };

/// A file that becomes visible under its name with `publish`, or not at all. The destructor and SIGINT, SIGTERM
/// and SIGHUP remove the temporary file. Throws ErrorKind::output, naming the path and the system's reason.
class OutFile {
public:
    /// Refuses a folder, an existing file without Overwrite::replace, and a missing parent folder.
    /// "-" is standard output: bytes are passed on as they come.
    OutFile(std::string path, Overwrite overwrite);
    ~OutFile();
    OutFile(OutFile&& other) noexcept;
    OutFile& operator=(OutFile&&) = delete;

    void write(std::string_view bytes);
    void write(std::span<std::uint8_t const> bytes);
    /// Where a library writes by name (GDAL, libav): the temporary path, in the folder of the product, with the
    /// product's extension. Empty for standard output.
    std::string const& temporary_path() const noexcept { return temporary_; }
    /// Flushes to the disk, checks the size, renames. `verify` reads the temporary file first and throws if it is bad.
    void publish(std::function<void(std::string const& temporary)> const& verify = {});

private:
    std::string path_;
    std::string temporary_;
    Overwrite overwrite_ = Overwrite::refuse;
    int descriptor_ = -1;
    bool published_ = false;
};

/// A folder product (frames, shapefile set, pack): filled under a temporary name beside its place, then renamed.
/// An existing folder is replaced only with Overwrite::replace, and only if it is empty or carries the marker
/// file of an earlier product (`.sitmap`). Two runs to one folder exclude each other by a lock.
class OutFolder {
public:
    OutFolder(std::string path, Overwrite overwrite);
    ~OutFolder();
    OutFolder(OutFolder const&) = delete;
    OutFolder& operator=(OutFolder const&) = delete;

    /// Path of a file inside the folder while it is being filled; makes sub-folders ("gis/khorasan.gpkg").
    std::string inside(std::string const& relative) const;
    void publish();

private:
    std::string path_;
    std::string temporary_;
    int lock_ = -1;
    bool published_ = false;
};

/// Whole content of a regular file; ErrorKind::input if it cannot be read or is larger than `limit` bytes.
std::string read_file(std::string const& path, std::uint64_t limit = 1ull << 30);

}  // namespace sitmap
