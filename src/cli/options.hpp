// SPDX-License-Identifier: MIT
// cli/options.hpp: the options that commands share. Defaults are the documentation; parsing opens
// no file.
#pragma once

#include "base/outfile.hpp"
#include "base/progress.hpp"
#include "domain/date.hpp"

#include <optional>
#include <string>

namespace sitmap::cli {

/// What stands for an end of the period that is not given.
inline Date open_start()
{
    return *date_from(1000, 1, 1);
}
inline Date open_end()
{
    return *date_from(9999, 12, 31);
}

struct SharedOptions {
    std::string output;      // file or folder; "-" is standard output where a command allows it
    bool overwrite = false;  // replace what is there
    std::optional<DateInterval> period;  // from --from and --to; an end that is not given is open
    std::string where;                   // attribute filter, SQL (as OGR's SetAttributeFilter)
    std::string style;                   // name or file; empty: the study's
    int threads = 0;                     // 0: as many as there are cores
    std::string report;                  // file for the machine-readable run report
    bool quiet = false;                  // no notes on stderr
    std::string progress = "auto";       // auto, plain, none
    bool dry_run = false;                // say what would be written, write nothing
    std::optional<double>
        max_rejected;  // share of rejected rows, 0 to 1; default: the study's 0.05

    Overwrite if_exists() const { return overwrite ? Overwrite::replace : Overwrite::refuse; }
    ProgressMode progress_mode() const
    {
        if (quiet || progress == "none") return ProgressMode::none;
        return progress == "plain" ? ProgressMode::plain : ProgressMode::automatic;
    }
};

}  // namespace sitmap::cli
