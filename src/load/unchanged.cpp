// SPDX-License-Identifier: MIT
#include "load/unchanged.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <system_error>
#include <utility>

namespace sitmap::load {

Unchanged::Unchanged(std::string path) : path_(std::move(path)), before_(state_of(path_)) {}

std::optional<Unchanged::State> Unchanged::state_of(std::string const& path)
{
    std::error_code failure;
    if (!std::filesystem::is_regular_file(path, failure)) return {};
    State state;
    state.size = std::filesystem::file_size(path, failure);
    if (!failure) state.time = std::filesystem::last_write_time(path, failure);
    if (failure) return {};
    return state;
}

void Unchanged::check() const
{
    if (before_ && state_of(path_) != before_)
        throw Error{ErrorKind::input,
                    "cannot read '" + clean(path_) + "': it changed while it was read",
                    "try again when nothing writes to it"};
}

}  // namespace sitmap::load
