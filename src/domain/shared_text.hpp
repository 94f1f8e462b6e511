// SPDX-License-Identifier: MIT
// domain/shared_text.hpp: a text that many records have in common (a category, a source, an actor).
// Copies share it, an empty one needs no memory, and it reads as a string.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace sitmap {

class SharedText {
public:
    SharedText() = default;
    SharedText(std::string text)
        : text_(text.empty() ? nullptr : std::make_shared<std::string const>(std::move(text)))
    {
    }
    SharedText(std::string_view text) : SharedText(std::string(text)) {}
    SharedText(char const* text) : SharedText(std::string(text)) {}

    std::string const& str() const noexcept
    {
        static std::string const nothing;
        return text_ ? *text_ : nothing;
    }
    operator std::string const&() const noexcept { return str(); }
    bool empty() const noexcept { return text_ == nullptr; }

    friend bool operator==(SharedText const& a, SharedText const& b) noexcept
    {
        return a.text_ == b.text_ || a.str() == b.str();
    }
    friend bool operator==(SharedText const& a, std::string_view b) noexcept
    {
        return a.str() == b;
    }
    friend bool operator==(SharedText const& a, std::string const& b) noexcept
    {
        return a.str() == b;
    }
    friend bool operator==(SharedText const& a, char const* b) noexcept { return a.str() == b; }
    friend bool operator<(SharedText const& a, SharedText const& b) noexcept
    {
        return a.str() < b.str();
    }

private:
    std::shared_ptr<std::string const> text_;  // absent if empty
};

}  // namespace sitmap
