// SPDX-License-Identifier: MIT
#include "animate/lzw.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace sitmap::animate {

namespace {

constexpr int max_code_bits = 12;
constexpr std::uint32_t max_codes = 1u << max_code_bits;

/// Collects codes of changing width into data blocks.
class CodeStream {
public:
    explicit CodeStream(std::string& out) : out_(out) {}

    void put(std::uint32_t code, int width)
    {
        bits_ |= static_cast<std::uint64_t>(code) << filled_;
        filled_ += width;
        while (filled_ >= 8) {
            put_byte(static_cast<char>(bits_ & 0xFF));
            bits_ >>= 8;
            filled_ -= 8;
        }
    }

    void finish()
    {
        if (filled_ > 0) put_byte(static_cast<char>(bits_ & 0xFF));
        flush_block();
        out_ += '\0';
    }

private:
    void put_byte(char byte)
    {
        block_[used_++] = byte;
        if (used_ == block_.size()) flush_block();
    }

    void flush_block()
    {
        if (used_ == 0) return;
        out_ += static_cast<char>(used_);
        out_.append(block_.data(), used_);
        used_ = 0;
    }

    std::string& out_;
    std::array<char, 255> block_{};
    std::size_t used_ = 0;
    std::uint64_t bits_ = 0;
    int filled_ = 0;
};

/// Known strings as (prefix code, next index) -> code; a hash of twice the number of codes.
class Dictionary {
public:
    /// Slot of the pair: its code, or a free slot.
    std::uint32_t& at(std::uint32_t prefix, std::uint8_t index)
    {
        std::uint32_t const key = (prefix << 8 | index) + 1;
        std::uint32_t slot = (key * 2654435761u) >> (32 - slot_bits);
        while (keys_[slot] != 0 && keys_[slot] != key) slot = (slot + 1) & (slots - 1);
        is_new_ = keys_[slot] == 0;
        keys_[slot] = key;
        return codes_[slot];
    }
    bool is_new() const noexcept { return is_new_; }
    void clear() { std::ranges::fill(keys_, 0u); }

private:
    static constexpr int slot_bits = max_code_bits + 1;
    static constexpr std::uint32_t slots = 1u << slot_bits;
    std::array<std::uint32_t, slots> keys_{};
    std::array<std::uint32_t, slots> codes_{};
    bool is_new_ = false;
};

}  // namespace

void append_lzw(std::string& out, std::span<std::uint8_t const> indices, int bits)
{
    out += static_cast<char>(bits);
    CodeStream codes(out);
    std::uint32_t const clear = 1u << bits;
    std::uint32_t const end = clear + 1;
    int width = bits + 1;
    std::uint32_t next = end + 1;
    Dictionary known;
    codes.put(clear, width);
    if (indices.empty()) {
        codes.put(end, width);
        return codes.finish();
    }
    std::uint32_t prefix = indices.front();
    for (auto const index : indices.subspan(1)) {
        auto& code = known.at(prefix, index);
        if (!known.is_new()) {
            prefix = code;
            continue;
        }
        codes.put(prefix, width);
        prefix = index;
        code = next++;
        // A decoder knows a string one code later, so the width grows when `next` passes the power
        // of two.
        if (next > (1u << width) && width < max_code_bits) ++width;
        if (next == max_codes) {
            codes.put(clear, width);
            known.clear();
            width = bits + 1;
            next = end + 1;
        }
    }
    codes.put(prefix, width);
    codes.put(end, width);
    codes.finish();
}

}  // namespace sitmap::animate
