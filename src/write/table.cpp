// SPDX-License-Identifier: MIT
#include "write/table.hpp"

#include "base/text.hpp"
#include "write/incident_fields.hpp"

#include <fmt/format.h>

namespace sitmap::write {

namespace {

void append_line(std::string& csv, std::span<std::string const> cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) csv += ',';
        csv += csv_field(clean(cells[i]));
    }
    csv += '\n';
}

}  // namespace

std::string to_csv(Table const& table)
{
    std::string csv;
    append_line(csv, table.columns);
    for (auto const& row : table.rows) append_line(csv, row);
    return csv;
}

std::string with_run(std::string_view csv, std::string const& run_id)
{
    std::string wider;
    bool is_quoted = false;
    std::string_view cell = "run_id";
    for (char const c : csv) {
        if (c == '"') is_quoted = !is_quoted;
        if (c == '\n' && !is_quoted) {
            wider.append(",").append(cell);
            cell = run_id;
        }
        wider += c;
    }
    return wider;
}

Table incidents_table(std::span<Placed const> placed, std::span<Area const> areas,
                      std::vector<bool> const& counted)
{
    Table table{"incidents", {}, {}};
    for (auto const& field : incident_fields()) table.columns.push_back(field.name);
    table.columns.insert(table.columns.end(), {"counted", "lon", "lat"});
    for (std::size_t i = 0; i < placed.size(); ++i) {
        auto const& record = placed[i];
        std::vector<std::string> row;
        for (auto const& value : incident_values(record, areas)) row.push_back(to_text(value));
        row.push_back(counted.empty() || counted[i] ? "1" : "0");
        auto const& where = record.incident.where;
        row.push_back(where ? sitmap::to_text(where->lon) : "");
        row.push_back(where ? sitmap::to_text(where->lat) : "");
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table tally_table(std::span<TallyLine const> lines, std::span<Area const> areas)
{
    Table table{"tally",
                {"area_id", "area_name", "month", "records", "certain", "possible", "expected"},
                {}};
    for (auto const& line : lines)
        table.rows.push_back({areas[line.area].id, areas[line.area].name,
                              sitmap::to_text(line.month), fmt::format("{}", line.records),
                              fmt::format("{}", line.certain), fmt::format("{}", line.possible),
                              fmt::format("{:.4f}", line.expected)});
    return table;
}

Table rejects_table(std::span<Reject const> rejects)
{
    Table table{"rejects", {"source", "row", "reason"}, {}};
    for (auto const& reject : rejects)
        table.rows.push_back({reject.source, fmt::format("{}", reject.row), reject.reason});
    return table;
}

Table notices_table(std::span<Notice const> notices)
{
    Table table{"notices", {"subject", "text"}, {}};
    for (auto const& notice : notices) table.rows.push_back({notice.subject, notice.text});
    return table;
}

Table claims_table(std::span<Claim const> claims)
{
    Table table{"claims", {"record", "who", "stance", "words", "source"}, {}};
    for (auto const& claim : claims)
        table.rows.push_back({claim.record, claim.who, std::string(sitmap::to_text(claim.stance)),
                              claim.words, claim.source});
    return table;
}

}  // namespace sitmap::write
