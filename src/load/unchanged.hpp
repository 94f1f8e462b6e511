// SPDX-License-Identifier: MIT
// load/unchanged.hpp: a file that somebody writes to while it is read would give a state that never
// was. It is refused.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace sitmap::load {

/// Size and time of change of a regular file. Folders, databases and what is not there are left to
/// their reader.
class Unchanged {
public:
    explicit Unchanged(std::string path);
    /// Throws ErrorKind::input if size or time are not what they were.
    void check() const;

private:
    struct State {
        std::uintmax_t size = 0;
        std::filesystem::file_time_type time;
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
