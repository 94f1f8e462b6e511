// SPDX-License-Identifier: MIT
#include "style/style_file.hpp"

#include "base/error.hpp"
#include "base/infile.hpp"
#include "base/text.hpp"
#include "base/toml_guard.hpp"
#include "style/style_keys.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>
#include <system_error>

namespace sitmap::style {

namespace {

namespace fs = std::filesystem;
constexpr std::uint64_t most_bytes = 1 << 20;
constexpr int most_parents = 8;

/// A file while it is read: every complaint names it with the line.
class Reader {
public:
    Reader(Style& style, std::string const& file) : style_(style), file_(file) {}

    void read(toml::table const& root)
    {
        for (auto const& [key, node] : root) read_top(key.str(), node);
    }

private:
    [[noreturn]] void refuse(toml::node const& node, std::string const& cause,
                             std::string const& hint = {}) const
    {
        throw Error{ErrorKind::input,
                    fmt::format("cannot read the style '{}:{}': {}", clean(file_),
                                node.source().begin.line, cause),
                    hint};
    }

    [[noreturn]] void refuse_key(toml::node const& node, std::string const& key,
                                 std::vector<std::string> const& known) const
    {
        auto const near = nearest_word(key, known);
        refuse(node, fmt::format("unknown key '{}'", shorten(clean(key), 60)),
               near ? fmt::format("did you mean '{}'?", *near)
                    : "sitmap style --show prints every key");
    }

    void read_top(std::string_view key, toml::node const& node)
    {
        if (key == "name" || key == "extends") {
            auto const text = string_of(node, key);
            if (key == "name") style_.name = text;
            return;
        }
        if (key == "category") return read_categories(node);
        bool const known =
            std::ranges::any_of(keys(), [&](Key const& k) { return k.section == key; });
        if (!known) refuse_key(node, std::string(key), top_keys());
        auto const* table = node.as_table();
        if (table == nullptr) refuse(node, fmt::format("'{}' must be a table", key));
        for (auto const& [name, value] : *table) read_key(key, name.str(), value);
    }

    static std::vector<std::string> top_keys()
    {
        std::vector<std::string> names{"name", "extends", "category"};
        for (Key const& key : keys())
            if (names.back() != key.section) names.emplace_back(key.section);
        return names;
    }

    void read_key(std::string_view section, std::string_view name, toml::node const& node)
    {
        auto const found = std::ranges::find_if(
            keys(), [&](Key const& k) { return k.section == section && k.name == name; });
        auto const full = fmt::format("{}.{}", section, name);
        if (found == keys().end()) refuse_key(node, full, style_keys());
        std::visit([&](auto member) { set(style_.*member, node, full, *found); }, found->member);
    }

    void set(Colour& value, toml::node const& node, std::string const& key, Key const&) const
    {
        value = colour_of(node, key);
    }
    void set(std::string& value, toml::node const& node, std::string const& key, Key const&) const
    {
        value = string_of(node, key);
    }
    void set(double& value, toml::node const& node, std::string const& key, Key const& limits) const
    {
        value = number_of(node, key, limits.low, limits.high);
    }
    void set(std::vector<Colour>& value, toml::node const& node, std::string const& key,
             Key const&) const
    {
        auto const* array = node.as_array();
        if (array == nullptr || array->empty() || array->size() > 12)
            refuse(node, fmt::format("'{}' must be a list of 1 to 12 colours", key));
        value.clear();
        for (auto const& each : *array) value.push_back(colour_of(each, key));
    }

    void set(LineStyle& line, toml::node const& node, std::string const& key, Key const&) const
    {
        for (auto const& [name, value] : table_of(node, key)) {
            auto const full = key + "." + std::string(name.str());
            if (name == "width")
                line.width = number_of(value, full, 0, 20);
            else if (name == "colour")
                line.colour = colour_of(value, full);
            else if (name == "dashes")
                line.dashes = dashes_of(value, full);
            else
                refuse_key(value, full, {key + ".width", key + ".colour", key + ".dashes"});
        }
    }

