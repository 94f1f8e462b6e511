// SPDX-License-Identifier: MIT
// load/text_arena.hpp: where the texts of a table stand. What was kept stays at its address until
// the arena ends, also when the arena itself is moved; a million fields cost a few allocations.
#pragma once

#include <deque>
#include <memory>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>

namespace sitmap::load {

class TextArena {
public:
    /// A copy of the text.
    std::string_view keep(std::string_view text);
    /// The text itself, without a copy.
    std::string_view adopt(std::string text);
    /// A row of so many empty fields, to be pointed at kept texts.
    std::span<std::string_view> row(std::size_t fields);
    /// A row of copies.
    std::span<std::string_view> keep_row(std::span<std::string const> texts);

private:
    std::unique_ptr<std::pmr::monotonic_buffer_resource> memory_ =
        std::make_unique<std::pmr::monotonic_buffer_resource>();
    std::deque<std::string> adopted_;  // its elements never move
};

}  // namespace sitmap::load
