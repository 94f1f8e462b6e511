// SPDX-License-Identifier: MIT
#include "domain/incident.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sitmap {

using testing::Optional;

TEST(PlacePrecision, ReadsBackWhatItWrites)
{
    for (auto const precision :
         {PlacePrecision::site, PlacePrecision::town, PlacePrecision::district,
          PlacePrecision::area, PlacePrecision::country, PlacePrecision::unknown})
        EXPECT_THAT(parse_place_precision(to_text(precision)), Optional(precision))
            << to_text(precision);
}

TEST(PlacePrecision, ReadsTheWordsOfSources)
{
    EXPECT_THAT(parse_place_precision("exact site"), Optional(PlacePrecision::site));
    EXPECT_THAT(parse_place_precision("village"), Optional(PlacePrecision::town));
    EXPECT_THAT(parse_place_precision("border area"), Optional(PlacePrecision::district));
    EXPECT_THAT(parse_place_precision("province centroid"), Optional(PlacePrecision::area));
    EXPECT_EQ(parse_place_precision(""), std::nullopt);
    EXPECT_EQ(parse_place_precision("Site"), std::nullopt) << "words are exact";
    EXPECT_EQ(parse_place_precision("somewhere"), std::nullopt);
}

TEST(PlacePrecision, RunsFromExactToVague)
{
    EXPECT_LT(PlacePrecision::site, PlacePrecision::town);
    EXPECT_LT(PlacePrecision::town, PlacePrecision::district);
    EXPECT_LT(PlacePrecision::district, PlacePrecision::area);
    EXPECT_LT(PlacePrecision::area, PlacePrecision::country);
}

TEST(ClaimState, ReadsBackWhatItWrites)
{
    for (auto const state : {ClaimState::confirmed, ClaimState::attributed, ClaimState::claimed,
                             ClaimState::assessed, ClaimState::denied, ClaimState::reported})
        EXPECT_THAT(parse_claim_state(to_text(state)), Optional(state)) << to_text(state);
    EXPECT_THAT(parse_claim_state("likely"), Optional(ClaimState::assessed));
    EXPECT_EQ(parse_claim_state("rumoured"), std::nullopt);
}

TEST(Stance, ReadsBackWhatItWrites)
{
    for (auto const stance : {Stance::claims, Stance::attributes, Stance::assesses, Stance::denies,
                              Stance::admits_in_part, Stance::reports})
        EXPECT_THAT(parse_stance(to_text(stance)), Optional(stance)) << to_text(stance);
    EXPECT_EQ(to_text(Stance::admits_in_part), "admits in part");
    EXPECT_EQ(parse_stance("confirms"), std::nullopt);
}

TEST(Incident, KnowsNothingUntilSaid)
{
    Incident const incident;
    EXPECT_EQ(incident.where, std::nullopt);
    EXPECT_EQ(incident.fatalities, CountRange{}) << "unknown, which is not zero";
    EXPECT_NE(incident.fatalities, (CountRange{0, 0}));
    EXPECT_EQ(incident.claim, ClaimState::reported);
    EXPECT_FALSE(incident.disputed);
    EXPECT_EQ(incident.weight, 1.0);
}

}  // namespace sitmap
