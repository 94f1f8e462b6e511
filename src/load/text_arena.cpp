// SPDX-License-Identifier: MIT
#include "load/text_arena.hpp"

#include <algorithm>
#include <new>
#include <utility>

namespace sitmap::load {

std::string_view TextArena::keep(std::string_view text)
{
    if (text.empty()) return {};
    auto* const copy = static_cast<char*>(memory_->allocate(text.size(), 1));
    std::ranges::copy(text, copy);
    return {copy, text.size()};
}

std::string_view TextArena::adopt(std::string text)
{
    return adopted_.emplace_back(std::move(text));
}

std::span<std::string_view> TextArena::row(std::size_t fields)
{
    auto* const first = static_cast<std::string_view*>(
        memory_->allocate(fields * sizeof(std::string_view), alignof(std::string_view)));
    std::uninitialized_value_construct_n(first, fields);
    return {first, fields};
}

std::span<std::string_view> TextArena::keep_row(std::span<std::string const> texts)
{
    auto const kept = row(texts.size());
    std::ranges::transform(texts, kept.begin(), [&](auto const& text) { return keep(text); });
    return kept;
}

}  // namespace sitmap::load
