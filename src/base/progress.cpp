// SPDX-License-Identifier: MIT
#include "base/progress.hpp"

#include "base/standard_streams.hpp"

#include <fmt/format.h>

#include <algorithm>

#include <unistd.h>

namespace sitmap {

namespace {

constexpr int bar_width = 28;

}  // namespace

Progress::Progress(ProgressMode mode, int steps)
    : bar_(mode == ProgressMode::automatic && isatty(STDERR_FILENO) == 1),
      lines_(mode == ProgressMode::plain),
      steps_(std::max(steps, 1))
{
}

Progress::~Progress()
{
    if (bar_) say("\r\033[K");
}

void Progress::step(std::string const& doing)
{
    done_ = std::min(done_ + 1, steps_);
    if (lines_) say(fmt::format("[{}/{}] {}\n", done_, steps_, doing));
    if (!bar_) return;
    auto const full = static_cast<std::size_t>(bar_width * done_ / steps_);
    say(fmt::format("\r\033[K[{}{}] {}", std::string(full, '#'), std::string(bar_width - full, '.'),
                    doing));
}

}  // namespace sitmap
