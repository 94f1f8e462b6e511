// SPDX-License-Identifier: MIT
#include "cli/run.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/parser.hpp"
#include "gis/gdal.hpp"
#include "write/report.hpp"

#include <fmt/format.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>

#include <cstdio>

namespace sitmap::cli {

namespace {

constexpr std::size_t shown_rejects = 10;
constexpr double default_max_rejected = 0.05;
constexpr std::size_t thread_stack =
    16u << 20;  // GeoJSON of 480 levels overflows smaller stacks inside GDAL

/// Output and input must be different files: no run may eat its own data.
void refuse_same_file(Job const& job)
{
    for (auto const& input : job.inputs)
        if (!job.shared.output.empty() && same_file(job.shared.output, input))
            throw Error{ErrorKind::output,
                        fmt::format("cannot write '{}': it is the input '{}'",
                                    clean(job.shared.output), clean(input)),
                        "name another output"};
}

void tell(Outcome const& outcome, Job const& job)
{
    if (job.shared.quiet) return;
    for (auto const& notice : outcome.notices)
        fmt::print(stderr, "note: {}: {}\n", clean(notice.subject), clean(notice.text));
    std::size_t shown = 0;
    for (auto const& reject : outcome.rejects) {
        if (++shown > shown_rejects) break;
        fmt::print(stderr, "rejected: {}:{}: {}\n", clean(reject.source), reject.row,
                   clean(reject.reason));
    }
    auto const total = static_cast<std::size_t>(outcome.records.rejected);
    if (total > shown_rejects)
        fmt::print(stderr, "rejected: ... and {} more (--report FILE lists them)\n",
                   total - shown_rejects);
    auto const& r = outcome.records;
    if (r.read > 0)
        fmt::print(stderr, "records: read {} = used {} + outside {} + rejected {}\n", r.read,
                   r.used, r.outside, r.rejected);
    constexpr std::size_t listed_outputs = 8;
    if (!job.shared.dry_run && outcome.outputs.size() > listed_outputs) {
        fmt::print(stderr, "wrote {} files, the last one {}\n", outcome.outputs.size(),
                   clean(outcome.outputs.back()));
        return;
    }
    for (auto const& path : outcome.outputs)
        if (path != "-")
            fmt::print(stderr, "{} {}\n", job.shared.dry_run ? "would write" : "wrote",
                       clean(path));
}

void write_report(Outcome const& outcome, Job const& job)
{
    if (job.shared.report.empty()) return;
    OutFile file(job.shared.report, Overwrite::replace);
    file.write(write::to_json(write::RunReport{job.command, "", outcome.records, outcome.rejects,
                                               outcome.notices, outcome.outputs}));
    file.publish();
}

/// Too little that can be used is a status of its own, after everything has been written.
void close_gate(Outcome const& outcome, Job const& job)
{
    auto const& r = outcome.records;
    if (job.shared.dry_run && r.read == 0) return;  // not even the data were read
    bool const has_records =
        job.command != "style" && job.command != "labels" && job.command != "explain";
    if (has_records && r.used == 0)
        throw Error{
            ErrorKind::gate,
            fmt::format("cannot vouch for the result: none of {} records could be used", r.read),
            r.outside > 0 ? "are longitude and latitude exchanged, or do the areas belong to "
                            "another place or period?"
                          : "see the rejected rows"};
    double const most = job.shared.max_rejected.value_or(default_max_rejected);
    double const share =
        r.read > 0 ? static_cast<double>(r.rejected) / static_cast<double>(r.read) : 0;
    if (share > most)
        throw Error{
            ErrorKind::gate,
            fmt::format(
                "cannot vouch for the result: {} of {} records were rejected, more than {:g} %",
                r.rejected, r.read, most * 100),
            "mend the rows, or allow more with --max-rejected"};
}

}  // namespace

void run(std::vector<std::string> const& arguments)
{
    auto const job = parse(arguments);
    if (!job.work) {
        OutFile out("-", Overwrite::replace);
        out.write(job.print);
        out.publish();
        return;
    }
    refuse_same_file(job);
    oneapi::tbb::global_control const stack(oneapi::tbb::global_control::thread_stack_size,
                                            thread_stack);
    int const cores = oneapi::tbb::info::default_concurrency();
    oneapi::tbb::global_control const threads(
        oneapi::tbb::global_control::max_allowed_parallelism,
        static_cast<std::size_t>(job.shared.threads > 0 ? job.shared.threads : cores));
    gis::start_gdal();
    auto const outcome = job.work();
    tell(outcome, job);
    write_report(outcome, job);
    close_gate(outcome, job);
}

}  // namespace sitmap::cli
