// SPDX-License-Identifier: MIT
#include "study/study_file.hpp"

#include "base/infile.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/text_file.hpp"

#include <algorithm>
#include <filesystem>

using namespace sitmap;
using namespace sitmap::study;

namespace {

Study parsed(std::string const& toml)
{
    return parse(toml, "x/study.toml");
}

void expect_refused(std::string const& toml, std::string const& words)
{
    test::expect_error(ErrorKind::input, words, [&] { parsed(toml); });
}

std::string const full = R"(
[study]
key = "khorasan"
title = "Title"
language = "en+fa"
period = "2014/2022-09"
shade = "count"

[incidents]
file = "incidents.csv"
date_format = "dmy"
scopes = ["iskp"]

[incidents.columns]
lon = "east"

[areas]
file = "/data/areas.gpkg"
rivers = "rivers"
expected = 34

[origin]
area = "AF-NAN"
lon = 70.5
lat = 34

[quality]
claims = ["claimed", "attributed"]
radius_km = 25

[join]
on_border = "set_aside"
overlap = "smallest"

[analysis]
seed = 7
max_rejected = 0.1

[weapon_range]
km = 8.5
source = "a manual"

[[regions]]
key = "east"
name = "East"
areas = ["AF-NAN", "AF-KNR"]

[[categories]]
key = "rocket_fire"
also = ["shelling"]

[[spans]]
name = "pause"
period = "2021-08-15/2021-09-18"
source = "ISW"

[[sheets]]
key = "north"
kind = "closeup"
frame = [64, 36, 72, 38.5]
)";

}  // namespace

TEST(StudyFile, ReadsEverySection)
{
    auto const study = parsed(full);
    EXPECT_EQ(study.key, "khorasan");
    EXPECT_EQ(study.language, "en+fa");
    EXPECT_EQ(to_text(*study.period), "2014-01-01/2022-09-30");
    EXPECT_EQ(study.shade, Shade::count);
    EXPECT_EQ(study.incidents.date_format, "dmy");
    EXPECT_EQ(study.incidents.columns.lon, "east");
    EXPECT_EQ(study.scopes, (std::vector<std::string>{"iskp"}));
    EXPECT_EQ(study.areas.expected, 34);
    EXPECT_EQ(study.origin, (LonLat{70.5, 34}));
    EXPECT_EQ(study.quality_radius_km, 25);
    EXPECT_EQ(study.on_border, OnBorder::set_aside);
    EXPECT_EQ(study.on_overlap, OnOverlap::smallest);
    EXPECT_EQ(study.seed, 7u);
    EXPECT_EQ(study.weapon_range_km, 8.5);
    EXPECT_EQ(study.regions, (std::vector<Region>{{"east", "East", {"AF-NAN", "AF-KNR"}}}));
    EXPECT_EQ(study.categories.at(0).also, (std::vector<std::string>{"shelling"}));
    EXPECT_EQ(study.spans,
              (std::vector<Span>{{"pause", *parse_iso_interval("2021-08-15/2021-09-18"), "ISW"}}));
    EXPECT_EQ(study.sheets.at(0).frame, (std::array<double, 4>{64, 36, 72, 38.5}));
}

TEST(StudyFile, ReadsAFrameAcrossTheAntimeridian)
{
    for (auto const* frame :
         {"[176, -20, 184, -15]", "[176, -20, -176, -15]", "[-184, -20, -176, -15]"})
        EXPECT_EQ(
            parsed(std::string("[[sheets]]\nkey = \"a\"\nframe = ") + frame).sheets.at(0).frame,
            (std::array<double, 4>{176, -20, -176, -15}))
            << frame;
    for (auto const* frame : {"[176, -20, 560, -15]", "[176, -20, 176, -15]",
                              "[176, -15, 184, -20]", "[-190, -20, 170, -15]"})
        expect_refused(std::string("[[sheets]]\nkey = \"a\"\nframe = ") + frame,
                       "line 3: frame = this list: must be a list of four numbers");
}

