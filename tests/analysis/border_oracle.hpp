// SPDX-License-Identifier: MIT
// tests/analysis/border_oracle.hpp: the invented river line of tests/analysis/oracle/border.json.
#pragma once

#include "tests/analysis/spread_oracle.hpp"

#include <nlohmann/json.hpp>

namespace sitmap::test {

/// The line and what is told of it.
struct BorderOracle {
    nlohmann::json json = read_oracle("border.json");
    Line border = line_of(json.at("border_lonlat"));
};

}  // namespace sitmap::test
