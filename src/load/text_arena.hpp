// SPDX-License-Identifier: MIT
// load/text_arena.hpp: where the texts of a table stand. What was kept stays at its address until
// the arena ends, also when the arena itself is moved; a million fields cost a few allocations.
#pragma once

#include <cstddef>
#include <memory>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap::load {

class TextArena {
public:
    TextArena() = default;
    /// With room for so many bytes, which are asked for at once.
    explicit TextArena(std::size_t bytes)
    {
        if (bytes > 0) memory_.push_back(std::make_unique<Memory>(bytes));
    }

    /// A copy of the text.
    std::string_view keep(std::string_view text);
    /// The text itself, without a copy.
    std::string_view adopt(std::string text);
    /// A row of so many empty fields, to be pointed at kept texts.
    std::span<std::string_view> row(std::size_t fields);
    /// A row of copies.
    std::span<std::string_view> keep_row(std::span<std::string const> texts);
    /// All that the other one keeps, where it stands.
    void take(TextArena other);

private:
    using Memory = std::pmr::monotonic_buffer_resource;
    Memory& memory();

    std::vector<std::unique_ptr<Memory>> memory_;  // the last one is filled
    std::vector<std::unique_ptr<std::string>> adopted_;
};

}  // namespace sitmap::load
