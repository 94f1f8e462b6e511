// SPDX-License-Identifier: MIT
#include "cli/run.hpp"

#include "base/error.hpp"
#include "base/infile.hpp"
#include "base/product_paths.hpp"
#include "base/resources.hpp"
#include "base/standard_streams.hpp"
#include "base/text.hpp"
#include "cli/failure.hpp"
#include "cli/gate.hpp"
#include "cli/parser.hpp"
#include "cli/products.hpp"
#include "cli/row_output.hpp"
#include "gis/gdal.hpp"
#include "write/report.hpp"

#include <fmt/format.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <iterator>
#include <optional>

namespace sitmap::cli {

namespace {

constexpr std::size_t shown_characters = 400;  // of a note; the report has it whole
constexpr std::size_t shown_rejects = 10;
constexpr std::size_t thread_stack =
    16u << 20;  // GeoJSON of 480 levels overflows smaller stacks inside GDAL

bool prints_rows(Job const& job)
{
    constexpr std::array printing{"check", "explain", "labels", "style"};
    return job.shared.output.empty() && std::ranges::count(printing, job.command) > 0;
}

std::vector<std::string> products_of(Job const& job)
{
    std::vector<std::string> paths{prints_rows(job) ? "-" : job.shared.output, job.shares,
                                   job.shared.report};
    if (job.command == "join" || job.command == "tally")
        std::ranges::move(files_beside(job.shared.output), std::back_inserter(paths));
    return paths;
}

/// Outputs and inputs must be different files: no run may eat its own data.
void refuse_own_inputs(Job const& job)
{
    for (auto const& path : products_of(job))
        if (!path.empty()) refuse_inputs(path, job.inputs);
}

/// Nothing is there, or an earlier report.
bool is_place_of_report(std::string const& path)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error) ||
        std::filesystem::file_size(path, error) == 0)
        return true;
    auto const text = read_file(path);
    return text.find("\"records\"") != std::string::npos &&
           text.find("\"rejects\"") != std::string::npos;
}

/// A report takes the place of an earlier one; of anything else only where that is asked for, and
/// never of an input or another product.
void refuse_unfit_report(Job const& job)
{
    auto const& path = job.shared.report;
    if (!path.empty()) refuse_inputs(path, job.inputs);
    refuse_same_product(products_of(job));
    refuse_report_inside(path, job.shared.output);
    if (path.empty() || job.shared.overwrite || is_place_of_report(path)) return;
    throw Error{
        ErrorKind::output,
        fmt::format("cannot write the report '{}': the file exists and is no report", clean(path)),
        "name another file, or replace it with --overwrite"};
}

void tell(Outcome const& outcome, Job const& job)
{
    if (job.shared.quiet) return;
    for (auto const& notice : outcome.notices)
        say(fmt::format("note: {}: {}\n", clean(notice.subject),
                        shorten(clean(notice.text), shown_characters)));
    std::size_t shown = 0;
    for (auto const& reject : outcome.rejects) {
        if (++shown > shown_rejects) break;
        say(fmt::format("rejected: {}:{}: {}\n", clean(reject.source), reject.row,
                        clean(reject.reason)));
    }
    auto const total = static_cast<std::size_t>(outcome.records.rejected);
    if (total > shown_rejects)
        say(fmt::format("rejected: ... and {} more (--report FILE lists them)\n",
                        total - shown_rejects));
    auto const& r = outcome.records;
    if (r.read > 0)
        say(fmt::format("records: read {} = used {} + outside {} + rejected {}\n", r.read, r.used,
                        r.outside, r.rejected));
    constexpr std::size_t listed_outputs = 8;
    if (!job.shared.dry_run && outcome.outputs.size() > listed_outputs) {
        say(fmt::format("wrote {} files, the last one {}\n", outcome.outputs.size(),
                        clean(outcome.outputs.back())));
        return;
    }
    for (auto const& path : outcome.outputs)
        if (path != "-")
            say(fmt::format("{} {}\n", job.shared.dry_run ? "would write" : "wrote", clean(path)));
}

