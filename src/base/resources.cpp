// SPDX-License-Identifier: MIT
#include "base/resources.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <algorithm>

#include <sys/resource.h>

namespace sitmap {

namespace {

constexpr rlim_t fewest_files = 256;  // a pack has more than 100 open
constexpr rlim_t usual_files = 4096;
constexpr rlim_t least_memory = rlim_t{512} << 20;  // bytes; of these the libraries take 200 MB

}  // namespace

void claim_resources()
{
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < usual_files) {
        files.rlim_cur = std::min(files.rlim_max, usual_files);
        ::setrlimit(RLIMIT_NOFILE, &files);
        if (files.rlim_max < fewest_files)
            throw Error{ErrorKind::limit,
                        fmt::format("cannot go on: {} files may be open at once, {} are needed",
                                    files.rlim_max, fewest_files),
                        "allow more: ulimit -n"};
    }
    rlimit memory{};
    if (::getrlimit(RLIMIT_AS, &memory) == 0 && memory.rlim_cur < least_memory)
        throw Error{ErrorKind::limit,
                    fmt::format("cannot go on: {} MiB of address space are allowed, {} are needed",
                                memory.rlim_cur >> 20, least_memory >> 20),
                    "allow more: ulimit -v"};
}

bool has_bounded_memory() noexcept
{
    rlimit memory{};
    return ::getrlimit(RLIMIT_AS, &memory) == 0 && memory.rlim_cur != RLIM_INFINITY;
}

}  // namespace sitmap
