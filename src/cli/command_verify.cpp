// SPDX-License-Identifier: MIT
#include "cli/command_verify.hpp"

#include "base/columns.hpp"
#include "base/error.hpp"
#include "base/folder_mark.hpp"
#include "base/infile.hpp"
#include "base/text.hpp"
#include "cli/command_brief.hpp"
#include "write/manifest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <limits>
#include <system_error>
#include <vector>

namespace sitmap::cli {

namespace fs = std::filesystem;

namespace {

void refuse(std::vector<write::Difference> const& differences, std::string const& what)
{
    if (differences.empty()) return;
    auto const& first = differences.front();
    throw Error{
        ErrorKind::gate,
        fmt::format(
            "cannot verify {}: '{}' {}{}", what, clean(first.path), first.what,
            differences.size() > 1 ? fmt::format(", and {} more", differences.size() - 1) : ""),
        what == "the inputs" ? "run it in the folder in which the pack was made; or make a new "
                               "pack with the command "
                               "of the manifest"
                             : "run the command of the manifest again to make a new pack"};
}

/// Where the brief was run: inputs are named relative to that folder, and the pack does not tell
/// which one it was. This folder, or the nearest one around the pack where all inputs are as the
/// manifest says; else where the fewest are missing.
fs::path folder_of_brief(write::Manifest const& manifest, fs::path const& pack)
{
    std::error_code error;
    std::vector<fs::path> candidates;
    if (auto here = fs::current_path(error); !error) candidates.push_back(std::move(here));
    for (auto folder = pack; folder != folder.parent_path(); folder = folder.parent_path())
        candidates.push_back(folder);
    auto const is_missing = [](write::Difference const& d) { return d.what == "missing"; };
    fs::path best;
    auto fewest = std::numeric_limits<std::ptrdiff_t>::max();
    for (auto const& folder : candidates) {
        auto const differences = write::compare_inputs(manifest, folder.string());
        if (differences.empty()) return folder;
        auto const missing = std::ranges::count_if(differences, is_missing);
        if (missing >= fewest) continue;
        fewest = missing;
        best = folder;
    }
    return best;
}

/// The process works in another folder as long as this lives.
class WorkingFolder {
public:
    explicit WorkingFolder(fs::path const& folder)
    {
        std::error_code error;
        before_ = fs::current_path(error);  // nowhere, if it has been removed
        fs::current_path(folder, error);
        if (error)
            throw Error{ErrorKind::input, fmt::format("cannot work in '{}': {}",
                                                      clean(folder.string()), error.message())};
    }
    ~WorkingFolder()
    {
        std::error_code ignored;
        if (!before_.empty()) fs::current_path(before_, ignored);
    }
    WorkingFolder(WorkingFolder const&) = delete;
    WorkingFolder& operator=(WorkingFolder const&) = delete;

private:
    fs::path before_;
};

std::string words_for(write::Manifest const& manifest, VerifyOptions const& options)
{
    auto const words = fmt::format("{} outputs and {} inputs are as the manifest says",
                                   manifest.outputs.size(), manifest.inputs.size());
    if (options.rerun && options.shared.dry_run)
        return words + "; a dry run makes no new pack to compare";
    return words + (options.rerun
                        ? ", and a new run gives the same bytes, parameters and account of records"
                        : "; its account of the records is not looked at without a new run");
}

/// Other libraries that gave the same bytes.
std::vector<Notice> library_notices(write::Manifest const& before, write::Manifest const& after)
{
    std::vector<Notice> notices;
    for (auto const& [name, version] : after.libraries) {
        auto const found = before.libraries.find(name);
        auto const old = found == before.libraries.end() ? "not stated" : found->second;
        if (old != version)
            notices.push_back({"verify", fmt::format("{} was {}, is {}", clean(name), clean(old),
                                                     clean(version))});
    }
    return notices;
}

/// Files that somebody has put into the pack since.
std::vector<Notice> notices_of_unknown_files(write::Manifest const& manifest,
                                             std::string const& folder, std::string const& file)
{
    FileNames known{std::string(folder_mark), fs::path(file).filename().string()};
    for (auto const& output : manifest.outputs) known.insert(output.path);
    auto const unknown = files_besides(folder, known);
    if (unknown.empty()) return {};
    return {{"verify", fmt::format("{} file{} of the pack {} not in the manifest: {}",
                                   unknown.size(), unknown.size() == 1 ? "" : "s",
                                   unknown.size() == 1 ? "is" : "are", quoted_list(unknown))}};
}

WorkFolder folder_beside(std::string const& pack, std::string const& parent)
{
    try {
        return WorkFolder(parent);
    } catch (Error const& error) {
        throw Error{error.kind(), error.what(),
                    fmt::format("a new run needs room beside '{}': copy the pack elsewhere, or use "
                                "--no-rerun",
                                clean(pack))};
    }
}

/// The pack made once more in a private folder beside the old one, as its manifest.
write::Manifest again(write::Manifest const& before, fs::path const& pack,
                      SharedOptions const& shared)
{
    if (before.command != "brief")
        throw Error{ErrorKind::input,
                    fmt::format("cannot verify by a new run: the manifest is of command '{}'",
                                clean(before.command)),
                    "use --no-rerun"};
    auto const folder = folder_beside(pack.string(), pack.parent_path().string());
    BriefOptions options;
    options.shared = shared;
    options.shared.quiet = true;
    options.shared.output = folder.path() + "/pack";
    auto const noted = [&](std::string const& flag) {
        auto const found = before.parameters.find("option." + flag);
        return found == before.parameters.end() ? std::string{} : found->second;
    };
    for (auto const& [flag, value] : choice_flags) options.choice.*value = noted(std::string(flag));
    if (options.choice.study.empty()) options.choice.study = before.study;
    options.shared.where = noted("where");
    options.shared.style = noted("style");
    options.shared.period = parse_iso_interval(noted("period"));
    options.shared.max_rejected = parse_number(noted("max-rejected"));
    options.film = noted("no-film").empty();
    run_brief(options);
    auto const file = options.shared.output + "/manifest.json";
    return write::parse_manifest(read_file(file), file);
}

}  // namespace

Outcome run_verify(VerifyOptions const& options)
{
    std::error_code unknown;  // reading it tells why
    bool const is_pack = fs::is_directory(options.manifest, unknown);
    auto const file = is_pack ? options.manifest + "/manifest.json" : options.manifest;
    auto const manifest = write::parse_manifest(read_file(file), file);
    auto const folder = fs::absolute(file).lexically_normal().parent_path();
    refuse(write::compare_outputs(manifest, folder.string()), "the pack");
    auto const origin = folder_of_brief(manifest, folder);
    refuse(write::compare_inputs(manifest, origin.string()), "the inputs");
    Outcome outcome;
    outcome.notices = notices_of_unknown_files(manifest, folder.string(), file);
    if (options.rerun && !options.shared.dry_run) {
        WorkingFolder const there(origin);
        auto const now = again(manifest, folder, options.shared);
        refuse(write::compare(manifest, now), "the new run");
        std::ranges::copy(library_notices(manifest, now), std::back_inserter(outcome.notices));
    }
    outcome.records = manifest.records;
    outcome.run_id = write::run_id(manifest);
    if (auto const limit = manifest.parameters.find("study.analysis.max_rejected");
        limit != manifest.parameters.end())
        outcome.max_rejected = parse_number(limit->second).value_or(outcome.max_rejected);
    outcome.notices.push_back({"verify", words_for(manifest, options)});
    return outcome;
}

}  // namespace sitmap::cli