    void set(TextStyle& text, toml::node const& node, std::string const& key, Key const&) const
    {
        for (auto const& [name, value] : table_of(node, key)) {
            auto const full = key + "." + std::string(name.str());
            if (name == "size")
                text.size = number_of(value, full, 1, 400);
            else if (name == "colour")
                text.colour = colour_of(value, full);
            else if (name == "bold")
                text.bold = bool_of(value, full);
            else if (name == "spacing")
                text.spacing = number_of(value, full, -0.2, 2);
            else
                refuse_key(value, full,
                           {key + ".size", key + ".colour", key + ".bold", key + ".spacing"});
        }
    }

    void read_categories(toml::node const& node)
    {
        auto const* array = node.as_array();
        if (array == nullptr || array->size() > 64 || !array->is_homogeneous<toml::table>())
            refuse(node, "'category' must be tables [[category]], at most 64");
        style_.categories.clear();
        for (auto const& each : *array) {
            CategoryStyle category;
            for (auto const& [name, value] : *each.as_table()) {
                if (name == "colour")
                    category.colour = colour_of(value, "category.colour");
                else if (name == "shape")
                    category.shape = shape_of(value);
                else
                    refuse_key(value, "category." + std::string(name.str()),
                               {"category.colour", "category.shape"});
            }
            style_.categories.push_back(std::move(category));
        }
    }

    toml::table const& table_of(toml::node const& node, std::string const& key) const
    {
        if (!node.is_table()) refuse(node, fmt::format("'{}' must be a table in braces", key));
        return *node.as_table();
    }

    std::string string_of(toml::node const& node, std::string_view key) const
    {
        auto const text = node.value_exact<std::string>();
        if (!text || text->empty() || text->size() > 200 || clean(*text) != *text)
            refuse(node, fmt::format("'{}' must be a short text in quotes", key));
        return *text;
    }

    Colour colour_of(toml::node const& node, std::string const& key) const
    {
        auto const text = node.value_exact<std::string>();
        auto const colour = text ? parse_colour(*text) : std::nullopt;
        if (!colour)
            refuse(node,
                   fmt::format("'{}' must be a colour \"#rrggbb\" or \"#rrggbbaa\", found '{}'",
                               key, shorten(clean(text.value_or("no text")), 40)));
        return *colour;
    }

    double number_of(toml::node const& node, std::string const& key, double low, double high) const
    {
        auto const value = node.value<double>();
        if (!value || !node.is_number() || !std::isfinite(*value) || *value < low || *value > high)
            refuse(node, fmt::format("'{}' must be a number from {} to {}", key, low, high));
        return *value;
    }

    bool bool_of(toml::node const& node, std::string const& key) const
    {
        auto const value = node.value_exact<bool>();
        if (!value) refuse(node, fmt::format("'{}' must be true or false", key));
        return *value;
    }

    std::vector<double> dashes_of(toml::node const& node, std::string const& key) const
    {
        auto const* array = node.as_array();
        if (array == nullptr || array->size() > 8)
            refuse(node, fmt::format("'{}' must be a list of at most 8 lengths", key));
        std::vector<double> dashes;
        for (auto const& each : *array) dashes.push_back(number_of(each, key, 0.01, 50));
        return dashes;
    }

    std::string shape_of(toml::node const& node) const
    {
        auto const text = string_of(node, "category.shape");
        if (std::ranges::find(shape_names(), text) == shape_names().end())
            refuse(node, fmt::format("unknown shape '{}'", text),
                   fmt::format("shapes: {}", fmt::join(shape_names(), ", ")));
        return text;
    }

