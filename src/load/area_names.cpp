// SPDX-License-Identifier: MIT
#include "load/area_names.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace sitmap::load {

namespace {

/// Words that say what kind of unit it is, not which one: first-level and second-level units in the
/// languages of common gazetteers, in small letters, a blank around each.
constexpr std::string_view kinds =
    // English
    " province region district state county governorate prefecture department division"
    " municipality territory"
    // French, Spanish, Portuguese, German, Dutch, Polish
    " région département provincia región departamento distrito estado município"
    " provinz bezirk landkreis provincie województwo"
    // Russian, Ukrainian, Kazakh, Uzbek, Turkmen, Turkish
    " oblast raion rayon krai oblysy viloyati viloyat velayat welayat vilayet область район край"
    // Arabic, Persian, Dari, Pashto
    " muhafazah wilayah wilaya wilayat wilayat-e velayat-e ostan ostan-e shahrestan"
    " محافظة ولاية ولایت استان ولسوالی ";

bool is_kind(std::string const& word)
{
    return kinds.find(" " + word + " ") != std::string_view::npos;
}

/// Capital and small letters by turns, the capital first, from an even code point on.
constexpr std::array<std::pair<unsigned, unsigned>, 6> even_pairs{{{0x100, 0x137},
                                                                   {0x14A, 0x177},
                                                                   {0x1DE, 0x1EF},
                                                                   {0x460, 0x481},
                                                                   {0x48A, 0x4BF},
                                                                   {0x4D0, 0x52F}}};

/// The small letter of a code point of two UTF-8 bytes: Latin, Greek, Cyrillic (Unicode chapter
/// 4.2, simple mappings); others as they are.
unsigned small_letter(unsigned c)
{
    auto const is_in = [c](unsigned first, unsigned last) { return c >= first && c <= last; };
    if ((is_in(0xC0, 0xDE) && c != 0xD7) || (is_in(0x391, 0x3A9) && c != 0x3A2)) return c + 0x20;
    if (is_in(0x410, 0x42F)) return c + 0x20;
    if (is_in(0x400, 0x40F)) return c + 0x50;
    if (is_in(0x388, 0x38A)) return c + 0x25;
    if (c == 0x386 || c == 0x38C) return c == 0x386 ? 0x3AC : 0x3CC;
    if (c == 0x38E || c == 0x38F) return c + 0x3F;
    if (c == 0x130) return 'i';  // of Turkish, as to_lower_ascii has it for the one without a dot
    if (c == 0x178) return 0xFF;
    if (is_in(0x139, 0x148) || is_in(0x179, 0x17E) || is_in(0x4C1, 0x4CE)) return c + c % 2;
    bool const is_paired =
        std::ranges::any_of(even_pairs, [&](auto pair) { return is_in(pair.first, pair.second); });
    return is_paired && c % 2 == 0 ? c + 1 : c;
}

std::string to_small(std::string_view text)
{
    auto const is_lead = [](char c) { return (static_cast<unsigned char>(c) & 0xE0U) == 0xC0U; };
    auto small = to_lower_ascii(trim(without_marks(text)));
    if (!is_utf8(small)) return small;
    std::string folded;
    for (std::size_t i = 0; i < small.size(); ++i) {
        if (!is_lead(small[i])) {
            folded.push_back(small[i]);
            continue;
        }
        auto const lead = static_cast<unsigned char>(small[i]) & 0x1FU;
        auto const c =
            small_letter((lead << 6U) | (static_cast<unsigned char>(small[++i]) & 0x3FU));
        if (c >= 0x80) folded.push_back(static_cast<char>(0xC0U | (c >> 6U)));
        folded.push_back(static_cast<char>(c >= 0x80 ? 0x80U | (c & 0x3FU) : c));
    }
    return folded;
}

}  // namespace

std::string plain_name(std::string_view name)
{
    auto const small = to_small(name);
    std::string plain;
    for (auto const& word : split(small, ' ')) {
        if (is_kind(word)) continue;
        for (char const c : word)
            if (std::string_view{"'`-._"}.find(c) == std::string_view::npos) plain.push_back(c);
    }
    return plain.empty() ? small : plain;
}

bool is_unknown_area(std::string_view text)
{
    return to_lower_ascii(text) == "unknown";
}

AreaNameIndex::AreaNameIndex(std::span<AreaNames const> names)
{
    auto const put = [](Ids& ids, std::string name, std::string const& id) {
        auto const [known, is_new] = ids.emplace(std::move(name), id);
        if (!is_new && known->second != id) known->second.clear();
    };
    auto const add = [&](std::string const& name, std::string const& id) {
        if (name.empty()) return;
        put(whole_, to_small(name), id);
        put(plain_, plain_name(name), id);
    };
    for (auto const& area : names) {
        add(area.name, area.id);
        add(area.local_name, area.id);
        for (auto const& [language, name] : area.other_names) add(name, area.id);
        for (auto const& variant : area.variants) add(variant, area.id);
    }
    // An id is never ambiguous, whatever names look like it.
    for (auto const& area : names) {
        whole_[to_small(area.id)] = area.id;
        plain_[plain_name(area.id)] = area.id;
    }
}

std::string const* AreaNameIndex::entry(std::string const& text) const
{
    if (auto const known = whole_.find(to_small(text)); known != whole_.end())
        return &known->second;
    auto const known = plain_.find(plain_name(text));
    return known == plain_.end() ? nullptr : &known->second;
}

std::optional<std::string> AreaNameIndex::find(std::string const& text) const
{
    auto const* const id = entry(text);
    if (id == nullptr || id->empty()) return {};
    return *id;
}

bool AreaNameIndex::is_ambiguous(std::string const& text) const
{
    auto const* const id = entry(text);
    return id != nullptr && id->empty();
}

}  // namespace sitmap::load
