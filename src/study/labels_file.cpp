// SPDX-License-Identifier: MIT
#include "study/labels_file.hpp"

#include "base/error.hpp"
#include "base/infile.hpp"
#include "base/text.hpp"
#include "base/toml_guard.hpp"
#include "study/study_keys.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace sitmap::study {

namespace {

constexpr std::uint64_t largest_file = 4 << 20;
/// A sheet of ten metres: beyond it a size is a slip.
constexpr double largest_page_mm = 10000;

Error refusal(std::string const& file, toml::node const& node, std::string const& cause,
              std::string const& hint = {})
{
    return Error{
        ErrorKind::input,
        fmt::format("cannot read '{}': line {}: {}", clean(file), node.source().begin.line, cause),
        hint};
}

/// Two finite numbers.
std::optional<std::array<double, 2>> pair_of(toml::node const& node)
{
    auto const* array = node.as_array();
    if (array == nullptr || array->size() != 2) return {};
    std::array<double, 2> pair{};
    for (std::size_t i = 0; i < 2; ++i) {
        auto const& item = (*array)[i];
        if (!item.is_number()) return {};
        pair[i] = item.value<double>().value_or(0);
        if (!std::isfinite(pair[i])) return {};
    }
    return pair;
}

/// The entries of a table in the order of the file; the library sorts them by key.
std::vector<std::pair<std::string, toml::node const*>> in_file_order(toml::table const& table)
{
    std::vector<std::pair<std::string, toml::node const*>> entries;
    for (auto const& [key, node] : table) entries.emplace_back(std::string{key.str()}, &node);
    auto const place = [](auto const& entry) {
        auto const begin = entry.second->source().begin;
        return std::pair{begin.line, begin.column};
    };
    std::ranges::stable_sort(entries, {}, place);
    return entries;
}

void take_page(SheetPins& sheet, toml::table const& section, std::string const& file)
{
    auto const* node = section.get("page");
    if (node == nullptr)
        throw refusal(file, section, "[" + clean(sheet.sheet) + "] has no page",
                      "give its size in millimetres: page = [width, height]");
    auto const size = pair_of(*node);
    auto const fits = [](double side) { return side > 0 && side <= largest_page_mm; };
    if (!size || !fits((*size)[0]) || !fits((*size)[1]))
        throw refusal(file, *node, "page must be [width, height] in millimetres");
    sheet.page_width = (*size)[0];
    sheet.page_height = (*size)[1];
}

bool is_label_id(std::string const& word)
{
    auto const colon = word.find(':');
    return colon != std::string::npos && colon > 0 && colon + 1 < word.size();
}

/// The words of a pin that says more than its place.
void take_words(PinnedLabel& pin, toml::table const& words, std::string const& file)
{
    constexpr std::int64_t most_lines = 99;
    for (auto const& [key, node] : words) {
        if (key == "at") continue;
        auto const refused = [&](std::string const& what) {
            return refusal(file, node,
                           fmt::format("'{}' of '{}' {}", clean(key.str()), clean(pin.id), what),
                           "known here: at, lines, from");
        };
        if (key == "lines") {
            auto const lines = node.is_integer() ? node.value<std::int64_t>().value_or(0) : 0;
            if (lines < 1 || lines > most_lines) throw refused("must be a number from 1 to 99");
            pin.lines = static_cast<std::size_t>(lines);
        } else if (key == "from") {
            pin.from = pair_of(node);
            if (!pin.from) throw refused("must be [x, y] in millimetres");
        } else {
            throw refused("is an unknown key");
        }
    }
}

/// `[x, y]`, or `{ at = [x, y], ... }` of a pin that says more.
PinnedLabel pin_of(SheetPins const& sheet, std::string const& id, toml::node const& node,
                   std::string const& file)
{
    if (!is_label_id(id))
        throw refusal(file, node,
                      fmt::format("unknown key '{}' in [{}]", clean(id), clean(sheet.sheet)),
                      "known here: page, and labels such as \"area:AF-KAB\"");
    auto const* const words = node.as_table();
    auto const* const place = words == nullptr ? &node : words->get("at");
    auto const at = place == nullptr ? std::nullopt : pair_of(*place);
    if (!at)
        throw refusal(file, node, fmt::format("'{}' must be [x, y] in millimetres", clean(id)));
    auto const [x, y] = *at;
    if (x < 0 || y < 0 || x > sheet.page_width || y > sheet.page_height)
        throw refusal(
            file, node,
            fmt::format("'{}' = [{}, {}] lies off the page of {} x {} mm", clean(id), to_text(x),
                        to_text(y), to_text(sheet.page_width), to_text(sheet.page_height)));
    PinnedLabel pin{id, x, y};
    if (words != nullptr) take_words(pin, *words, file);
    return pin;
}

SheetPins sheet_of(std::string const& name, toml::node const& node, std::string const& file)
{
    auto const* section = node.as_table();
    if (section == nullptr)
        throw refusal(file, node, fmt::format("'{}' stands in no section", clean(name)),
                      "put it below the key of its sheet: [map]");
    SheetPins sheet;
    sheet.sheet = name;
    take_page(sheet, *section, file);
    for (auto const& [id, place] : in_file_order(*section))
        if (id != "page") sheet.pins.push_back(pin_of(sheet, id, *place, file));
    return sheet;
}

std::string words_of(PinnedLabel const& pin)
{
    auto words = fmt::format("[{}, {}]", to_text(pin.x), to_text(pin.y));
    if (pin.lines == 0 && !pin.from) return words;
    words = "{ at = " + words;
    if (pin.lines != 0) words += fmt::format(", lines = {}", pin.lines);
    if (pin.from)
        words += fmt::format(", from = [{}, {}]", to_text((*pin.from)[0]), to_text((*pin.from)[1]));
    return words + " }";
}

}  // namespace

std::vector<SheetPins> parse_labels(std::string_view toml, std::string const& path)
{
    std::vector<SheetPins> sheets;
    refuse_stray_characters(toml, path);
    try {
        auto const document = toml::parse(toml, path);
        for (auto const& [name, node] : in_file_order(document))
            sheets.push_back(sheet_of(name, *node, path));
    } catch (toml::parse_error const& error) {
        throw Error{ErrorKind::input,
                    fmt::format("cannot read '{}': line {}: {}", clean(path),
                                error.source().begin.line, clean(error.description()))};
    }
    return sheets;
}

std::vector<SheetPins> read_labels(std::string const& path)
{
    return parse_labels(read_file(path, largest_file), path);
}

std::string to_toml(std::vector<SheetPins> const& sheets)
{
    std::string text =
        "# Where labels stand: the middle of each, in millimetres from the left and "
        "the top of the page.\n";
    for (auto const& sheet : sheets) {
        text += fmt::format("\n[{}]\npage = [{}, {}]\n", toml_quoted(sheet.sheet),
                            to_text(sheet.page_width), to_text(sheet.page_height));
        for (auto const& pin : sheet.pins)
            text += fmt::format("{} = {}\n", toml_quoted(pin.id), words_of(pin));
    }
    return text;
}

}  // namespace sitmap::study
