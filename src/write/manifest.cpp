// SPDX-License-Identifier: MIT
#include "write/manifest.hpp"

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

namespace sitmap::write {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t run_id_digits = 10;

std::vector<HashedFile> sorted(std::vector<HashedFile> files)
{
    std::ranges::sort(files, {}, &HashedFile::path);
    return files;
}

json to_value(std::vector<HashedFile> const& files)
{
    json list = json::array();
    for (auto const& file : sorted(files))
        list.push_back(
            {{"path", clean(file.path)}, {"bytes", file.bytes}, {"sha256", file.sha256}});
    return list;
}

/// What is different about a file; empty = the same.
std::string difference(HashedFile const& expected, HashedFile const& found)
{
    if (found.bytes != expected.bytes)
        return fmt::format("has {} bytes, had {}", found.bytes, expected.bytes);
    return found.sha256 == expected.sha256 ? "" : "content differs";
}

std::vector<Difference> compare_files(std::vector<HashedFile> const& files,
                                      std::string const& folder)
{
    std::vector<Difference> differences;
    for (auto const& file : sorted(files)) {
        auto const path =
            (fs::path(folder) / file.path).string();  // an absolute path stays as it is
        std::error_code error;
        if (!fs::is_regular_file(path, error)) {
            differences.push_back({file.path, "missing"});
            continue;
        }
        if (auto what = difference(file, hash_file(path, file.path)); !what.empty())
            differences.push_back({file.path, std::move(what)});
    }
    return differences;
}

json to_value(Accounting const& records)
{
    return {{"read", records.read},
            {"used", records.used},
            {"outside", records.outside},
            {"rejected", records.rejected}};
}

Error unreadable(std::string const& name, std::string const& cause)
{
    return Error{ErrorKind::input,
                 fmt::format("cannot read manifest '{}': {}", clean(name), clean(cause)),
                 "name the manifest.json of a pack"};
}

std::vector<HashedFile> to_files(json const& value, char const* key, std::string const& name)
{
    auto const& list = value.at(key);
    if (!list.is_array()) throw unreadable(name, fmt::format("{} is no list", key));
    std::vector<HashedFile> files;
    for (auto const& file : list)
        files.push_back({file.at("path").get<std::string>(), file.at("bytes").get<std::uint64_t>(),
                         file.at("sha256").get<std::string>()});
    return files;
}

/// Without the library's own number of the error.
std::string words_of(json::exception const& error)
{
    std::string_view words = error.what();
    if (words.starts_with('[')) words.remove_prefix(std::min(words.find(']') + 1, words.size()));
    return std::string(trim(words));
}

Accounting to_account(json const& value, std::string const& name)
{
    constexpr std::int64_t most = 1'000'000'000'000'000;  // a sum of four is far from any limit
    auto const count = [&](std::string const& key) {
        auto const& number = value.at(key);
        bool const is_count = number.is_number_unsigned() && number.get<std::uint64_t>() <= most;
        if (!is_count)
            throw unreadable(name, fmt::format("records.{} is {}, no count of records", key,
                                               shorten(number.dump(), 40)));
        return number.get<std::int64_t>();
    };
    return {count("read"), count("used"), count("outside"), count("rejected")};
}

void refuse_changed(Manifest const& manifest, std::string const& stated_id, std::string const& name)
{
    auto const refuse = [&](std::string const& cause) {
        throw Error{ErrorKind::gate, fmt::format("cannot verify '{}': {}", clean(name), cause),
                    "the manifest was changed: make a new pack with its command"};
    };
    if (auto const id = run_id(manifest); stated_id != id)
        refuse(fmt::format("its run id '{}' is not that of its version, parameters and inputs, {}",
                           clean(stated_id), id));
    if (manifest.outputs.empty()) refuse("it lists no outputs, and every pack has some");
    auto const& r = manifest.records;
    if (!r.balances())
        refuse(fmt::format("read {} is not used {} + outside {} + rejected {}", r.read, r.used,
                           r.outside, r.rejected));
}

/// What two manifests state by name.
std::map<std::string, std::string> statements(Manifest const& manifest)
{
    auto const& r = manifest.records;
    std::map<std::string, std::string> all{{"command", manifest.command},
                                           {"study", manifest.study},
                                           {"version", manifest.version},
                                           {"records.read", std::to_string(r.read)},
                                           {"records.used", std::to_string(r.used)},
                                           {"records.outside", std::to_string(r.outside)},
                                           {"records.rejected", std::to_string(r.rejected)}};
    for (auto const& [key, value] : manifest.parameters) all["parameters." + key] = value;
    return all;
}

void compare_statements(Manifest const& before, Manifest const& after,
                        std::vector<Difference>& differences)
{
    auto const old = statements(before), now = statements(after);
    auto const shown = [](auto const& all, std::string const& key) {
        auto const found = all.find(key);
        return found == all.end() ? std::string("not stated") : "'" + clean(found->second) + "'";
    };
    std::set<std::string> keys;
    for (auto const* all : {&old, &now})
        for (auto const& [key, value] : *all) keys.insert(key);
    for (auto const& key : keys)
        if (auto const a = shown(old, key), b = shown(now, key); a != b)
            differences.push_back({key, fmt::format("was {}, is {}", a, b)});
}

/// By content: the same file may be found by another path.
void compare_input_lists(Manifest const& before, Manifest const& after,
                         std::vector<Difference>& differences)
{
    auto const missing = [&](Manifest const& from, Manifest const& in, char const* what) {
        for (auto const& input : sorted(from.inputs))
            if (std::ranges::count(in.inputs, input.sha256, &HashedFile::sha256) == 0)
                differences.push_back({input.path, what});
    };
    missing(before, after, "is no input of the new run");
    missing(after, before, "is an input that the manifest does not list");
}

/// Of the flags only the condition: all others stand in keys of the study, or choose products. The
/// study's word for its style may be a path; the style is told by its name and content.
bool shapes_numbers(std::string_view key)
{
    if (key == "study.study.style") return false;
    return !key.starts_with("option.") || key == "option.where";
}

/// A path of an input as the hash of what is in it, wherever it was found; other values as they
/// are.
std::string const& content_of(Manifest const& manifest, std::string const& value)
{
    for (auto const& input : manifest.inputs)
        if (value == input.path || value == '"' + input.path + '"') return input.sha256;
    return value;
}

}  // namespace