TEST(StudyFile, TurnsAFrameByWholeTurns)
{
    auto const frame_of = [](std::string const& frame) {
        return parsed("[[sheets]]\nkey = \"a\"\nframe = " + frame).sheets.at(0).frame;
    };
    using Frame = std::array<double, 4>;
    EXPECT_EQ(frame_of("[200, -20, 210, -15]"), (Frame{-160, -20, -150, -15}));
    EXPECT_EQ(frame_of("[180, -20, 190, -15]"), (Frame{-180, -20, -170, -15}));
    EXPECT_EQ(frame_of("[-210, -20, -200, -15]"), (Frame{150, -20, 160, -15}));
    EXPECT_EQ(frame_of("[350, -20, 370, -15]"), (Frame{-10, -20, 10, -15}));
    EXPECT_EQ(frame_of("[-180, -60, 180, 70]"), (Frame{-180, -60, 180, 70}));
    EXPECT_EQ(frame_of("[180, -60, 540, 70]"), (Frame{-180, -60, 180, 70}));
    for (auto const* frame : {"[0, -60, 360, 70]", "[1000, -20, 1010, -15]"})
        expect_refused(std::string("[[sheets]]\nkey = \"a\"\nframe = ") + frame,
                       "in degrees, less than 360 degrees wide unless -180 to 180");
}

TEST(StudyFile, ResolvesPathsAgainstItsFolder)
{
    auto const study = parsed(full);
    EXPECT_EQ(study.incidents.file, "x/incidents.csv");
    EXPECT_EQ(study.areas.file, "/data/areas.gpkg");
    EXPECT_EQ(study.areas.rivers, "rivers") << "a layer of the areas file";
    EXPECT_EQ(parse("[incidents]\nfile = \"../a.csv\"", "x/y/study.toml").incidents.file,
              "x/a.csv");
    EXPECT_EQ(parse("[incidents]\nfile = \"a.csv\"", "study.toml").incidents.file, "a.csv");
    EXPECT_EQ(parsed("[incidents]\nfile = \"PG:dbname=x\"").incidents.file, "PG:dbname=x");
}

TEST(StudyFile, GivesEveryKeyADefault)
{
    auto const study = parsed("");
    Study fallback;
    fallback.file = "x/study.toml";
    auto const values = [](Study one) {
        one.file.clear();
        return effective(one);
    };
    EXPECT_EQ(values(study), values(fallback));
}

TEST(StudyFile, NamesTheNearestKey)
{
    expect_refused("[study]\nkey = \"a\"\n\ntitel = \"x\"",
                   "cannot read 'x/study.toml': line 4: unknown key 'titel' in [study]\ndid you "
                   "mean 'title'?");
    expect_refused("[studdy]\nkey = \"a\"",
                   "line 1: unknown section [studdy]\ndid you mean 'study'?");
    expect_refused("[incidents.columns]\nlongitude_deg = \"x\"",
                   "unknown key 'longitude_deg' in [incidents.columns]");
    expect_refused("[[regions]]\nkey = \"a\"\narea = [\"b\"]",
                   "line 3: unknown key 'area' in [[regions]]\ndid you mean 'areas'?");
    expect_refused("titel = 1", "line 1: unknown key 'titel'");
}

