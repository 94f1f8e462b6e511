// SPDX-License-Identifier: MIT
// write/manifest.hpp: what a run read, with what, and what came out, so that it can be done again
// and compared. The run id is made of inputs, parameters and version, not of outputs: it is printed
// on the sheets.
#pragma once

#include "base/report.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap::write {

struct HashedFile {
    std::string path;  // inputs: as given; outputs: relative to the manifest
    std::uint64_t bytes = 0;
    std::string sha256;
    friend bool operator==(HashedFile const&, HashedFile const&) = default;
};

struct Manifest {
    std::string command;                            // "brief"
    std::string study;                              // study file, empty if none
    std::string version;                            // of sitmap
    std::map<std::string, std::string> libraries;   // name, version
    std::map<std::string, std::string> parameters;  // every setting that changes an output
    std::vector<HashedFile> inputs;
    std::vector<HashedFile> outputs;
    Accounting records;
    friend bool operator==(Manifest const&, Manifest const&) = default;
};

/// Size and SHA-256 of the file at `path`, named `shown_as` in the manifest.
HashedFile hash_file(std::string const& path, std::string shown_as);
/// The file at `path` and, of a shapefile, those beside it that are read with it (.dbf .shx .prj
/// .cpg).
std::vector<std::string> files_of_input(std::string const& path);
/// The same with size and SHA-256, each named by its path.
std::vector<HashedFile> hash_input(std::string const& path);
/// First 10 hex digits of SHA-256 over version, parameters and the content (not the paths) of the
/// inputs. Of the flags ("option. ...") only `where` counts: the others stand in keys of the study.
std::string run_id(Manifest const& manifest);
/// JSON, keys and files sorted, two blanks of indent, ends with a line feed. Holds the run id.
std::string to_json(Manifest const& manifest);
/// ErrorKind::input naming `name` and what is wrong: not JSON, a missing key, another kind of
/// value, a count of records that is none. ErrorKind::gate for a run id that does not follow from
/// version, parameters and inputs, for an account that does not balance, and for a list of no
/// outputs: somebody changed it.
Manifest parse_manifest(std::string_view json, std::string const& name);

/// A file, or a statement of the manifest, that is not as the manifest says.
struct Difference {
    std::string path;  // of a statement: its key, such as "records.used"
    std::string
        what;  // "missing", "has 12 bytes, had 14", "content differs", "new", "was 99, is 24"
    friend bool operator==(Difference const&, Difference const&) = default;
};
/// The outputs of the manifest against the files below `folder`, in path order; empty = all the
/// same.
std::vector<Difference> compare_outputs(Manifest const& manifest, std::string const& folder);
/// The inputs of the manifest against the files at their paths (relative ones below `folder`).
std::vector<Difference> compare_inputs(Manifest const& manifest, std::string const& folder);
/// Two runs against each other: what they state (version, parameters, contents of the inputs, the
/// account of the records; not the versions of libraries), then their outputs.
std::vector<Difference> compare(Manifest const& before, Manifest const& after);

}  // namespace sitmap::write
