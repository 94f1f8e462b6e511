// SPDX-License-Identifier: MIT
// tests/analysis/oracle.hpp: reads the reference numbers of tests/analysis/oracle/ (made with R and
// Python packages, see the "package" and "calls" in each file) and compares with their tolerances.
#pragma once

#include "analysis/permutation.hpp"
#include "analysis/weights.hpp"
#include "domain/lonlat.hpp"
#include "gis/projection.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace sitmap::oracle {

using Json = nlohmann::json;

inline std::string path_of(std::string const& name)
{
    return std::string{SITMAP_SOURCE_DIR} + "/tests/analysis/oracle/" + name;
}

inline Json read(std::string const& name)
{
    std::ifstream file{path_of(name)};
    return Json::parse(file);
}

inline std::vector<double> numbers(Json const& list)
{
    return list.get<std::vector<double>>();
}

inline std::vector<int> integers(Json const& list)
{
    return list.get<std::vector<int>>();
}

/// Cells of a CSV file without its header line.
inline std::vector<std::vector<std::string>> rows(std::string const& name)
{
    std::ifstream file{path_of(name)};
    std::vector<std::vector<std::string>> result;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        result.emplace_back();
        std::istringstream cells{line};
        for (std::string cell; std::getline(cells, cell, ',');) result.back().push_back(cell);
    }
    return result;
}

struct Event {
    std::string date;
    double day = 0;
    LonLat where;
    double weight = 0;
    int unit = 0;   // 0-based, G01 is 0
    int month = 0;  // 0-based from January 2015
};

/// events.csv: id, date, day, lon, lat, weight, unit.
inline std::vector<Event> events()
{
    std::vector<Event> result;
    for (auto const& row : rows("events.csv")) {
        auto const year = std::stoi(row[1].substr(0, 4));
        auto const month = std::stoi(row[1].substr(5, 2));
        result.push_back({row[1],
                          std::stod(row[2]),
                          {std::stod(row[3]), std::stod(row[4])},
                          std::stod(row[5]),
                          std::stoi(row[6].substr(1)) - 1,
                          (year - 2015) * 12 + month - 1});
    }
    return result;
}

/// Neighbour lists of an oracle file are 1-based.
inline analysis::Weights binary(Json const& lists)
{
    auto neighbours = lists.get<std::vector<std::vector<std::size_t>>>();
    for (auto& list : neighbours) {
        for (auto& unit : list) --unit;
    }
    return analysis::binary_weights(neighbours);
}

inline void expect_relative(double actual, double expected, double tolerance,
                            std::string const& what = {})
{
    EXPECT_NEAR(actual, expected, tolerance * std::abs(expected) + 1e-300) << what;
}

inline void expect_relative(std::vector<double> const& actual, Json const& expected,
                            double tolerance, std::string const& what = {})
{
    ASSERT_EQ(actual.size(), expected.size()) << what;
    for (std::size_t i = 0; i < actual.size(); ++i) {
        expect_relative(actual[i], expected[i].get<double>(), tolerance,
                        what + " [" + std::to_string(i) + "]");
    }
}

/// The rule of the oracle set for drawn p: 3 standard errors of both numbers of draws, and one draw
/// each.
inline void expect_same_p(double actual, int draws, double expected, int expected_draws)
{
    auto const inverse = 1.0 / draws + 1.0 / expected_draws;
    EXPECT_NEAR(actual, expected, 3.0 * std::sqrt(expected * (1 - expected) * inverse) + inverse);
}

}  // namespace sitmap::oracle
