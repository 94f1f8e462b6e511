// SPDX-License-Identifier: MIT
// domain/shared_text.hpp: a text that many records have in common (a category, a source, an actor).
// Copies share it, also between threads; it reads as a string. It is one pointer wide, since a
// record has a dozen of them and there may be a million records; an empty one needs no memory.
#pragma once

#include <boost/smart_ptr/intrusive_ptr.hpp>
#include <boost/smart_ptr/intrusive_ref_counter.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace sitmap {

class SharedText {
public:
    SharedText() = default;
    SharedText(std::string text)
    {
        if (!text.empty()) text_.reset(std::make_unique<Text>(std::move(text)).release());
    }
    SharedText(std::string_view text) : SharedText(std::string(text)) {}
    SharedText(char const* text) : SharedText(std::string(text)) {}

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
    struct Text : boost::intrusive_ref_counter<Text> {
        explicit Text(std::string text) : words(std::move(text)) {}
        std::string words;
    };
    boost::intrusive_ptr<Text const> text_;  // absent if empty
};

}  // namespace sitmap
