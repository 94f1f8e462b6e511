// SPDX-License-Identifier: MIT
#include "write/report.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace sitmap::write {

std::string to_json(RunReport const& report)
{
    auto const& records = report.records;
    if (!records.balances())
        throw Error{
            ErrorKind::internal,
            fmt::format("cannot report the run: read {} is not used {} + outside {} + rejected {}",
                        records.read, records.used, records.outside, records.rejected)};
    nlohmann::json json;
    json["command"] = clean(report.command);
    if (!report.run_id.empty()) json["run_id"] = report.run_id;
    json["status"] = report.status;
    if (!report.error.empty()) json["error"] = clean(report.error);
    if (!report.hint.empty()) json["hint"] = clean(report.hint);
    json["records"] = {{"read", records.read},
                       {"used", records.used},
                       {"outside", records.outside},
                       {"rejected", records.rejected}};
    json["rejects"] = nlohmann::json::array();
    for (auto const& reject : report.rejects)
        json["rejects"].push_back({{"source", clean(reject.source)},
                                   {"row", reject.row},
                                   {"reason", clean(reject.reason)}});
    json["notices"] = nlohmann::json::array();
    for (auto const& notice : report.notices)
        json["notices"].push_back(
            {{"subject", clean(notice.subject)}, {"text", clean(notice.text)}});
    json["outputs"] = nlohmann::json::array();
    for (auto const& output : report.outputs) json["outputs"].push_back(clean(output));
    return json.dump(2) + "\n";
}

}  // namespace sitmap::write
