// SPDX-License-Identifier: MIT
#include "study/study_file.hpp"

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
#include <filesystem>
#include <map>
#include <type_traits>

namespace sitmap::study {

namespace {

constexpr std::uint64_t largest_study = 4 << 20;

/// Line of every key that the file states, by its full name ("regions[0].name").
using Lines = std::map<std::string, std::uint32_t>;

struct Document {
    Study study;
    Lines lines;
};

/// What the walk through the file knows wherever it is.
struct Place {
    std::string file;
    std::string folder;

    Error refusal(toml::node const& node, std::string const& cause,
                  std::string const& hint = {}) const
    {
        return Error{ErrorKind::input,
                     fmt::format("cannot read '{}': line {}: {}", clean(file),
                                 node.source().begin.line, cause),
                     hint};
    }
};

std::string date_text(toml::date const& date)
{
    return fmt::format("{:04}-{:02}-{:02}", date.year, static_cast<int>(date.month),
                       static_cast<int>(date.day));
}

std::optional<Value> list_value(toml::array const& array)
{
    std::vector<std::string> texts;
    std::vector<double> numbers;
    for (auto const& item : array) {
        if (auto const* text = item.as_string())
            texts.push_back(text->get());
        else if (item.is_number())
            numbers.push_back(item.value<double>().value_or(0));
        else
            return {};
    }
    if (!texts.empty() && !numbers.empty()) return {};
    if (!numbers.empty()) return Value{std::move(numbers)};
    return Value{std::move(texts)};
}

std::optional<Value> value_of(toml::node const& node)
{
    if (auto const* text = node.as_string()) return Value{text->get()};
    if (auto const* whole = node.as_integer()) return Value{whole->get()};
    if (auto const* number = node.as_floating_point()) return Value{number->get()};
    if (auto const* flag = node.as_boolean()) return Value{flag->get()};
    if (auto const* date = node.as_date()) return Value{date_text(date->get())};
    if (auto const* array = node.as_array()) return list_value(*array);
    return {};
}

/// The value as the writer of the file sees it, for messages.
std::string shown(toml::node const& node)
{
    auto const value = value_of(node);
    if (!value) return node.is_table() ? "a section" : "this value";
    if (auto const* text = std::get_if<std::string>(&*value))
        return "'" + shorten(clean(*text), 60) + "'";
    if (auto const* number = std::get_if<double>(&*value)) return to_text(*number);
    if (auto const* whole = std::get_if<std::int64_t>(&*value)) return std::to_string(*whole);
    if (auto const* flag = std::get_if<bool>(&*value)) return *flag ? "true" : "false";
    return "this list";
}

std::string in_section(std::string const& section)
{
    return section.empty() ? "" : " in [" + section + "]";
}

std::string hint_for(std::string const& word, std::vector<std::string> const& known)
{
    auto const nearest = nearest_word(word, known);
    return nearest ? "did you mean '" + *nearest + "'?" : "known here: " + join_words(known, ", ");
}

/// Takes the value of one key into `target`; a message has the last part of its name.
template <typename T>
void take_entry(T& target, std::vector<Key<T>> const& keys, std::string const& name,
                toml::node const& node, Place const& place)
{
    auto const key = std::ranges::find(keys, name, &Key<T>::name);
    auto const value = value_of(node);
    auto const problem = value ? key->set(target, *value, place.folder) : "must be " + key->type;
    if (problem.empty()) return;
    auto const short_name = name.substr(name.rfind('.') + 1);
    throw place.refusal(node, fmt::format("{} = {}: {}", short_name, shown(node), problem));
}

/// Keys without which an entry of a list section says nothing; the first one is its name.
template <typename T>
constexpr std::array<std::string_view, 1> needed_keys{"key"};
template <>
constexpr std::array<std::string_view, 2> needed_keys<Span>{"name", "period"};

/// Refuses an entry that lacks a key or bears the name of one before it.
template <typename T>
void check_entry(T const& entry, std::vector<T> const& before, std::vector<Key<T>> const& keys,
                 std::string const& section, toml::table const& item, Place const& place)
{
    auto const value = [&](T const& one, std::string_view name) {
        return std::ranges::find(keys, name, &Key<T>::name)->text(one);
    };
    for (auto const name : needed_keys<T>)
        if (!item.contains(name) || value(entry, name) == "\"\"")
            throw place.refusal(item, fmt::format("[[{}]] has no {}", section, name),
                                fmt::format("give it: {} = \"...\"", name));
    auto const name = needed_keys<T>[0];
    auto const text = value(entry, name);
    for (auto const& other : before)
        if (value(other, name) == text)
            throw place.refusal(item, fmt::format("[[{}]] has the {} '{}' twice", section, name,
                                                  text.substr(1, text.size() - 2)));
}

/// Products of a sheet, as files that a file system may not tell apart by case.
std::array<std::string, 2> files_of(Sheet const& sheet)
{
    auto const name = to_lower_ascii(file_name_from(sheet.key));
    return {name, name + "-editable"};
}

void refuse_same_file(Sheet const& sheet, std::vector<Sheet> const& before, toml::table const& item,
                      Place const& place)
{
    for (auto const& other : before)
        for (auto const& file : files_of(other))
            if (std::ranges::count(files_of(sheet), file) > 0)
                throw place.refusal(item,
                                    fmt::format("[[sheets]] '{}' and '{}' would be the same file",
                                                clean(other.key), clean(sheet.key)),
                                    "give them keys that differ in more than case and signs");
}

/// The list sections of a study.
template <typename T>
std::vector<T> entries(toml::node const& node, std::string const& section,
                       std::vector<Key<T>> const& keys, Place const& place, Lines& lines)
{
    auto const* array = node.as_array();
    if (array == nullptr || !(array->empty() || array->is_array_of_tables()))
        throw place.refusal(node, fmt::format("{} must be written as [[{}]]", section, section));
    std::vector<std::string> known;
    for (auto const& key : keys) known.push_back(key.name);
    std::vector<T> found;
    for (auto const& item : *array) {
        T entry;
        for (auto const& [name, child] : *item.as_table()) {
            std::string const word{name.str()};
            if (std::ranges::find(known, word) == known.end())
                throw place.refusal(child,
                                    "unknown key '" + clean(word) + "' in [[" + section + "]]",
                                    hint_for(word, known));
            take_entry(entry, keys, word, child, place);
            lines[fmt::format("{}[{}].{}", section, found.size(), word)] =
                child.source().begin.line;
        }
        check_entry(entry, found, keys, section, *item.as_table(), place);
        if constexpr (std::is_same_v<T, Sheet>)
            refuse_same_file(entry, found, *item.as_table(), place);
        found.push_back(std::move(entry));
    }
    return found;
}

/// Words that may follow `prefix`: keys and sections.
std::vector<std::string> known_after(std::string const& prefix)
{
    std::vector<std::string> known;
    for (auto const& key : study_keys()) {
        if (!key.name.starts_with(prefix)) continue;
        auto const word =
            key.name.substr(prefix.size(), key.name.find('.', prefix.size()) - prefix.size());
        if (std::ranges::find(known, word) == known.end()) known.push_back(word);
    }
    if (prefix.empty()) known.insert(known.end(), {"regions", "categories", "spans", "sheets"});
    return known;
}

bool take_list(Document& document, std::string const& name, toml::node const& node,
               Place const& place)
{
    auto& [study, lines] = document;
    if (name == "regions")
        study.regions = entries(node, name, region_keys(), place, lines);
    else if (name == "categories")
        study.categories = entries(node, name, category_keys(), place, lines);
    else if (name == "spans")
        study.spans = entries(node, name, span_keys(), place, lines);
    else if (name == "sheets")
        study.sheets = entries(node, name, sheet_keys(), place, lines);
    else
        return false;
    return true;
}

void take_table(Document& document, toml::table const& table, std::string const& section,
                Place const& place)
{
    auto const prefix = section.empty() ? "" : section + ".";
    auto const known = known_after(prefix);
    for (auto const& [key, node] : table) {
        std::string const word{key.str()};
        auto const name = prefix + word;
        if (section.empty() && take_list(document, word, node, place)) continue;
        if (std::ranges::find(known, word) == known.end()) {
            auto const* kind =
                section.empty() && node.is_table() ? "unknown section [" : "unknown key '";
            auto const* end = section.empty() && node.is_table() ? "]" : "'";
            throw place.refusal(node, kind + clean(word) + end + in_section(section),
                                hint_for(word, known));
        }
        bool const is_key =
            std::ranges::find(study_keys(), name, &Key<Study>::name) != study_keys().end();
        if (is_key) {
            take_entry(document.study, study_keys(), name, node, place);
            document.lines[name] = node.source().begin.line;
        } else if (auto const* inner = node.as_table()) {
            take_table(document, *inner, name, place);
        } else {
            throw place.refusal(node, word + " must be a section [" + name + "]");
        }
    }
}

void check_whole(Document const& document, std::string const& file)
{
    auto const& [study, lines] = document;
    auto const refuse = [&](std::string const& key, std::string const& cause,
                            std::string const& hint) {
        auto const line = lines.contains(key) ? lines.at(key) : 1;
        throw Error{ErrorKind::input,
                    fmt::format("cannot read '{}': line {}: {}", clean(file), line, cause), hint};
    };
    if (study.weapon_range_km > 0 && trim(study.weapon_range_source).empty())
        refuse("weapon_range.km", "weapon_range.km has no source",
               "cite who states the range: source = \"...\"");
    bool const has_breaks = !study.shade_options.breaks.empty();
    bool const wants_breaks = study.shade_options.method == "given";
    if (wants_breaks && !has_breaks)
        refuse("shade.method", "shade.method is given, but there are no shade.breaks",
               "state where classes begin after the lowest: breaks = [1, 5, 10]");
    if (has_breaks && !wants_breaks)
        refuse("shade.breaks",
               "shade.breaks are not used by the method " + study.shade_options.method,
               "state method = \"given\", or leave breaks out");
    if (study.origin && std::isnan(study.origin->lon))
        refuse("origin.lat", "origin.lat without origin.lon", "give both");
    if (study.origin && std::isnan(study.origin->lat))
        refuse("origin.lon", "origin.lon without origin.lat", "give both");
}

Document read_document(std::string_view text, std::string const& path)
{
    Document document;
    Place const place{path, std::filesystem::path{path}.parent_path().string()};
    document.study.file = path;
    refuse_stray_characters(text, path);
    try {
        take_table(document, toml::parse(text, path), "", place);
    } catch (toml::parse_error const& error) {
        throw Error{ErrorKind::input,
                    fmt::format("cannot read '{}': line {}: {}", clean(path),
                                error.source().begin.line, clean(error.description()))};
    }
    check_whole(document, path);
    return document;
}

/// Shows every key of one section; `prefix` is "" or "regions[0].".
template <typename T>
void show(std::vector<EffectiveValue>& values, std::vector<Key<T>> const& keys, T const& now,
          T const* stated, std::string const& prefix, std::string const& file, Lines const& lines)
{
    for (auto const& key : keys) {
        auto const name = prefix + key.name;
        auto text = key.text(now);
        auto const line = lines.find(name);
        bool const changed = stated == nullptr || key.text(*stated) != text;
        auto origin = changed               ? std::string{"options"}
                      : line == lines.end() ? std::string{"default"}
                                            : fmt::format("{}:{}", file, line->second);
        values.push_back({name, std::move(text), std::move(origin)});
    }
}

template <typename T>
void show_list(std::vector<EffectiveValue>& values, std::string const& section,
               std::vector<Key<T>> const& keys, std::vector<T> const& now,
               std::vector<T> const& stated, std::string const& file, Lines const& lines)
{
    for (std::size_t i = 0; i < now.size(); ++i)
        show(values, keys, now[i], i < stated.size() ? &stated[i] : nullptr,
             fmt::format("{}[{}].", section, i), file, lines);
}

template <typename T>
void document_keys(std::vector<KeyDoc>& docs, std::string const& prefix,
                   std::vector<Key<T>> const& keys)
{
    T const fallback{};
    for (auto const& key : keys)
        docs.push_back({prefix + key.name, key.type, key.text(fallback), key.meaning});
}

}  // namespace

Study parse(std::string_view toml, std::string const& path)
{
    return read_document(toml, path).study;
}

Study read(std::string const& path)
{
    return parse(read_file(path, largest_study), path);
}

std::vector<EffectiveValue> effective(Study const& study)
{
    auto const document = study.file.empty()
                              ? Document{}
                              : read_document(read_file(study.file, largest_study), study.file);
    auto const& [stated, lines] = document;
    std::vector<EffectiveValue> values;
    show(values, study_keys(), study, &stated, "", study.file, lines);
    show_list(values, "regions", region_keys(), study.regions, stated.regions, study.file, lines);
    show_list(values, "categories", category_keys(), study.categories, stated.categories,
              study.file, lines);
    show_list(values, "spans", span_keys(), study.spans, stated.spans, study.file, lines);
    show_list(values, "sheets", sheet_keys(), study.sheets, stated.sheets, study.file, lines);
    return values;
}

std::vector<KeyDoc> documentation()
{
    std::vector<KeyDoc> docs;
    document_keys(docs, "", study_keys());
    document_keys(docs, "regions[].", region_keys());
    document_keys(docs, "categories[].", category_keys());
    document_keys(docs, "spans[].", span_keys());
    document_keys(docs, "sheets[].", sheet_keys());
    return docs;
}

std::string find_default()
{
    namespace fs = std::filesystem;
    auto const study = fs::path{"geodata"} / "khorasan" / "study.toml";
    std::error_code failure;
    auto const program = fs::read_symlink("/proc/self/exe", failure);
    // The program stands in the source folder's build/release, or in its build.
    std::vector<fs::path> places{study};
    for (auto folder = program.parent_path(); folder.has_relative_path() && places.size() < 4;)
        places.push_back((folder = folder.parent_path()) / study);
    for (auto const& place : places)
        if (fs::is_regular_file(place, failure)) return place.string();
    std::vector<std::string> looked;
    for (auto const& place : places) looked.push_back("'" + place.string() + "'");
    throw Error{ErrorKind::input,
                "cannot find the default study: there is no " + join_words(looked, ", no "),
                "name a study file"};
}

}  // namespace sitmap::study
