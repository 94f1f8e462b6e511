// SPDX-License-Identifier: MIT
// map/classes.hpp: values into classes by a stated method, with the words that say so on the sheet.
#pragma once

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap::map {

/// quantile: equal numbers (equal values never split). jenks: least squared deviation within
/// classes (Fisher 1958, exact). equal: equal widths. given: the caller's breaks, whatever the
/// values are. head_tail: means of the head (Jiang 2013).
enum class ClassMethod { quantile, jenks, equal, given, head_tail };

struct Classes {
    ClassMethod method = ClassMethod::quantile;
    std::vector<double> edges;  // lowest value, inner breaks, highest value; class i = [edges[i],
                                // edges[i+1]), the last one closed; given ones are open at the end
                                // (infinity), and at the begin unless a break is the least there is
    std::vector<std::size_t> members;  // values in each class
    std::vector<double> lows,
        highs;  // smallest and largest value present in each class (equal to an edge if none)
    bool whole = false;  // all values are whole numbers
    std::size_t count() const noexcept { return edges.empty() ? 0 : edges.size() - 1; }
};

/// At most `wanted` classes (fewer if there are fewer distinct values). Values that are not finite
/// are ignored. Throws ErrorKind::input if wanted is not in 1 .. 12 or `given` is not increasing.
/// No value: no class. `least`: nothing is below it, so that given breaks make no class there.
Classes classify(std::span<double const> values, ClassMethod method, int wanted,
                 std::span<double const> given = {},
                 double least = -std::numeric_limits<double>::infinity());
/// Class of a value; nothing outside the edges.
std::optional<std::size_t> class_of(Classes const& classes, double value);
/// Legend words of a class by the values that are in it: "3", "4–9", "0.5–1.2".
std::string class_label(Classes const& classes, std::size_t index, int decimals = 0);
/// Legend words of a class by its bounds, for counts that grow while the classes stay: "1–10",
/// "11–34", "35 and more" where it is open. The first class begins at `least`; a class without a
/// whole number has the words above.
std::string bounds_label(Classes const& classes, std::size_t index, double least);
/// "4 classes, natural breaks (Jenks): 1, 3, 8, 15, 40": for the sheet note. Of given ones the
/// breaks.
std::string words(Classes const& classes, int decimals = 0);
std::string_view to_text(ClassMethod method);
std::optional<ClassMethod> parse_class_method(std::string_view text);

}  // namespace sitmap::map
