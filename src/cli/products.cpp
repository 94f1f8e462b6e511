// SPDX-License-Identifier: MIT
#include "cli/products.hpp"

#include "base/error.hpp"
#include "base/outfile.hpp"
#include "base/product_paths.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

namespace sitmap::cli {

namespace {

bool is_one(std::string const& a, std::string const& b)
{
    if (a.empty() || b.empty()) return false;
    if (a == "-" || b == "-") return a == b;
    return same_product(a, b);
}

}  // namespace

void refuse_same_product(std::span<std::string const> paths)
{
    for (std::size_t i = 0; i < paths.size(); ++i)
        for (std::size_t before = 0; before < i; ++before) {
            if (!is_one(paths[i], paths[before])) continue;
            if (paths[i] == "-")
                throw UnfitReport{
                    ErrorKind::usage,
                    "cannot write two products to standard output: their lines would mix",
                    "name a file for one of them"};
            throw UnfitReport{ErrorKind::usage,
                              fmt::format("cannot write '{}' twice: two products have this name",
                                          clean(paths[i])),
                              "name another file for --report or --shares"};
        }
}

void refuse_report_inside(std::string const& report, std::string const& folder)
{
    if (report.empty() || report == "-" || folder.empty() || folder == "-") return;
    if (lies_in(report, folder))
        throw UnfitReport{ErrorKind::usage,
                          fmt::format("cannot write the report '{}': it lies in '{}', which is put "
                                      "in place as a whole",
                                      clean(report), clean(folder)),
                          "name a file elsewhere for --report"};
}

void write_text(std::string const& path, std::string_view text)
{
    OutFile file(path, Overwrite::replace);
    file.write(text);
    file.publish();
}

}  // namespace sitmap::cli
