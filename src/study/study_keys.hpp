// SPDX-License-Identifier: MIT
// study/study_keys.hpp: the one table of study keys. Reading, printing and documenting a study all
// go through it, so that a key cannot be read but not printed, or documented but unknown.
#pragma once

#include "study/study.hpp"

#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace sitmap::study {

/// A value as the file states it, free of the TOML library.
using Value = std::variant<std::string, double, std::int64_t, bool, std::vector<std::string>,
                           std::vector<double>>;

/// One key of a section of type T.
template <typename T>
struct Key {
    std::string name;  // "incidents.file"; for list entries without the section: "name"
    std::string type;  // what it takes, for messages and the documentation
    std::string meaning;
    /// Takes the value over; gives what is wrong with it, empty if nothing. `folder`: where paths
    /// start.
    std::function<std::string(T&, Value const&, std::string const& folder)> set;
    /// The value as TOML writes it.
    std::function<std::string(T const&)> text;
};

std::vector<Key<Study>> const& study_keys();
std::vector<Key<Region>> const& region_keys();
std::vector<Key<Category>> const& category_keys();
std::vector<Key<Span>> const& span_keys();
std::vector<Key<Sheet>> const& sheet_keys();

/// A text as a TOML string.
std::string toml_quoted(std::string const& text);
/// Whether the value of a key that takes a file or a layer names a layer: it has no dot and no
/// slash.
bool is_layer_name(std::string const& text);
/// `file` against the folder of the study; absolute paths, "PG:" strings, URLs and empty texts
/// stay.
std::string resolved(std::string const& file, std::string const& folder);

}  // namespace sitmap::study
