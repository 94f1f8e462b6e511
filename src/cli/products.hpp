// SPDX-License-Identifier: MIT
// cli/products.hpp: products of one run are different files.
#pragma once

#include <span>
#include <string>

namespace sitmap::cli {

/// ErrorKind::usage if two of the paths are one file, or standard output ("-") is named twice. An
/// empty path is no product.
void refuse_same_product(std::span<std::string const> paths);

/// ErrorKind::usage for a report inside a folder that is put in place as a whole.
void refuse_report_inside(std::string const& report, std::string const& folder);

}  // namespace sitmap::cli
