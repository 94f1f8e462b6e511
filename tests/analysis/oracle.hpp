// SPDX-License-Identifier: MIT
// tests/analysis/oracle.hpp: reads the reference numbers of tests/analysis/oracle/ (made with R and
// Python packages, see the "package" and "calls" in each file) and compares with their tolerances.
#pragma once

#include "analysis/permutation.hpp"
#include "analysis/weights.hpp"
#include "domain/lonlat.hpp"
#include "gis/projection.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace sitmap::oracle {

using Json = nlohmann::json;

std::string path_of(std::string const& name);
Json read(std::string const& name);
std::vector<double> numbers(Json const& list);
std::vector<int> integers(Json const& list);

/// Cells of a CSV file without its header line.
std::vector<std::vector<std::string>> rows(std::string const& name);

struct Event {
    std::string date;
    double day = 0;
    LonLat where;
    double weight = 0;
    int unit = 0;   // 0-based, G01 is 0
    int month = 0;  // 0-based from January 2015
};

/// events.csv: id, date, day, lon, lat, weight, unit.
std::vector<Event> events();

/// Neighbour lists of an oracle file are 1-based.
analysis::Weights binary(Json const& lists);

void expect_relative(double actual, double expected, double tolerance,
                     std::string const& what = {});
void expect_relative(std::vector<double> const& actual, Json const& expected, double tolerance,
                     std::string const& what = {});

/// The rule of the oracle set for drawn p: 3 standard errors of both numbers of draws, and one draw
/// each.
void expect_same_p(double actual, int draws, double expected, int expected_draws);

}  // namespace sitmap::oracle
