// SPDX-License-Identifier: MIT
#include "map/text_block.hpp"

#include "base/text.hpp"
#include "base/units.hpp"

#include <algorithm>
#include <utility>

namespace sitmap::map {

namespace {

constexpr double leading = 1.36;  // baseline distance in font sizes
constexpr std::string_view ellipsis = "\xE2\x80\xA6";

std::size_t next_character(std::string const& text, std::size_t at)
{
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
    return at;
}

/// Longest start of `text` (whole characters) that fits with `tail` behind it; at least one
/// character.
std::string longest_start(Writer const& writer, std::string const& text,
                          style::TextStyle const& words, double width, std::string_view tail)
{
    constexpr std::size_t most = 4096;  // characters: no line holds more
    std::vector<std::size_t> ends;
    for (std::size_t at = 0; at < text.size() && ends.size() < most;)
        ends.push_back(at = next_character(text, at));
    auto const fits = [&](std::size_t end) {
        return writer.width(text.substr(0, end) + std::string(tail), words) <= width;
    };
    auto const cut = std::ranges::partition_point(ends, fits);
    return text.substr(0, cut == ends.begin() ? ends.front() : *(cut - 1));
}

}  // namespace

Font font_of(style::Style const& style, style::TextStyle const& words)
{
    return {style.font, words.size,    words.bold ? Weight::bold : Weight::normal,
            false,      words.spacing, style.font_arabic};
}

Font Writer::font(style::TextStyle const& words) const
{
    return font_of(style, words);
}

double Writer::width(std::string const& text, style::TextStyle const& words) const
{
    return measure.measure(text, font(words)).width;
}

double Writer::line_height(style::TextStyle const& words) const
{
    return to_millimetres(Points{words.size}).value * leading;
}

style::Style with_words(style::Style style, double share)
{
    for (auto* words : {&style.heading, &style.body, &style.quiet, &style.note})
        words->size = std::max(words->size * share, std::min(words->size, style.minimum_text));
    return style;
}

TextRun line_of_text(Writer const& writer, std::string text, Point baseline,
                     style::TextStyle const& words, Anchor anchor)
{
    TextRun run;
    run.text = std::move(text);
    run.at = baseline;
    run.font = writer.font(words);
    run.colour = words.colour;
    run.anchor = anchor;
    return run;
}

TextRun line_of_paragraph(Writer const& writer, std::string text, bool from_right, double left,
                          double right, double baseline, style::TextStyle const& words)
{
    auto run = line_of_text(writer, std::move(text), {from_right ? right : left, baseline}, words,
                            from_right ? Anchor::end : Anchor::start);
    run.direction = from_right ? Direction::from_right : Direction::from_left;
    return run;
}

std::string fitted(Writer const& writer, std::string const& text, style::TextStyle const& words,
                   double width)
{
    if (text.empty() || writer.width(text, words) <= width) return text;
    return longest_start(writer, text, words, width, ellipsis) + std::string(ellipsis);
}

std::vector<std::string> wrap(Writer const& writer, std::string const& text,
                              style::TextStyle const& words, double width, std::size_t most_lines)
{
    std::vector<std::string> lines;
    std::string line;
    auto const put = [&](std::string word) {
        std::string const longer = line.empty() ? word : line + " " + word;
        if (writer.width(longer, words) <= width) {
            line = longer;
            return;
        }
        if (!line.empty()) lines.push_back(std::exchange(line, {}));
        while (!word.empty() && writer.width(word, words) > width && lines.size() <= most_lines) {
            auto const start = longest_start(writer, word, words, width, {});
            lines.push_back(start);
            word.erase(0, start.size());
        }
        line = word;
    };
    for (auto& word : split(text, ' ')) {
        if (lines.size() > most_lines) break;
        if (!word.empty()) put(std::move(word));
    }
    if (!line.empty()) lines.push_back(line);
    if (lines.size() <= most_lines) return lines;
    lines.resize(most_lines);
    if (!lines.empty())
        lines.back() = fitted(writer, lines.back() + std::string(ellipsis), words, width);
    return lines;
}

double add_paragraph(std::vector<Node>& into, Writer const& writer, std::string const& text,
                     Box const& box, style::TextStyle const& words, std::size_t most_lines)
{
    double const step = writer.line_height(words);
    double const ascent = writer.measure.measure("Hg", writer.font(words)).ascent;
    bool const from_right = starts_right_to_left(text);
    double baseline = box.y + ascent;
    auto const lines = wrap(writer, text, words, box.width, most_lines);
    for (auto const& line : lines) {
        into.push_back(
            line_of_paragraph(writer, line, from_right, box.x, box.right(), baseline, words));
        baseline += step;
    }
    return static_cast<double>(lines.size()) * step;
}

namespace {

/// U+FB1D to U+FDFF and U+FE70 to U+FEFC, Hebrew and Arabic, of the three bytes at `at`.
bool is_presentation_form(std::string const& text, std::size_t at)
{
    if (at + 2 >= text.size()) return false;
    auto const bits = [&](std::size_t i) { return static_cast<unsigned char>(text[i]) & 0x3Fu; };
    auto const code = 0xF000u | bits(at + 1) << 6 | bits(at + 2);
    return (code >= 0xFB1D && code <= 0xFDFF) || (code >= 0xFE70 && code <= 0xFEFC);
}

}  // namespace

bool starts_right_to_left(std::string const& text)
{
    for (std::size_t i = 0; i < text.size(); i = next_character(text, i)) {
        auto const lead = static_cast<unsigned char>(text[i]);
        if ((lead >= 'A' && lead <= 'Z') || (lead >= 'a' && lead <= 'z')) return false;
        if (lead >= 0xD6 && lead <= 0xDF)
            return true;  // U+0590 to U+07FF: Hebrew, Arabic, Syriac, Thaana
        if (lead == 0xEF && is_presentation_form(text, i)) return true;
        if (lead >= 0xC3 && lead <= 0xD5) return false;  // Latin, Greek, Cyrillic, Armenian
    }
    return false;
}

}  // namespace sitmap::map
