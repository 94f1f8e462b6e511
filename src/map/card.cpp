// SPDX-License-Identifier: MIT
#include "map/card.hpp"

#include "map/shapes.hpp"

#include <algorithm>
#include <utility>

namespace sitmap::map {

namespace {

constexpr double pad = 2.4;
constexpr double key_gap = 2.6;

style::TextStyle heading_style(Writer const& writer)
{
    auto words = writer.style.heading;
    words.colour = writer.style.accent;
    return words;
}

double key_width(Writer const& writer, Card const& card)
{
    double widest = 0;
    for (auto const& row : card.rows)
        if (!row.key.empty())
            widest = std::max(widest, writer.width(row.key, writer.style.quiet) + key_gap);
    return widest;
}

/// Draws the words from (x, y) on; gives the height.
double add_words(std::vector<Node>& into, Writer const& writer, Card const& card, Box const& at)
{
    double y = at.y;
    y += add_paragraph(into, writer, card.heading, {at.x, y, at.width, 0}, heading_style(writer),
                       2) +
         0.5;
    double const keys = key_width(writer, card);
    for (auto const& row : card.rows) {
        if (!row.key.empty())
            add_paragraph(into, writer, row.key, {at.x, y, keys, 0}, writer.style.quiet, 1);
        y += add_paragraph(into, writer, row.words, {at.x + keys, y, at.width - keys, 0},
                           writer.style.body, 3);
    }
    return y - at.y;
}

}  // namespace

Box card_size(Writer const& writer, Card const& card)
{
    double natural = writer.width(card.heading, heading_style(writer));
    double const keys = key_width(writer, card);
    for (auto const& row : card.rows)
        natural = std::max(natural, keys + writer.width(row.words, writer.style.body));
    double const width = std::min(natural + 0.5, card.most_width - 2 * pad);
    std::vector<Node> scratch;
    double const height = add_words(scratch, writer, card, {0, 0, width, 0});
    return {0, 0, width + 2 * pad, height + 2 * pad - 1.0};
}

void add_card(Group& into, Writer const& writer, Card const& card, Box const& box)
{
    auto& group = add_group(into, "card");
    auto ground = filled(rounded(box, 0.7), writer.style.card);
    ground.stroke = stroke_of(writer.style.card_edge);
    group.children.push_back(std::move(ground));
    add_words(group.children, writer, card,
              {box.x + pad, box.y + pad - 0.4, box.width - 2 * pad, 0});
}

}  // namespace sitmap::map