HashedFile hash_file(std::string const& path, std::string shown_as)
{
    std::error_code error;
    auto const bytes = fs::file_size(path, error);
    if (error)
        throw Error{ErrorKind::input,
                    fmt::format("cannot read '{}': {}", clean(path), error.message())};
    return {std::move(shown_as), bytes, sha256_of_file(path)};
}

std::vector<std::string> files_of_input(std::string const& path)
{
    std::vector<std::string> files{path};
    if (!to_lower_ascii(path).ends_with(".shp")) return files;
    auto const stem = path.substr(0, path.size() - 4);
    using Spellings = std::array<char const*, 2>;
    for (auto const& endings : {Spellings{".dbf", ".DBF"}, Spellings{".shx", ".SHX"},
                                Spellings{".prj", ".PRJ"}, Spellings{".cpg", ".CPG"}}) {
        std::error_code ignored;
        auto const found = std::ranges::find_if(endings, [&](auto const* ending) {
            return fs::is_regular_file(stem + ending, ignored);
        });
        if (found != endings.end()) files.push_back(stem + *found);
    }
    return files;
}

std::vector<HashedFile> hash_input(std::string const& path)
{
    std::vector<HashedFile> files;
    for (auto const& file : files_of_input(path)) files.push_back(hash_file(file, file));
    return files;
}

std::string run_id(Manifest const& manifest)
{
    std::string basis = manifest.version + "\n";
    for (auto const& [key, value] : manifest.parameters)
        if (shapes_numbers(key)) basis += fmt::format("{}={}\n", key, content_of(manifest, value));
    std::vector<std::string> contents;
    for (auto const& input : manifest.inputs) contents.push_back(input.sha256);
    std::ranges::sort(contents);
    for (auto const& content : contents) basis += content + "\n";
    return sha256(basis).substr(0, run_id_digits);
}

std::string to_json(Manifest const& manifest)
{
    json const value{
        {"command", clean(manifest.command)},    {"study", clean(manifest.study)},
        {"version", manifest.version},           {"libraries", manifest.libraries},
        {"parameters", manifest.parameters},     {"run_id", run_id(manifest)},
        {"inputs", to_value(manifest.inputs)},   {"outputs", to_value(manifest.outputs)},
        {"records", to_value(manifest.records)},
    };
    return value.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

Manifest parse_manifest(std::string_view text, std::string const& name)
{
    Manifest manifest;
    std::string stated_id;
    try {
        auto const value = json::parse(text);
        auto const records = to_account(value.at("records"), name);
        auto const words = [&value](char const* key) {
            return value.at(key).get<std::map<std::string, std::string>>();
        };
        manifest = {value.at("command").get<std::string>(),
                    value.at("study").get<std::string>(),
                    value.at("version").get<std::string>(),
                    words("libraries"),
                    words("parameters"),
                    to_files(value, "inputs", name),
                    to_files(value, "outputs", name),
                    records};
        stated_id = value.at("run_id").get<std::string>();
    } catch (json::exception const& error) {
        throw unreadable(name, words_of(error));
    }
    refuse_changed(manifest, stated_id, name);
    return manifest;
}

std::vector<Difference> compare_outputs(Manifest const& manifest, std::string const& folder)
{
    return compare_files(manifest.outputs, folder);
}

std::vector<Difference> compare_inputs(Manifest const& manifest, std::string const& folder)
{
    return compare_files(manifest.inputs, folder);
}

std::vector<Difference> compare(Manifest const& before, Manifest const& after)
{
    std::map<std::string, std::pair<HashedFile const*, HashedFile const*>> files;
    for (auto const& file : before.outputs) files[file.path].first = &file;
    for (auto const& file : after.outputs) files[file.path].second = &file;
    std::vector<Difference> differences;
    compare_statements(before, after, differences);
    compare_input_lists(before, after, differences);
    for (auto const& [path, pair] : files) {
        auto const [old, now] = pair;
        auto what = !now ? "missing" : !old ? "new" : difference(*old, *now);
        if (!what.empty()) differences.push_back({path, std::move(what)});
    }
    return differences;
}

}  // namespace sitmap::write
