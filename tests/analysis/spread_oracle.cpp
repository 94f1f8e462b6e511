// SPDX-License-Identifier: MIT
#include "tests/analysis/spread_oracle.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace sitmap::test {

std::string oracle_path(std::string const& name)
{
    return std::string{SITMAP_SOURCE_DIR} + "/tests/analysis/oracle/" + name;
}

nlohmann::json read_oracle(std::string const& name)
{
    std::ifstream in{oracle_path(name)};
    if (!in) throw std::runtime_error{"no oracle " + name};
    return nlohmann::json::parse(in);
}

LonLat lonlat_of(nlohmann::json const& pair)
{
    return {pair.at(0).get<double>(), pair.at(1).get<double>()};
}

Line line_of(nlohmann::json const& list)
{
    Line line;
    for (auto const& pair : list) line.push_back(lonlat_of(pair));
    return line;
}

RingSet rings_of(nlohmann::json const& list)
{
    RingSet rings;
    for (auto const& ring : list) rings.push_back(line_of(ring));
    return rings;
}

std::vector<Area> read_areas(std::string const& name, std::string const& id)
{
    std::vector<Area> areas;
    auto const file = read_oracle(name);
    for (auto const& feature : file.at("features")) {
        Area area;
        area.id = feature.at("properties").at(id).get<std::string>();
        area.name = area.id;
        auto const& geometry = feature.at("geometry");
        if (geometry.at("type") == "Polygon")
            area.shape.push_back(rings_of(geometry.at("coordinates")));
        else
            for (auto const& part : geometry.at("coordinates"))
                area.shape.push_back(rings_of(part));
        areas.push_back(area);
    }
    return areas;
}

std::vector<Placed> read_events()
{
    std::vector<Placed> placed;
    std::ifstream in{oracle_path("events.csv")};
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        std::vector<std::string> field;
        std::istringstream fields{line};
        for (std::string text; std::getline(fields, text, ',');) field.push_back(text);
        Placed event;
        event.incident.id = field[0];
        event.incident.when = *parse_iso_interval(field[1]);
        event.incident.where = LonLat{std::stod(field[3]), std::stod(field[4])};
        event.incident.weight = std::stod(field[5]);
        event.area = std::stoul(field[6].substr(1)) - 1;
        event.method = JoinMethod::within;
        placed.push_back(event);
    }
    return placed;
}

}  // namespace sitmap::test
