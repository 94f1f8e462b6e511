// SPDX-License-Identifier: MIT
#include "gis/dbf_fit.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <set>

namespace sitmap::gis {

namespace {

constexpr std::size_t longest_name = 10;
constexpr int longest_integer = 18;  // more digits than GDAL gives back as a whole number
constexpr int most_decimals = 15;
constexpr int longest_real = 31;
constexpr DbfColumn widest_real{longest_real - 2, 0};  // the point and a decimal aside

/// Letters, digits and '_' as dBASE allows them; "field" where none of its letters is left.
std::string plain_name(std::string_view name)
{
    std::string plain;
    for (char const c : name) {
        bool const fits =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        plain += fits ? c : '_';
    }
    bool const says_something = plain.find_first_not_of('_') != std::string::npos;
    return says_something ? plain : "field";
}

std::string unique_name(std::string const& wanted, std::set<std::string> const& taken)
{
    auto name = wanted.substr(0, longest_name);
    for (int n = 1; taken.contains(to_lower_ascii(name)); ++n) {
        auto const ending = fmt::format("_{}", n);
        name = wanted.substr(0, longest_name - ending.size()) + ending;
    }
    return name;
}

/// Digits after the point that show the number fully; all that there may be if it needs an
/// exponent.
int decimals_of(double value)
{
    auto const text = to_text(value);
    if (text.find('e') != std::string::npos) return most_decimals;
    auto const point = text.find('.');
    return point == std::string::npos
               ? 0
               : std::min(static_cast<int>(text.size() - point - 1), most_decimals);
}

template <typename T, typename Work>
void for_each_value(VectorLayer const& layer, std::size_t field, Work work)
{
    for (auto const& row : layer.rows)
        if (auto const* value = std::get_if<T>(&row.values[field])) work(*value);
}

DbfColumn text_column(VectorLayer const& layer, std::size_t field)
{
    std::size_t width = 1;
    for_each_value<std::string>(layer, field,
                                [&](auto const& text) { width = std::max(width, text.size()); });
    return {static_cast<int>(std::min(width, longest_dbf_text)), 0};
}

DbfColumn integer_column(VectorLayer const& layer, std::size_t field)
{
    std::size_t width = 1;
    for_each_value<std::int64_t>(layer, field, [&](std::int64_t value) {
        width = std::max(width, fmt::formatted_size("{}", value));
    });
    return {std::min(static_cast<int>(width), longest_integer), 0};
}

DbfColumn real_column(VectorLayer const& layer, std::size_t field)
{
    int decimals = 1;
    for_each_value<double>(
        layer, field, [&](double value) { decimals = std::max(decimals, decimals_of(value)); });
    std::size_t before = 1;  // sign and digits before the point
    for_each_value<double>(layer, field, [&](double value) {
        if (std::isfinite(value) && fitness(value, widest_real) != DbfFitness::too_wide)
            before = std::max(before, fmt::formatted_size("{:.{}f}", value, decimals) -
                                          static_cast<std::size_t>(decimals) - 1);
    });
    auto const room = longest_real - 1 - static_cast<int>(before);
    decimals = std::min(decimals, room);
    return {static_cast<int>(before) + 1 + decimals, decimals};
}

void shorten_names(VectorLayer& layer, std::vector<FieldLoss>& losses)
{
    auto const names = short_names(layer.fields);
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] != layer.fields[i].name)
            losses.push_back(
                {layer.name, layer.fields[i].name, fmt::format("named '{}'", names[i])});
        layer.fields[i].name = names[i];
    }
}

/// Texts over 254 bytes are cut, numbers of more than 18 digits, with a point 29, become
/// absent.
void cut_values(VectorLayer& layer, std::size_t field, std::string const& name,
                std::vector<FieldLoss>& losses)
{
    std::size_t cut = 0;
    std::size_t dropped = 0;
    std::size_t wide = 0;
    for (auto& row : layer.rows) {
        auto& value = row.values[field];
        if (auto* text = std::get_if<std::string>(&value);
            text && text->size() > longest_dbf_text) {
            value = std::string(cut_text(*text, longest_dbf_text));
            ++cut;
        } else if (auto const* whole = std::get_if<std::int64_t>(&value);
                   whole && fmt::formatted_size("{}", *whole) > longest_integer) {
            value = std::monostate{};
            ++dropped;
        } else if (auto const* real = std::get_if<double>(&value);
                   real && fitness(*real, widest_real) == DbfFitness::too_wide) {
            value = std::monostate{};
            ++wide;
        }
    }
    if (cut > 0)
        losses.push_back(
            {layer.name, name, fmt::format("{} texts cut to {} bytes", cut, longest_dbf_text)});
    if (dropped > 0)
        losses.push_back(
            {layer.name, name,
             fmt::format("{} numbers of more than {} digits left out", dropped, longest_integer)});
    if (wide > 0)
        losses.push_back(
            {layer.name, name,
             fmt::format("{} numbers of more than {} digits left out", wide, widest_real.width)});
}

void note_rounding(VectorLayer const& layer, std::size_t field, std::string const& name,
                   std::vector<FieldLoss>& losses)
{
    auto const column = dbf_column(layer, field);
    std::size_t rounded = 0;
    for_each_value<double>(layer, field, [&](double value) {
        rounded += fitness(value, column) == DbfFitness::rounded;
    });
    if (rounded > 0)
        losses.push_back(
            {layer.name, name,
             fmt::format("{} numbers rounded to {} decimals", rounded, column.decimals)});
}

}  // namespace

std::vector<std::string> short_names(std::span<Field const> fields)
{
    std::set<std::string> taken;
    std::vector<std::string> names;
    for (auto const& field : fields) {
        auto const wanted = plain_name(field.short_name.empty() ? field.name : field.short_name);
        names.push_back(unique_name(wanted, taken));
        taken.insert(to_lower_ascii(names.back()));
    }
    return names;
}

DbfFitness fitness(double value, DbfColumn column)
{
    if (!std::isfinite(value)) return DbfFitness::exact;
    fmt::memory_buffer text;
    fmt::format_to(std::back_inserter(text), "{:.{}f}", value, column.decimals);
    std::string_view const whole{text.data(), text.size()};
    auto const width = static_cast<std::size_t>(column.width);
    if (std::min(whole.find('.'), whole.size()) > width) return DbfFitness::too_wide;
    return parse_number(whole.substr(0, width)) == value ? DbfFitness::exact : DbfFitness::rounded;
}

DbfColumn dbf_column(VectorLayer const& layer, std::size_t field)
{
    switch (layer.fields[field].type) {
        case FieldType::text:
        case FieldType::date_time: return text_column(layer, field);
        case FieldType::integer: return integer_column(layer, field);
        case FieldType::real: return real_column(layer, field);
        case FieldType::date: return {8, 0};
    }
    return {};
}

int dbf_width(VectorLayer const& layer, std::size_t field)
{
    return dbf_column(layer, field).width;
}

std::string_view cut_text(std::string_view text, std::size_t bytes)
{
    if (text.size() <= bytes) return text;
    auto end = bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end);
}

VectorLayer fit_for_dbf(VectorLayer const& layer, std::vector<FieldLoss>& losses)
{
    auto fitted = layer;
    shorten_names(fitted, losses);
    for (std::size_t i = 0; i < layer.fields.size(); ++i) {
        cut_values(fitted, i, layer.fields[i].name, losses);
        if (layer.fields[i].type == FieldType::real)
            note_rounding(fitted, i, layer.fields[i].name, losses);
    }
    return fitted;
}

}  // namespace sitmap::gis
