// SPDX-License-Identifier: MIT
#include "base/infile.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace sitmap {

namespace {

Error unreadable(std::string const& path, std::string const& cause)
{
    return Error{ErrorKind::input,
                 "cannot read '" + (path.empty() ? "standard input" : clean(path)) + "': " + cause};
}

/// A name that is never standard input.
std::string as_file(std::string const& path)
{
    return is_standard_input(path) ? "./" + path : path;
}

}  // namespace

std::string head_of(std::string const& path, std::size_t size)
{
    InFile file(as_file(path));
    std::string bytes(size, '\0');
    bytes.resize(file.read(bytes));
    return bytes;
}

std::string read_file(std::string const& path, std::int64_t limit)
{
    InFile file(as_file(path));
    if (file.size() > limit)
        throw unreadable(path, "larger than " + std::to_string(limit) + " bytes");
    std::string content(static_cast<std::size_t>(file.size()), '\0');
    file.read(content);
    file.refuse_changes();
    return content;
}

bool same_file(std::string const& a, std::string const& b)
{
    struct stat sa {};
    struct stat sb {};
    return ::stat(a.c_str(), &sa) == 0 && ::stat(b.c_str(), &sb) == 0 && sa.st_dev == sb.st_dev &&
           sa.st_ino == sb.st_ino;
}

bool is_standard_input(std::string const& path)
{
    return path == "-" || path == "/vsistdin/";
}

InFile::InFile(std::string const& path)
    : path_(sitmap::is_standard_input(path) ? std::string{} : path)
{
    if (path.empty()) throw Error{ErrorKind::input, "cannot read '': the name is empty"};
    if (path_.empty()) {
        descriptor_ = STDIN_FILENO;
        return;
    }
    // Without O_NONBLOCK the opening of a FIFO would wait for ever.
    descriptor_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor_ < 0) throw unreadable(path_, std::strerror(errno));
    struct stat info {};
    if (::fstat(descriptor_, &info) != 0 || !S_ISREG(info.st_mode)) {
        ::close(descriptor_);
        throw unreadable(path_, "it is not a regular file");
    }
    ::posix_fadvise(descriptor_, 0, 0, POSIX_FADV_SEQUENTIAL);
    opened_ = stamp();
}

InFile::~InFile()
{
    if (!path_.empty()) ::close(descriptor_);
}

std::size_t InFile::read(std::span<char> block)
{
    std::size_t filled = 0;
    while (filled < block.size()) {
        auto const got = ::read(descriptor_, block.data() + filled, block.size() - filled);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw unreadable(path_, std::strerror(errno));
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
    }
    given_ += static_cast<std::int64_t>(filled);
    return filled;
}

InFile::Stamp InFile::stamp() const
{
    struct stat info {};
    if (::fstat(descriptor_, &info) != 0) throw unreadable(path_, std::strerror(errno));
    return {info.st_size, info.st_mtim.tv_sec, info.st_mtim.tv_nsec};
}

void InFile::refuse_changes() const
{
    if (path_.empty()) return;
    if (stamp() != opened_ || given_ != opened_.size)
        throw unreadable(path_, "it changed while it was read");
}

}  // namespace sitmap
