// SPDX-License-Identifier: MIT
// study/labels_file.hpp: reads and writes labels.toml, the places of labels that were settled by
// hand: a section for each sheet with the size of its page and [x, y] of each label, or a table
// with that place and which of its forms the label keeps.
#pragma once

#include "domain/pins.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sitmap::study {

/// Sheets and labels in the order of the file. Throws ErrorKind::input naming file and line: no
/// section, a section without page, an entry that is no label id ("kind:name"), a place that is no
/// pair of numbers or lies off the page.
std::vector<SheetPins> read_labels(std::string const& path);
/// The same for a text; `path` is for messages.
std::vector<SheetPins> parse_labels(std::string_view toml, std::string const& path);

/// The text of a labels file. It reads back to the same value if each sheet and label is there once
/// and each pin lies on its page.
std::string to_toml(std::vector<SheetPins> const& sheets);

}  // namespace sitmap::study
