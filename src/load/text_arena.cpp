// SPDX-License-Identifier: MIT
#include "load/text_arena.hpp"

#include <algorithm>
#include <iterator>
#include <new>
#include <utility>

namespace sitmap::load {

TextArena::Memory& TextArena::memory()
{
    if (memory_.empty()) memory_.push_back(std::make_unique<Memory>());
    return *memory_.back();
}

std::string_view TextArena::keep(std::string_view text)
{
    if (text.empty()) return {};
    auto* const copy = static_cast<char*>(memory().allocate(text.size(), 1));
    std::ranges::copy(text, copy);
    return {copy, text.size()};
}

std::string_view TextArena::adopt(std::string text)
{
    return *adopted_.emplace_back(std::make_unique<std::string>(std::move(text)));
}

std::span<std::string_view> TextArena::row(std::size_t fields)
{
    auto* const first = static_cast<std::string_view*>(
        memory().allocate(fields * sizeof(std::string_view), alignof(std::string_view)));
    std::uninitialized_value_construct_n(first, fields);
    return {first, fields};
}

std::span<std::string_view> TextArena::keep_row(std::span<std::string const> texts)
{
    auto const kept = row(texts.size());
    std::ranges::transform(texts, kept.begin(), [&](auto const& text) { return keep(text); });
    return kept;
}

void TextArena::take(TextArena other)
{
    // Before the one that is filled, which stays the last.
    auto const at = memory_.empty() ? memory_.end() : memory_.end() - 1;
    memory_.insert(at, std::make_move_iterator(other.memory_.begin()),
                   std::make_move_iterator(other.memory_.end()));
    std::ranges::move(other.adopted_, std::back_inserter(adopted_));
}

}  // namespace sitmap::load
