// SPDX-License-Identifier: MIT
// map/words.hpp: the generated words of a sheet: dates as people write them, counts, who claims and
// who denies, footer, legend.
#pragma once

#include "map/material.hpp"

#include <string>
#include <vector>

namespace sitmap::map {

std::string long_date(Date day);   // 18 April 2022
std::string short_date(Date day);  // 18 Apr 2022
std::string long_interval(
    DateInterval const& when);  // 18 April 2022; April 2022; 2022; 3 April – 5 May 2022
/// "no", "one" to "twelve", then digits.
std::string number_word(int count);
/// "a", "a and b", "a, b and c".
std::string listed(std::vector<std::string> const& words);
/// "1 record", "23 records".
std::string counted(std::size_t count, std::string const& singular, std::string plural = {});

/// Who takes a stance on a record, in table order, without repetition.
std::vector<Claim> claims_of(Material const& material, std::string const& record, Stance stance);
/// "claimed by X · denied by Y and Z"; empty if nobody says anything.
std::string stance_words(Material const& material, std::string const& record);
/// "ten 107 mm rockets", "one mortar round"; "rounds" where the weapon is not known by name.
std::string rounds_words(FireEvent const& event, std::string const& weapon);
/// The same with what is said of the calibre: "seven rockets, calibre not stated".
std::string calibre_words(FireEvent const& event, std::string const& weapon);

/// Title and subtitle of a study without words of its own.
std::string default_title(Material const& material);
std::string default_subtitle(Material const& material);
std::string as_of_words(Material const& material);
/// "Mar 2021", "Jan – Mar 2021", "2021", "2020 – 2021": whole months, for narrow places.
std::string short_months(Month first, Month last);
/// "approximately 33 attacks (ISW)", "30–40 attacks, Kabul (UN)"; the total must have a figure. Its
/// area is named unless it is home: all countries of the study and nothing else.
std::string total_words(Material const& material, study::PublishedTotal const& total);
bool has_figure(study::PublishedTotal const& total);
/// The study's layers that a sheet draws, whose sources its footer names.
struct DrawnLayers {
    bool areas = false;
    bool places = false;
    bool rivers = false;
};
/// Words of a footer: where room is short the sources are cut, the layers never, as licences ask.
struct FooterWords {
    std::string sources;
    std::string layers;  // with the projection; without one (a chart) none
};
FooterWords footer_words(Material const& material, std::string const& projection,
                         DrawnLayers const& drawn);

/// "Other", "Other: arson, theft", or "Other, 54 categories: arson, theft and others", for the last
/// look of the categories: the number first, so that narrow legends do not lose it. It points to no
/// note: a full panel may have lost it.
std::string other_words(std::vector<std::string> const& others);
/// " Other: arson, theft, ....": all of them, unless a legend names them all; else empty.
std::string words_on_others(std::vector<std::string> const& others, bool in_legend = true);
/// "Albers equal-area 31.2°/36.9°" for a PROJ definition, or the definition itself.
std::string projection_words(std::string const& definition);

}  // namespace sitmap::map