    Style& style_;
    std::string const& file_;
};

toml::table parsed(std::string_view text, std::string const& file)
{
    refuse_stray_characters(text, file);
    try {
        return toml::parse(text, file);
    } catch (toml::parse_error const& error) {
        throw Error{ErrorKind::input,
                    fmt::format("cannot read the style '{}:{}': {}", clean(file),
                                error.source().begin.line, clean(error.description())),
                    "sitmap style --show prints a valid one"};
    }
}

bool is_file(fs::path const& path)
{
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

bool is_path(std::string const& text)
{
    return text.find('/') != std::string::npos || text.ends_with(".toml");
}

std::optional<std::string> file_of(std::string const& name_or_file, std::string const& beside)
{
    if (is_path(name_or_file)) {
        fs::path const path{name_or_file};
        if (is_file(path)) return path.string();
        if (path.is_relative() && is_file(fs::path(beside) / path))
            return (fs::path(beside) / path).string();
        return {};
    }
    for (auto const& folder : style_folders(beside))
        if (auto const path = fs::path(folder) / (name_or_file + ".toml"); is_file(path))
            return path.string();
    return {};
}

Style read_chain(std::string const& name_or_file, std::string const& beside, int depth);

Style parse_chain(std::string_view text, std::string const& file, int depth)
{
    auto const root = parsed(text, file);
    Style style;
    if (auto const parent = root["extends"].value<std::string>()) {
        if (depth >= most_parents)
            throw Error{ErrorKind::input,
                        fmt::format("cannot read the style '{}': its chain of extends does not end",
                                    clean(file)),
                        "a style must not extend itself"};
        style = read_chain(*parent, fs::path(file).parent_path().string(), depth + 1);
    }
    style.name = fs::path(file).stem().string();
    Reader{style, file}.read(root);
    return style;
}

Style read_chain(std::string const& name_or_file, std::string const& beside, int depth)
{
    auto const file = file_of(name_or_file, beside);
    if (file) return parse_chain(read_file(*file, most_bytes), *file, depth);
    if (name_or_file == Style{}.name) return {};
    auto const names = style_names(beside);
    auto const near = nearest_word(name_or_file, names);
    throw Error{
        ErrorKind::input,
        fmt::format("cannot find the style '{}': there is no such {}",
                    shorten(clean(name_or_file), 120), is_path(name_or_file) ? "file" : "name"),
        (near ? "did you mean '" + *near + "'? " : "") +
            "styles found: " + join_words(names, ", ")};
}

}  // namespace

Style read_style(std::string const& name_or_file, std::string const& beside)
{
    return read_chain(name_or_file, beside, 0);
}

std::vector<std::string> style_files(std::string const& name_or_file, std::string const& beside)
{
    std::vector<std::string> files;
    auto next = name_or_file, folder = beside;
    while (is_path(next) && files.size() <= most_parents) {
        auto const file = file_of(next, folder);
        if (!file) break;
        files.push_back(*file);
        auto const root = parsed(read_file(*file, most_bytes), *file);
        next = root["extends"].value_or(std::string{});
        folder = fs::path(*file).parent_path().string();
    }
    return files;
}

Style parse_style(std::string_view toml, std::string const& file)
{
    return parse_chain(toml, file, 0);
}

std::vector<std::string> style_folders(std::string const& beside)
{
    std::vector<fs::path> paths;
    if (!beside.empty()) paths = {fs::path(beside) / "styles", fs::path(beside)};
    std::error_code ignored;
    paths.push_back(fs::current_path(ignored) / "styles");
    auto const program = fs::read_symlink("/proc/self/exe", ignored).parent_path();
    if (!program.empty())
        for (char const* const way :
             {"styles", "../styles", "../../styles", "../share/sitmap/styles"})
            paths.push_back((program / way).lexically_normal());
    std::vector<std::string> folders;
    for (auto const& path : paths)
        if (fs::is_directory(path, ignored)) folders.push_back(path.string());
    return folders;
}

std::vector<std::string> style_names(std::string const& beside)
{
    std::vector<std::string> names{Style{}.name};
    for (auto const& folder : style_folders(beside)) {
        // The study's own folder holds other TOML files: only folders named styles are listed.
        if (fs::path(folder).filename() != "styles") continue;
        std::error_code ignored;
        for (auto const& entry : fs::directory_iterator(folder, ignored))
            if (entry.path().extension() == ".toml") names.push_back(entry.path().stem().string());
    }
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

}  // namespace sitmap::style
