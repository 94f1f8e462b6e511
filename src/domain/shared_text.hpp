// SPDX-License-Identifier: MIT
// domain/shared_text.hpp: a text that many records have in common (a category, a source, an actor).
// Copies share it, also between threads; it reads as a string. It is one pointer wide, since a
// record has a dozen of them and there may be a million records; an empty one needs no memory.
#pragma once

#include <atomic>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace sitmap {

class SharedText {
public:
    SharedText() = default;
    SharedText(std::string text) : text_(text.empty() ? nullptr : new Text{std::move(text)}) {}
    SharedText(std::string_view text) : SharedText(std::string(text)) {}
    SharedText(char const* text) : SharedText(std::string(text)) {}

    SharedText(SharedText const& other) noexcept : text_(other.text_)
    {
        if (text_) text_->users.fetch_add(1, std::memory_order_relaxed);
    }
    SharedText(SharedText&& other) noexcept : text_(std::exchange(other.text_, nullptr)) {}
    SharedText& operator=(SharedText other) noexcept
    {
        std::swap(text_, other.text_);
        return *this;
    }
    ~SharedText()
    {
        if (text_ && text_->users.fetch_sub(1, std::memory_order_acq_rel) == 1) delete text_;
    }

    std::string const& str() const noexcept
    {
        static std::string const nothing;
        return text_ ? text_->words : nothing;
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
    struct Text {
        std::string const words;
        std::atomic<std::size_t> users = 1;
    };
    Text* text_ = nullptr;  // absent if empty
};

}  // namespace sitmap
