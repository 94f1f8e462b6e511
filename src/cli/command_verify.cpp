// SPDX-License-Identifier: MIT
#include "cli/command_verify.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/command_brief.hpp"
#include "write/manifest.hpp"

#include <fmt/format.h>

#include <filesystem>

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
        "run the command of the manifest again to make a new pack"};
}

/// The pack made once more in a private folder beside the old one, as its manifest.
write::Manifest again(write::Manifest const& before, std::string const& parent,
                      SharedOptions const& shared)
{
    if (before.command != "brief")
        throw Error{ErrorKind::input,
                    fmt::format("cannot verify by a new run: the manifest is of command '{}'",
                                clean(before.command)),
                    "use --no-rerun"};
    WorkFolder const folder(parent);
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
    auto const file =
        fs::is_directory(options.manifest) ? options.manifest + "/manifest.json" : options.manifest;
    auto const manifest = write::parse_manifest(read_file(file), file);
    auto const folder = fs::absolute(file).parent_path().string();
    refuse(write::compare_outputs(manifest, folder), "the pack");
    refuse(write::compare_inputs(manifest, "."), "the inputs");
    if (options.rerun)
        refuse(write::compare(manifest, again(manifest, fs::path(folder).parent_path().string(),
                                              options.shared)),
               "the new run");
    Outcome outcome;
    outcome.records = manifest.records;
    if (auto const limit = manifest.parameters.find("study.analysis.max_rejected");
        limit != manifest.parameters.end())
        outcome.max_rejected = parse_number(limit->second).value_or(outcome.max_rejected);
    outcome.notices.push_back(
        {"verify", fmt::format("{} outputs and {} inputs are as the manifest says{}",
                               manifest.outputs.size(), manifest.inputs.size(),
                               options.rerun ? ", and a new run gives the same bytes" : "")});
    return outcome;
}

}  // namespace sitmap::cli
