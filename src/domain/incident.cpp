// SPDX-License-Identifier: MIT
#include "domain/incident.hpp"

#include "domain/placed.hpp"

#include <array>
#include <utility>

namespace sitmap {

namespace {

template <typename T, std::size_t N>
using Words = std::array<std::pair<std::string_view, T>, N>;

/// The first word of a value is how it is written; the others are also read.
constexpr Words<PlacePrecision, 12> place_words{{
    {"site", PlacePrecision::site},
    {"town", PlacePrecision::town},
    {"district", PlacePrecision::district},
    {"area", PlacePrecision::area},
    {"country", PlacePrecision::country},
    {"unknown", PlacePrecision::unknown},
    {"exact site", PlacePrecision::site},
    {"exact", PlacePrecision::site},
    {"village", PlacePrecision::town},
    {"border area", PlacePrecision::district},
    {"province", PlacePrecision::area},
    {"province centroid", PlacePrecision::area},
}};
constexpr Words<ClaimState, 7> claim_words{{
    {"confirmed", ClaimState::confirmed},
    {"attributed", ClaimState::attributed},
    {"claimed", ClaimState::claimed},
    {"assessed", ClaimState::assessed},
    {"denied", ClaimState::denied},
    {"reported", ClaimState::reported},
    {"likely", ClaimState::assessed},
}};
constexpr Words<Stance, 6> stance_words{{
    {"claims", Stance::claims},
    {"attributes", Stance::attributes},
    {"assesses", Stance::assesses},
    {"denies", Stance::denies},
    {"admits in part", Stance::admits_in_part},
    {"reports", Stance::reports},
}};

template <typename T, std::size_t N>
std::optional<T> find(Words<T, N> const& words, std::string_view text)
{
    for (auto const& [word, value] : words)
        if (word == text) return value;
    return {};
}

template <typename T, std::size_t N>
std::string_view word_of(Words<T, N> const& words, T value)
{
    for (auto const& [word, candidate] : words)
        if (candidate == value) return word;
    return {};
}

}  // namespace

std::string_view to_text(PlacePrecision precision)
{
    return word_of(place_words, precision);
}
std::string_view to_text(ClaimState state)
{
    return word_of(claim_words, state);
}
std::string_view to_text(Stance stance)
{
    return word_of(stance_words, stance);
}
std::string_view stated_place_precision(Incident const& incident)
{
    if (!incident.states_place_precision) return {};
    return to_text(incident.finer_precision.value_or(incident.place_precision));
}
bool is_at_point(Incident const& incident)
{
    return incident.where && incident.place_precision < PlacePrecision::area;
}

bool is_without_point(Incident const& incident)
{
    return !incident.where || incident.place_precision == PlacePrecision::area ||
           incident.place_precision == PlacePrecision::country;
}
std::string_view stated_claim(Incident const& incident)
{
    return incident.states_claim ? to_text(incident.claim) : std::string_view{};
}
std::optional<PlacePrecision> parse_place_precision(std::string_view text)
{
    return find(place_words, text);
}
std::optional<ClaimState> parse_claim_state(std::string_view text)
{
    return find(claim_words, text);
}
std::optional<Stance> parse_stance(std::string_view text)
{
    return find(stance_words, text);
}

std::string_view to_text(JoinMethod method)
{
    static constexpr std::array<std::string_view, 6> words{"within",  "border", "overlap",
                                                           "nearest", "stated", "none"};
    return words[static_cast<std::size_t>(method)];
}

}  // namespace sitmap
