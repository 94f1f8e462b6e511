// SPDX-License-Identifier: MIT
// study/study_file.hpp: reads a study file (TOML). Every key has a default; an unknown key, a wrong
// type or a word that is not allowed is refused with its line. Opens no data file: the paths in it
// are only resolved.
#pragma once

#include "study/study.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sitmap::study {

/// Throws ErrorKind::input naming file, line, key, value and what is allowed. Paths in the file are
/// relative to its folder and come out resolved against it; a "PG:" string stays as it is.
Study read(std::string const& path);
/// The same for a text; `path` is for messages and for resolving.
Study parse(std::string_view toml, std::string const& path);

/// One value of the study as `sitmap check` prints it.
struct EffectiveValue {
    std::string key;     // "incidents.date_format", "regions[0].name"
    std::string value;   // as TOML writes it
    std::string origin;  // "default", "study.toml:12" or "options"
    friend bool operator==(EffectiveValue const&, EffectiveValue const&) = default;
};

/// Every key of the study with its value and where that came from, in the order of the
/// documentation. The lines are read again from `study.file`; for a study without file all values
/// are compared with the defaults and told apart as "default" and "options".
std::vector<EffectiveValue> effective(Study const& study);

/// One line of the key documentation.
struct KeyDoc {
    std::string key;       // "incidents.date_format"
    std::string type;      // "a text", "a whole number from 1 to 9", "one of iso, dmy, mdy" ...
    std::string fallback;  // default as TOML writes it
    std::string meaning;
};
std::vector<KeyDoc> documentation();

/// geodata/khorasan/study.toml under the working folder, else beside the build folder of the
/// program. Throws ErrorKind::input naming the places that were looked at.
std::string find_default();

}  // namespace sitmap::study