TEST(StudyFile, NamesWrongValuesAndWhatIsAllowed)
{
    struct Case {
        std::string toml, words;
    };
    for (auto const& [toml, words] : {
             Case{"[study]\nlanguage = \"German\"",
                  "line 2: language = 'German': must be en, the code of a language such as fa, or "
                  "both as en+fa"},
             Case{"[study]\ntitle = 5", "line 2: title = 5: must be a text"},
             Case{"[study]\nshade = \"red\"", "shade = 'red': must be one of arrival, count, none"},
             Case{"[study]\nperiod = \"2022-13\"", "period = '2022-13': must be a period"},
             Case{"[incidents]\nscopes = \"iskp\"", "scopes = 'iskp': must be a list of texts"},
             Case{"[quality]\nclaims = [\"sure\"]", "must be a list of confirmed, attributed"},
             Case{"[origin]\nlat = 91", "lat = 91: must be a number from -90 to 90"},
             Case{"[origin]\nlat = 34", "origin.lat without origin.lon"},
             Case{"[analysis]\ngap_months = 1.5",
                  "gap_months = 1.5: must be a whole number from 1 to 1200"},
             Case{"[analysis]\nmax_rejected = nan", "max_rejected = nan: must be a number"},
             Case{"[analysis]\nseed = true",
                  "seed = true: must be a whole number from 0 to 4294967295"},
             Case{"[analysis]\nseed = 9223372036854775807",
                  "seed = 9223372036854775807: must be a whole number from 0 to 4294967295"},
             Case{"[areas]\nexpected = 0", "expected = 0: must be a whole number"},
             Case{"[[sheets]]\nkey = \"a\"\nframe = [1, 2, 3]",
                  "line 3: frame = this list: must be a list of four numbers"},
             Case{"[[sheets]]\nkind = \"fire\"", "[[sheets]] has no key"},
             Case{"[[sheets]]\nkey = \"a\"\n[[sheets]]\nkey = \"a\"",
                  "line 3: [[sheets]] has the key 'a' twice"},
             Case{"[[sheets]]\nkey = \"a\"\n[[sheets]]\nkey = \"A\"",
                  "line 3: [[sheets]] 'a' and 'A' would be the same file"},
             Case{"[[sheets]]\nkey = \"a b\"\n[[sheets]]\nkey = \"a/b\"",
                  "line 3: [[sheets]] 'a b' and 'a/b' would be the same file"},
             Case{"[[sheets]]\nkey = \"a-editable\"\n[[sheets]]\nkey = \"a\"",
                  "line 3: [[sheets]] 'a-editable' and 'a' would be the same file"},
             Case{"[[spans]]\nperiod = \"2021\"", "line 1: [[spans]] has no name"},
             Case{"[[spans]]\nname = \"a\"", "line 1: [[spans]] has no period"},
             Case{"[[spans]]\nname = \"a\"\nperiod = \"2021-09/2021-08\"",
                  "line 3: period = '2021-09/2021-08': must be a period such as 2014/2022-09"},
             Case{"[sheets]\nkey = \"a\"", "must be written as [[sheets]]"},
             Case{"incidents = 5", "incidents must be a section [incidents]"},
             Case{"[study]\ntitle = \"a", "line 2"},
             Case{"[weapon_range]\nkm = 8", "line 2: weapon_range.km has no source"},
         })
        expect_refused(toml, words);
}

TEST(StudyFile, ReadsHowAreasAreShaded)
{
    auto const study = parsed(R"(
[study]
size = "deaths"
labels = "labels.toml"

[incidents]
hatched = ["territorial_presence"]
counted_units = ["incidents", "events"]

[shade]
method = "given"
classes = 3
breaks = [1, 5, 10.5]
ramp = "viridis"
certainty = true
)");
    EXPECT_EQ(study.size, "deaths");
    EXPECT_EQ(study.labels, "x/labels.toml");
    EXPECT_EQ(study.hatched, (std::vector<std::string>{"territorial_presence"}));
    EXPECT_EQ(study.counted_units, (std::vector<std::string>{"incidents", "events"}));
    EXPECT_EQ(Study{}.counted_units, (std::vector<std::string>{"attacks"}));
    EXPECT_EQ(study.shade_options, (ShadeOptions{"given", 3, {1, 5, 10.5}, "viridis", true}));
    EXPECT_EQ(parsed("[shade]\nbreaks = []").shade_options, ShadeOptions{});
}

