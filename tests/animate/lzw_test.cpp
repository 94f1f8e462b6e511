// SPDX-License-Identifier: MIT
#include "animate/lzw.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace sitmap::animate {
namespace {

using Indices = std::vector<std::uint8_t>;

/// Data of all blocks joined; fails if they do not end with a terminator at the very end.
std::string joined_blocks(std::string const& data)
{
    std::string joined;
    std::size_t at = 1;
    while (at < data.size() && data[at] != '\0') {
        auto const length = static_cast<std::uint8_t>(data[at]);
        joined += data.substr(at + 1, length);
        at += length + std::size_t{1};
    }
    EXPECT_EQ(at + 1, data.size());
    return joined;
}

/// A decoder by the letter of GIF89a, appendix F: strings kept whole.
Indices decode(std::string const& data)
{
    auto const bytes = joined_blocks(data);
    std::uint32_t const clear = 1u << data[0];
    std::vector<Indices> known;
    Indices result;
    Indices before;
    std::size_t bit = 0;
    for (;;) {
        // One code waits to be completed, so the table is as long as the encoder's less one.
        int width = data[0] + 1;
        while (width < 12 && known.size() + (before.empty() ? 0 : 1) > (1u << width)) ++width;
        std::uint32_t code = 0;
        for (int i = 0; i < width; ++i, ++bit)
            code |= static_cast<std::uint32_t>(
                        (static_cast<std::uint8_t>(bytes.at(bit / 8)) >> (bit % 8)) & 1)
                    << i;
        if (code == clear) {
            known.assign(clear + 2, {});
            for (std::uint32_t i = 0; i < clear; ++i) known[i] = {static_cast<std::uint8_t>(i)};
            before.clear();
            continue;
        }
        if (code == clear + 1) return result;
        auto now = code < known.size() ? known[code] : before;
        if (code >= known.size()) now.push_back(before.front());
        if (!before.empty()) {
            before.push_back(now.front());
            known.push_back(before);
        }
        result.insert(result.end(), now.begin(), now.end());
        before = now;
    }
}

TEST(Lzw, GivesBackWhatWentInForEveryWidth)
{
    std::mt19937 random(7);
    for (int bits = 2; bits <= 8; ++bits)
        for (std::size_t const length : {1u, 2u, 100u, 70000u}) {
            Indices indices(length);
            for (auto& index : indices) index = static_cast<std::uint8_t>(random() % (1u << bits));
            std::string out;
            append_lzw(out, indices, bits);
            EXPECT_EQ(decode(out), indices) << bits << " bits, " << length;
        }
}

TEST(Lzw, MakesLongRunsShort)
{
    Indices const flat(1280 * 720, 3);
    std::string out;
    append_lzw(out, flat, 2);
    EXPECT_EQ(decode(out), flat);
    EXPECT_LT(out.size(), 3000u);
}

TEST(Lzw, EndsAnEmptyPictureProperly)
{
    std::string out;
    append_lzw(out, {}, 2);
    EXPECT_EQ(out, std::string("\x02\x01\x2C\0", 4));  // clear = 4 and end = 5, three bits each
}

}  // namespace
}  // namespace sitmap::animate
