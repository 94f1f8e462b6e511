// SPDX-License-Identifier: MIT
// cli/products.hpp: products of one run are different files; one of text, written.
#pragma once

#include "base/error.hpp"

#include <span>
#include <string>
#include <string_view>

namespace sitmap::cli {

/// A report may not be written where it is named, not even that of the failure.
class UnfitReport : public Error {
public:
    using Error::Error;
};

/// UnfitReport (ErrorKind::usage) if two of the paths are one file, or standard output ("-") is
/// named twice. An empty path is no product.
void refuse_same_product(std::span<std::string const> paths);

/// UnfitReport (ErrorKind::usage) for a report inside a folder that is put in place as a whole.
void refuse_report_inside(std::string const& report, std::string const& folder);

/// A file of a folder that is being filled (OutFolder::inside).
void write_text(std::string const& path, std::string_view text);

}  // namespace sitmap::cli