TEST(StudyFile, NamesWrongShades)
{
    struct Case {
        std::string toml, words;
    };
    for (auto const& [toml, words] : {
             Case{"[study]\nsize = \"big\"", "line 2: size = 'big': must be one of \"\", deaths"},
             Case{"[shade]\nmethod = \"k\"",
                  "method = 'k': must be one of quantile, jenks, equal, given, head_tail"},
             Case{"[shade]\nclasses = 10", "classes = 10: must be a whole number from 1 to 9"},
             Case{"[shade]\nbreaks = [1, 1]",
                  "line 2: breaks = this list: must be a list of rising numbers"},
             Case{"[shade]\nbreaks = [1, inf]", "must be a list of rising numbers"},
             Case{"[shade]\nbreaks = [\"a\"]", "must be a list of rising numbers"},
             Case{"[shade]\ncertainty = 1", "certainty = 1: must be true or false"},
             Case{"[shade]\nmethod = \"given\"",
                  "line 2: shade.method is given, but there are no shade.breaks\nstate where"},
             Case{"[shade]\nbreaks = [1, 2]",
                  "line 2: shade.breaks are not used by the method jenks\nstate method"},
         })
        expect_refused(toml, words);
}

TEST(StudyFile, TakesADateWithoutQuotes)
{
    EXPECT_EQ(to_text(*parsed("[study]\nperiod = 2022-04-18").period), "2022-04-18");
}

TEST(StudyFile, SaysWhereEachValueComesFrom)
{
    auto const path = test::text_file("effective/study.toml", full);
    auto study = read(path);
    study.page = "a4";
    auto const values = effective(study);
    auto const of = [&](std::string const& key) {
        return *std::ranges::find(values, key, &EffectiveValue::key);
    };
    EXPECT_EQ(of("study.key"), (EffectiveValue{"study.key", "\"khorasan\"", path + ":3"}));
    EXPECT_EQ(of("study.style"), (EffectiveValue{"study.style", "\"briefing-light\"", "default"}));
    EXPECT_EQ(of("study.page"), (EffectiveValue{"study.page", "\"a4\"", "options"}));
    EXPECT_EQ(of("regions[0].areas").value, "[\"AF-NAN\", \"AF-KNR\"]");
    EXPECT_EQ(of("spans[0].period"),
              (EffectiveValue{"spans[0].period", "\"2021-08-15/2021-09-18\"", path + ":54"}));
    EXPECT_EQ(of("sheets[0].frame").origin, path + ":60");
}

TEST(StudyFile, DocumentsEveryKey)
{
    auto const docs = documentation();
    EXPECT_GT(docs.size(), 60u);
    for (auto const& doc : docs) {
        EXPECT_FALSE(doc.meaning.empty()) << doc.key;
        EXPECT_FALSE(doc.type.empty()) << doc.key;
    }
}

TEST(StudyFile, HasEveryKeyInTheDocumentation)
{
    auto const page = read_file(SITMAP_SOURCE_DIR "/docs/formats.md");
    for (auto const& doc : documentation()) {
        auto const word = doc.key.substr(doc.key.rfind('.') + 1);
        EXPECT_THAT(page, testing::HasSubstr("`" + word + "`")) << doc.key;
    }
}

TEST(StudyFile, RefusesAMissingFile)
{
    test::expect_error(ErrorKind::input, "absent.toml", [] { read("absent.toml"); });
}

TEST(StudyFile, ReadsTheStudyThatItShipsWith)
{
    std::filesystem::path const path{SITMAP_SOURCE_DIR "/geodata/khorasan/study.toml"};
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "no " << path;
    auto const study = read(path.string());
    EXPECT_EQ(study.key, "khorasan");
    EXPECT_TRUE(std::filesystem::exists(study.incidents.file));
    EXPECT_TRUE(std::filesystem::exists(study.areas.file));
}

TEST(StudyFile, FindsTheDefaultBesideTheBuildFolder)
{
    // The test program stands in a build folder that may lie anywhere, so either outcome must name
    // the place.
    try {
        EXPECT_THAT(find_default(), testing::EndsWith("geodata/khorasan/study.toml"));
    } catch (Error const& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("'geodata/khorasan/study.toml'"));
    }
}
