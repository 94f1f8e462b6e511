// SPDX-License-Identifier: MIT
#include "write/manifest.hpp"

#include "base/hash.hpp"
#include "base/outfile.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/write/samples.hpp"

namespace sitmap::write {
namespace {

using test::expect_error;

void put(std::string const& path, std::string const& content)
{
    OutFile file(path, Overwrite::replace);
    file.write(std::string_view(content));
    file.publish();
}

Manifest sample()
{
    return {"brief",
            "study.toml",
            "0.1.0",
            {{"GDAL", "3.6.2"}},
            {{"style", "briefing-light"}},
            {{"in/b.csv", 3, sha256("bbb")}, {"in/a.csv", 3, sha256("aaa")}},
            {{"out.txt", 5, sha256("hello")}},
            {10, 8, 1, 1}};
}

TEST(Manifest, RoundTripsThroughJson)
{
    auto manifest = sample();
    auto const json = to_json(manifest);
    EXPECT_THAT(json, testing::HasSubstr("\"run_id\": \"" + run_id(manifest) + "\""));
    EXPECT_EQ(json.back(), '\n');
    std::swap(manifest.inputs[0], manifest.inputs[1]);  // written in path order
    EXPECT_EQ(parse_manifest(json, "manifest.json"), manifest);
    EXPECT_EQ(to_json(manifest), json);
}

TEST(Manifest, CountsTheFilesOfAShapefileAmongItsInputs)
{
    auto const folder = test::fresh_folder();
    for (auto const* name : {"a.shp", "a.dbf", "a.shx", "a.prj", "a.qix", "B.SHP", "B.DBF"})
        put(folder + "/" + name, name);
    auto const paths = [&](std::string const& name) {
        std::vector<std::string> names;
        for (auto const& file : hash_input(folder + "/" + name)) {
            names.push_back(file.path.substr(folder.size() + 1));
            EXPECT_EQ(file.sha256, sha256(names.back()));
        }
        return names;
    };
    EXPECT_THAT(paths("a.shp"), testing::ElementsAre("a.shp", "a.dbf", "a.shx", "a.prj"));
    EXPECT_THAT(paths("B.SHP"), testing::ElementsAre("B.SHP", "B.DBF"));
    EXPECT_THAT(paths("a.qix"), testing::ElementsAre("a.qix"));
    expect_error(ErrorKind::input, "cannot read '" + folder + "/c.shp'",
                 [&] { hash_input(folder + "/c.shp"); });
}

TEST(Manifest, MakesTheRunIdOfContentParametersAndVersionOnly)
{
    auto const id = run_id(sample());
    EXPECT_EQ(id.size(), 10u);
    auto moved = sample();
    moved.inputs[0].path = "elsewhere/b.csv";
    std::swap(moved.inputs[0], moved.inputs[1]);
    moved.outputs.clear();
    EXPECT_EQ(run_id(moved), id);
    auto other = sample();
    other.inputs[0].sha256 = sha256("ccc");
    EXPECT_NE(run_id(other), id);
    other = sample();
    other.parameters["style"] = "print-grey";
    EXPECT_NE(run_id(other), id);
    other = sample();
    other.version = "0.2.0";
    EXPECT_NE(run_id(other), id);
}

TEST(Manifest, HasTheSameRunIdForTheSameNumbersWhereverTheyCameFrom)
{
    auto here = sample();
    here.parameters["study.incidents.file"] = "\"in/a.csv\"";
    auto there = here;
    there.inputs[1].path = "../in/a.csv";
    there.parameters["study.incidents.file"] = "\"../in/a.csv\"";
    there.parameters["option.no-film"] = "yes";
    there.parameters["option.page"] = "slide";
    there.parameters["study.study.style"] = "\"../my.toml\"";
    EXPECT_EQ(run_id(there), run_id(here));
    there.parameters["option.where"] = "n = 2";
    EXPECT_NE(run_id(there), run_id(here));
    auto exchanged = here;
    exchanged.parameters["study.incidents.file"] = "\"in/b.csv\"";
    EXPECT_NE(run_id(exchanged), run_id(here));
}

TEST(Manifest, FindsMissingAndChangedFiles)
{
    auto const folder = test::fresh_folder();
    auto const manifest = sample();
    EXPECT_EQ(compare_outputs(manifest, folder), (std::vector<Difference>{{"out.txt", "missing"}}));
    put(folder + "/out.txt", "hello");
    EXPECT_TRUE(compare_outputs(manifest, folder).empty());
    put(folder + "/out.txt", "hallo");
    EXPECT_EQ(compare_outputs(manifest, folder),
              (std::vector<Difference>{{"out.txt", "content differs"}}));
    put(folder + "/out.txt", "hello!");
    EXPECT_EQ(compare_outputs(manifest, folder),
              (std::vector<Difference>{{"out.txt", "has 6 bytes, had 5"}}));
    EXPECT_EQ(compare_inputs(manifest, folder),
              (std::vector<Difference>{{"in/a.csv", "missing"}, {"in/b.csv", "missing"}}));
}

TEST(Manifest, ComparesTwoRuns)
{
    auto after = sample();
    EXPECT_TRUE(compare(sample(), after).empty());
    after.outputs = {{"new.txt", 1, sha256("x")}, {"out.txt", 5, sha256("other")}};
    EXPECT_EQ(compare(sample(), after),
              (std::vector<Difference>{{"new.txt", "new"}, {"out.txt", "content differs"}}));
}

TEST(Manifest, ComparesWhatTwoRunsState)
{
    auto after = sample();
    after.version = "0.2.0";
    after.parameters["study.page"] = "a4";
    after.libraries["GDAL"] = "9";
    after.inputs[0] = {"in/b.csv", 3, sha256("ccc")};
    after.inputs[1].path = "elsewhere/a.csv";
    after.records = {10, 7, 2, 1};
    EXPECT_EQ(
        compare(sample(), after),
        (std::vector<Difference>{{"parameters.study.page", "was not stated, is 'a4'"},
                                 {"records.outside", "was '1', is '2'"},
                                 {"records.used", "was '8', is '7'"},
                                 {"version", "was '0.1.0', is '0.2.0'"},
                                 {"in/b.csv", "is no input of the new run"},
                                 {"in/b.csv", "is an input that the manifest does not list"}}));
}

TEST(Manifest, IsRefusedWhereItContradictsItself)
{
    auto const changed = [](std::string const& what, std::string const& with) {
        auto json = to_json(sample());
        return json.replace(json.find(what), what.size(), with);
    };
    for (auto const& json : {changed("0.1.0", "0.1.1"), changed("briefing-light", "print-grey"),
                             changed(run_id(sample()), "0123456789")})
        expect_error(ErrorKind::gate, "cannot verify 'm.json': its run id",
                     [&] { (void)parse_manifest(json, "m.json"); });
    expect_error(ErrorKind::gate, "read 10 is not used 9 + outside 1 + rejected 1",
                 [&] { (void)parse_manifest(changed("\"used\": 8", "\"used\": 9"), "m.json"); });
}

TEST(Manifest, ListsAtLeastOneOutput)
{
    auto bare = sample();
    bare.outputs.clear();
    expect_error(ErrorKind::gate, "cannot verify 'm.json': it lists no outputs",
                 [&] { (void)parse_manifest(to_json(bare), "m.json"); });
    for (auto const* none : {"null", "{}", "\"none\""})
        for (std::string const key : {"inputs", "outputs"}) {
            auto json = to_json(bare);
            auto const at = json.find('[', json.find('"' + key + '"'));
            auto const to = json.find(']', at);
            json.replace(at, to - at + 1, none);
            expect_error(ErrorKind::input, "cannot read manifest 'm.json': " + key + " is no list",
                         [&] { (void)parse_manifest(json, "m.json"); });
        }
}

TEST(Manifest, HasCountsOfRecords)
{
    for (auto const* number : {"-8", "-9223372036854775808", "18446744073709551615",
                               "1000000000000001", "8.0", "null"}) {
        auto json = to_json(sample());
        std::string const used = "\"used\": 8";
        json.replace(json.find(used), used.size(), std::string("\"used\": ") + number);
        expect_error(ErrorKind::input,
                     std::string("records.used is ") + number + ", no count of records",
                     [&] { (void)parse_manifest(json, "m.json"); });
    }
}

TEST(Manifest, HashesAFile)
{
    auto const folder = test::fresh_folder();
    put(folder + "/a.txt", "abc");
    EXPECT_EQ(hash_file(folder + "/a.txt", "a.txt"),
              (HashedFile{"a.txt", 3,
                          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}));
    expect_error(ErrorKind::input, "cannot read '" + folder + "/b.txt'",
                 [&] { (void)hash_file(folder + "/b.txt", ""); });
}

TEST(Manifest, SaysWhatIsWrongWithAFileThatIsNone)
{
    expect_error(ErrorKind::input, "cannot read manifest 'm.json'",
                 [] { (void)parse_manifest("{", "m.json"); });
    expect_error(ErrorKind::input, "cannot read manifest 'm.json': key 'records' not found",
                 [] { (void)parse_manifest("{}", "m.json"); });
    expect_error(ErrorKind::input, "name the manifest.json of a pack",
                 [] { (void)parse_manifest("[1]", "m.json"); });
}

}  // namespace
}  // namespace sitmap::write
