// SPDX-License-Identifier: MIT
#include "style/style_file.hpp"
#include "style/style_keys.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

namespace sitmap::style {

namespace {

using sitmap::to_text;

/// A basic string of TOML.
std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (char const c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

std::string number(double value)
{
    auto text = to_text(value);
    // TOML tells 1 from 1.0; a style has lengths, so that both are read, but one form is written.
    if (text.find_first_of(".e") == std::string::npos) text += ".0";
    return text;
}

std::string colours(std::vector<Colour> const& list)
{
    std::vector<std::string> words;
    for (Colour const colour : list) words.push_back(quoted(to_text(colour)));
    return fmt::format("[{}]", fmt::join(words, ", "));
}

std::string line_table(LineStyle const& line)
{
    std::vector<std::string> dashes;
    for (double const dash : line.dashes) dashes.push_back(number(dash));
    return fmt::format("{{ width = {}, colour = {}, dashes = [{}] }}", number(line.width),
                       quoted(to_text(line.colour)), fmt::join(dashes, ", "));
}

std::string text_table(TextStyle const& text)
{
    return fmt::format("{{ size = {}, colour = {}, bold = {}, spacing = {} }}", number(text.size),
                       quoted(to_text(text.colour)), text.bold, number(text.spacing));
}

struct Written {
    Style const& style;
    std::string operator()(Colour Style::*m) const { return quoted(to_text(style.*m)); }
    std::string operator()(double Style::*m) const { return number(style.*m); }
    std::string operator()(std::string Style::*m) const { return quoted(style.*m); }
    std::string operator()(LineStyle Style::*m) const { return line_table(style.*m); }
    std::string operator()(TextStyle Style::*m) const { return text_table(style.*m); }
    std::string operator()(std::vector<Colour> Style::*m) const { return colours(style.*m); }
};

}  // namespace

std::string effective(Style const& style)
{
    std::string text = fmt::format("name = {}\n", quoted(style.name));
    std::string_view section;
    for (Key const& key : keys()) {
        if (key.section != section) {
            section = key.section;
            text += fmt::format("\n[{}]", section);
            auto const comment = section_comment(section);
            text += comment.empty() ? "\n" : fmt::format("  # {}\n", comment);
        }
        text += fmt::format("{} = {}", key.name, std::visit(Written{style}, key.member));
        text += key.says.empty() ? "\n" : fmt::format("  # {}\n", key.says);
    }
    text += "\n# Incident categories in the order in which the study lists them.\n";
    for (CategoryStyle const& category : style.categories)
        text += fmt::format("[[category]]\ncolour = {}\nshape = {}\n",
                            quoted(to_text(category.colour)), quoted(category.shape));
    return text;
}

std::vector<std::string> style_keys()
{
    std::vector<std::string> names{"name", "extends", "category"};
    for (Key const& key : keys()) names.push_back(fmt::format("{}.{}", key.section, key.name));
    return names;
}

}  // namespace sitmap::style
