// SPDX-License-Identifier: MIT
#include "load/unchanged.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <sys/stat.h>

namespace sitmap::load {

Unchanged::Unchanged(std::string path) : path_(std::move(path)), before_(state_of(path_)) {}

std::optional<Unchanged::State> Unchanged::state_of(std::string const& path)
{
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) return {};
    return State{.device = found.st_dev,
                 .inode = found.st_ino,
                 .size = found.st_size,
                 .written = {found.st_mtim.tv_sec, found.st_mtim.tv_nsec},
                 .changed = {found.st_ctim.tv_sec, found.st_ctim.tv_nsec}};
}

void Unchanged::check() const
{
    if (before_ && state_of(path_) != before_)
        throw Error{ErrorKind::input,
                    "cannot read '" + clean(path_) + "': it changed while it was read",
                    "try again when nothing writes to it"};
}

}  // namespace sitmap::load
