// SPDX-License-Identifier: MIT
// load/unchanged.hpp: a file that somebody writes to while it is read would give a state that never
// was. It is refused.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace sitmap::load {

/// Which file it is, its size and its times of change, also of the one that nobody can set.
/// Folders, databases and what is not there are left to their reader.
class Unchanged {
public:
    explicit Unchanged(std::string path);
    /// Throws ErrorKind::input if any of that is not what it was.
    void check() const;

private:
    struct State {
        std::uint64_t device = 0, inode = 0;
        std::int64_t size = 0;
        std::pair<std::int64_t, std::int64_t> written, changed;  // seconds, nanoseconds
        friend bool operator==(State const&, State const&) = default;
    };
    static std::optional<State> state_of(std::string const& path);

    std::string path_;
    std::optional<State> before_;
};

/// What `work` gives, if the file is the same before and after it.
template <typename Work>
auto read_unchanged(std::string const& path, Work const& work)
{
    Unchanged const file{path};
    auto result = work();
    file.check();
    return result;
}

}  // namespace sitmap::load