void write_report(Outcome const& outcome, Job const& job, std::optional<Failure> const& failure,
                  std::optional<OutFile>& file)
{
    if (!file) return;
    auto const status = failure ? static_cast<int>(failure->kind) : 0;
    file->write(write::to_json(write::RunReport{
        job.command, outcome.run_id, outcome.records, outcome.rejects, outcome.notices,
        outcome.outputs, status, failure ? failure->what : "", failure ? failure->hint : ""}));
    file->publish();
}

/// A database is named in notices, rejects and outputs without its password.
void hide_passwords(Outcome& outcome)
{
    for (auto& notice : outcome.notices) {
        notice.subject = gis::without_password(notice.subject);
        notice.text = gis::without_password(notice.text);
    }
    for (auto& reject : outcome.rejects) reject.source = gis::without_password(reject.source);
    for (auto& path : outcome.outputs) path = gis::without_password(path);
}

/// Too little that can be used is a status of its own, after everything has been written.
void close_gate(Outcome const& outcome, Job const& job)
{
    auto const& r = outcome.records;
    if (job.shared.dry_run && r.read == 0) return;  // not even the data were read
    bool const has_records =
        job.command != "style" && job.command != "labels" && job.command != "explain";
    if ((has_records && r.used == 0) || !outcome.none_counts.empty())
        throw nothing_counts(r, outcome.none_counts);
    double const most = job.shared.max_rejected.value_or(outcome.max_rejected);
    double const share =
        r.read > 0 ? static_cast<double>(r.rejected) / static_cast<double>(r.read) : 0;
    if (share > most)
        throw Error{
            ErrorKind::gate,
            fmt::format(
                "cannot vouch for the result: {} of {} records were rejected, more than {:g} %",
                r.rejected, r.read, most * 100),
            "mend the rows, or allow more with --max-rejected"};
    if (!outcome.not_passed.empty())
        throw Error{ErrorKind::gate, outcome.not_passed,
                    "it is written; leave out --strict to let it pass"};
}

void work_at(Job const& job, Outcome& outcome)
{
    claim_resources();
    refuse_own_inputs(job);
    oneapi::tbb::global_control const stack(oneapi::tbb::global_control::thread_stack_size,
                                            thread_stack);
    int const cores = oneapi::tbb::info::default_concurrency();
    oneapi::tbb::global_control const threads(
        oneapi::tbb::global_control::max_allowed_parallelism,
        static_cast<std::size_t>(job.shared.threads > 0 ? job.shared.threads : cores));
    gis::start_gdal();
    outcome = job.work();
    hide_passwords(outcome);
    tell(outcome, job);
    close_gate(outcome, job);
}

/// The report of a run before would read as success. Not even --overwrite makes room for it here: a
/// run that failed early may not know yet what its inputs are.
void report_failure(Outcome const& outcome, Job const& job, Failure const& failure,
                    std::optional<OutFile>& file)
{
    bool const is_whole = failure.kind == ErrorKind::gate;
    try {
        if (is_whole || is_place_of_report(job.shared.report))
            write_report(outcome, job, failure, file);
    } catch (Error const&) {
        if (is_whole) throw;  // else what went wrong first is told
    }
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
    refuse_unfit_report(job);
    std::optional<OutFile> report;  // a folder that cannot be written to shows before the work
    if (!job.shared.report.empty()) report.emplace(job.shared.report, Overwrite::replace);
    Outcome outcome;
    try {
        work_at(job, outcome);
    } catch (UnfitReport const&) {
        throw;
    } catch (...) {
        report_failure(outcome, job, failure_of(std::current_exception()), report);
        throw;
    }
    write_report(outcome, job, {}, report);
}

}  // namespace sitmap::cli
