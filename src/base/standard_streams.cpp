// SPDX-License-Identifier: MIT
#include "base/standard_streams.hpp"

#include <array>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace sitmap {

void occupy_standard_streams() noexcept
{
    // The lowest free number is given out first, so those below are taken by now.
    constexpr std::array modes{O_RDONLY, O_RDONLY, O_WRONLY};  // stdout: writing to it must fail
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream)
        if (::fcntl(stream, F_GETFD) < 0)
            static_cast<void>(::open("/dev/null", modes[static_cast<std::size_t>(stream)]));
}

void say(std::string const& words) noexcept
{
    std::fwrite(words.data(), 1, words.size(), stderr);
    std::fflush(stderr);
}

}  // namespace sitmap
