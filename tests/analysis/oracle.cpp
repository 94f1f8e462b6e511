// SPDX-License-Identifier: MIT
#include "tests/analysis/oracle.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <sstream>

namespace sitmap::oracle {

std::string path_of(std::string const& name)
{
    return std::string{SITMAP_SOURCE_DIR} + "/tests/analysis/oracle/" + name;
}

Json read(std::string const& name)
{
    std::ifstream file{path_of(name)};
    return Json::parse(file);
}

std::vector<double> numbers(Json const& list)
{
    return list.get<std::vector<double>>();
}

std::vector<int> integers(Json const& list)
{
    return list.get<std::vector<int>>();
}

std::vector<std::vector<std::string>> rows(std::string const& name)
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

std::vector<Event> events()
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

analysis::Weights binary(Json const& lists)
{
    auto neighbours = lists.get<std::vector<std::vector<std::size_t>>>();
    for (auto& list : neighbours) {
        for (auto& unit : list) --unit;
    }
    return analysis::binary_weights(neighbours);
}

void expect_relative(double actual, double expected, double tolerance, std::string const& what)
{
    EXPECT_NEAR(actual, expected, tolerance * std::abs(expected) + 1e-300) << what;
}

void expect_relative(std::vector<double> const& actual, Json const& expected, double tolerance,
                     std::string const& what)
{
    ASSERT_EQ(actual.size(), expected.size()) << what;
    for (std::size_t i = 0; i < actual.size(); ++i) {
        expect_relative(actual[i], expected[i].get<double>(), tolerance,
                        what + " [" + std::to_string(i) + "]");
    }
}

void expect_same_p(double actual, int draws, double expected, int expected_draws)
{
    auto const inverse = 1.0 / draws + 1.0 / expected_draws;
    EXPECT_NEAR(actual, expected, 3.0 * std::sqrt(expected * (1 - expected) * inverse) + inverse);
}

}  // namespace sitmap::oracle
