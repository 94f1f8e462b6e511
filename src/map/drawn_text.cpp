// SPDX-License-Identifier: MIT
#include "map/drawn_text.hpp"

#include "base/units.hpp"
#include "map/clip.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

namespace sitmap::map {

namespace {

constexpr double capitals = 0.72;  // em above the baseline
constexpr double descenders = 0.22;
constexpr double hair = 0.25;  // mm

Box box_of(TextRun const& run, TextMeasure const& measure)
{
    double const em = run.font.size / points_per_inch * millimetres_per_inch;
    double const width = measure.measure(run.text, run.font).width;
    double const before = run.anchor == Anchor::start    ? 0
                          : run.anchor == Anchor::middle ? width / 2
                                                         : width;
    return {run.at.x - before, run.at.y - capitals * em, width, (capitals + descenders) * em};
}

Box shared(Box const& a, Box const& b)
{
    double const left = std::max(a.x, b.x), top = std::max(a.y, b.y);
    return {left, top, std::max(0.0, std::min(a.right(), b.right()) - left),
            std::max(0.0, std::min(a.bottom(), b.bottom()) - top)};
}

void collect(Group const& group, std::optional<Box> window, TextMeasure const& measure,
             std::vector<DrawnText>& into)
{
    if (!group.clip.empty() && !group.clip.front().points.empty()) {
        auto const clip = bounds_of(group.clip);
        window = window ? shared(*window, clip) : clip;
    }
    for (auto const& node : group.children) {
        if (auto const* const inner = std::get_if<std::unique_ptr<Group>>(&node))
            collect(**inner, window, measure, into);
        auto const* const run = std::get_if<TextRun>(&node);
        if (run != nullptr && run->angle == 0 && !run->text.empty())
            into.push_back({run, box_of(*run, measure), window});
    }
}

}  // namespace

std::vector<DrawnText> drawn_texts(Scene const& scene, TextMeasure const& measure)
{
    std::vector<DrawnText> texts;
    collect(scene.root, {}, measure, texts);
    return texts;
}

std::vector<std::pair<DrawnText, DrawnText>> overlapping(std::vector<DrawnText> const& texts)
{
    std::vector<std::size_t> from_left(texts.size());
    std::iota(from_left.begin(), from_left.end(), std::size_t{0});
    std::ranges::stable_sort(from_left, {}, [&](std::size_t i) { return texts[i].box.x; });
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0; i < from_left.size(); ++i) {
        auto const core = grown(texts[from_left[i]].box, -hair);
        for (std::size_t j = i + 1; j < from_left.size(); ++j) {
            auto const& other = texts[from_left[j]].box;
            if (other.x >= core.right()) break;
            if (core.meets(grown(other, -hair)))
                pairs.push_back(std::minmax(from_left[i], from_left[j]));
        }
    }
    std::ranges::sort(pairs);
    std::vector<std::pair<DrawnText, DrawnText>> found;
    for (auto const& [first, second] : pairs) found.emplace_back(texts[first], texts[second]);
    return found;
}

}  // namespace sitmap::map
