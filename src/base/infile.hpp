// SPDX-License-Identifier: MIT
// base/infile.hpp: a file or standard input read once, block by block. Only regular files are
// opened (no FIFO, device or folder), and a file that changes while it is read is refused.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace sitmap {

class InFile {
public:
    /// "-" and "/vsistdin/" are standard input. ErrorKind::input if it cannot be opened.
    explicit InFile(std::string const& path);
    ~InFile();
    InFile(InFile const&) = delete;
    InFile& operator=(InFile const&) = delete;

    /// Fills the block; fewer bytes than asked for only at the end, 0 behind it. ErrorKind::input
    /// on a read error.
    std::size_t read(std::span<char> block);
    /// ErrorKind::input if the file has another size or time of change than when it was opened, or
    /// gave another number of bytes than its size.
    void refuse_changes() const;
    /// In bytes when it was opened; 0 for standard input.
    std::int64_t size() const noexcept { return opened_.size; }
    bool is_standard_input() const noexcept { return path_.empty(); }

private:
    struct Stamp {
        std::int64_t size = 0, seconds = 0, nanoseconds = 0;
        friend bool operator==(Stamp const&, Stamp const&) = default;
    };
    Stamp stamp() const;

    std::string path_;  // empty: standard input
    int descriptor_ = -1;
    Stamp opened_;
    std::int64_t given_ = 0;
};

/// The first bytes of a regular file; fewer if it is shorter. Errors as for InFile.
std::string head_of(std::string const& path, std::size_t size);

/// Whole content of a regular file; ErrorKind::input if it cannot be read, changes meanwhile or is
/// larger than `limit` bytes.
std::string read_file(std::string const& path, std::int64_t limit = std::int64_t{1} << 30);

/// True if both paths name the same existing file (same device and inode).
bool same_file(std::string const& a, std::string const& b);

/// Whether a path stands for standard input.
bool is_standard_input(std::string const& path);

}  // namespace sitmap
