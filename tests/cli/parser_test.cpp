// SPDX-License-Identifier: MIT
// parser_test.cpp: the command line as a job, and the words for what it cannot mean.
#include "cli/parser.hpp"

#include "tests/support/expect_error.hpp"

#include <gmock/gmock.h>

namespace sitmap::cli {
namespace {

using sitmap::test::expect_error;
using testing::ElementsAre;
using testing::HasSubstr;

using Words = std::vector<std::string>;

void expect_usage(Words const& words, std::string const& message)
{
    expect_error(ErrorKind::usage, message, [&] { parse(words); });
}

TEST(Parser, ReadsSharedOptions)
{
    auto const job = parse({"map", "a.toml", "-o", "x.png", "--overwrite", "--from", "2021-03",
                            "--to", "2022", "--max-rejected", "10%", "--threads", "3", "--quiet"});
    EXPECT_EQ(job.command, "map");
    EXPECT_EQ(job.shared.output, "x.png");
    EXPECT_TRUE(job.shared.overwrite);
    EXPECT_TRUE(job.shared.quiet);
    EXPECT_EQ(job.shared.period, parse_iso_interval("2021-03-01/2022-12-31"));
    EXPECT_EQ(job.shared.max_rejected, 0.1);
    EXPECT_EQ(job.shared.threads, 3);
    EXPECT_THAT(job.inputs, ElementsAre("a.toml"));
    EXPECT_TRUE(job.work);
}

TEST(Parser, LeavesAnEndOfThePeriodOpen)
{
    auto const job = parse({"map", "-o", "x.png", "--to", "2022"});
    EXPECT_EQ(job.shared.period, parse_iso_interval("1000-01-01/2022-12-31"));
    EXPECT_FALSE(parse({"map", "-o", "x.png"}).shared.period);
}

TEST(Parser, RefusesAnUnknownCommandAndNamesTheNearest)
{
    expect_usage({"mapp"}, "cannot run 'mapp': there is no such command");
    expect_usage({"mapp"}, "did you mean 'map'?");
    expect_usage({"zzzzzz"}, "use one of brief, map");
    expect_usage({}, "cannot read the command line");
}

TEST(Parser, NeverTakesTheNextWordForAnEmptyValue)
{
    for (auto const* option : {"--report=", "--style=", "--where=", "--output=", "-o=", "--quiet="})
        expect_usage({"map", "a.toml", "-o", "x.png", option, "--overwrite"},
                     "'" + std::string(option, std::string_view(option).size() - 1) +
                         "' has an empty value");
    auto const job = parse({"map", "--title=", "a.toml", "--subtitle=", "-o", "x.png"});
    EXPECT_THAT(job.inputs, ElementsAre("a.toml"));
    EXPECT_TRUE(parse({"map", "-o", "x.png", "--title", "--report=", "--", "--b="}).work)
        << "a value and a file may look like it";
}

TEST(Parser, RefusesAnEmptyWordAsItDoesAnEmptyValue)
{
    for (auto const* option : {"--report", "--style", "--where", "--from", "--max-rejected", "-o"})
        expect_usage({"map", "a.toml", "-o", "x.png", option, "", "--overwrite"},
                     "'" + std::string(option) + "' has an empty value");
    expect_usage({"join", "p", "a", "-o", "x.csv", "--shares", ""}, "'--shares' has an empty");
    for (auto const& words :
         {Words{"brief", "", "--dry-run"}, Words{"explain", "n", ""}, Words{"explain", "", "a"},
          Words{"join", "p", "a", "--areas", "b", ""}, Words{"check", "--quiet", ""},
          Words{"check", "--", ""}})
        expect_usage(words, "an argument of '" + words.front() + "' is empty");
    expect_usage({"map", "-o", "x.png", "--titel", ""}, "did you mean '--title'?");
    EXPECT_TRUE(parse({"map", "-o", "x.png", "--title", "", "--subtitle", ""}).work);
}

TEST(Parser, RefusesAPeriodThatEndsBeforeItBegins)
{
    expect_usage({"map", "-o", "x.png", "--from", "2023", "--to", "2022"},
                 "--from '2023' is after --to '2022'");
    expect_usage({"map", "-o", "x.png", "--from", "yesterday"},
                 "--from must be a date such as 2022, 2022-04 or 2022-04-18, got 'yesterday'");
    expect_usage({"map", "-o", "x.png", "--to", "2022-02-30"}, "--to must be a date");
}

TEST(Parser, ReadsSharesOfRejectedRowsAsNumberOrPercentage)
{
    auto const share = [](std::string const& text) {
        return parse({"map", "-o", "x.png", "--max-rejected", text}).shared.max_rejected;
    };
    EXPECT_EQ(share("0.2"), 0.2);
    EXPECT_EQ(share("0"), 0);
    EXPECT_EQ(share("1"), 1);
    EXPECT_EQ(share("25"), 0.25);
    for (auto const* wrong : {"-1", "101%", "many", "", "nan", "%"})
        expect_usage({"map", "-o", "x.png", std::string("--max-rejected=") + wrong},
                     "--max-rejected");
}

TEST(Parser, ReadsAnOriginAsLongitudeAndLatitude)
{
    EXPECT_NO_THROW(parse({"spread", "-o", "x", "--origin", "69.2, 34.5"}));
    for (auto const* wrong : {"69.2", "69.2,91", "a,b", "1,2,3", "nan,0"})
        expect_usage({"spread", "-o", "x", "--origin", wrong},
                     "--origin must be LON,LAT in degrees, got '" + std::string(wrong) + "'");
}

TEST(Parser, RefusesWhatAFlagCannotBe)
{
    expect_usage({"map"}, "output");
    expect_usage({"map", "-o", "x.png", "--lang", "German"}, "--lang");
    expect_usage({"map", "-o", "x.png", "--shade", "heat"}, "--shade");
    expect_usage({"map", "-o", "x.png", "--dpi", "5"}, "--dpi");
    expect_usage({"map", "-o", "x.png", "--nosuchflag"}, "--nosuchflag");
    expect_usage({"animate", "-o", "x.gif", "--fps", "100"},
                 "--fps: must be a number from 0.1 to 12, got '100'");
    expect_usage({"join", "points.csv"}, "areas");
}

TEST(Parser, RefusesOptionsOfSheetsWhereNothingIsDrawn)
{
    std::vector<Words> const commands{
        {"spread", "-o", "x"}, {"fire", "-o", "x"}, {"explain", "arrival"}};
    std::vector<Words> const options{
        {"--shade", "none"}, {"--lang", "fa"}, {"--page", "a4"}, {"--projection", "EPSG:4326"}};
    for (auto words : commands)
        for (auto const& option : options) {
            auto const bare = words.size();
            words.insert(words.end(), option.begin(), option.end());
            expect_usage(words, option.front());
            words.resize(bare);
        }
    EXPECT_NO_THROW(parse({"export", "-o", "x.gpkg", "--shade", "none"}));
    expect_usage({"export", "-o", "x.gpkg", "--lang", "fa"}, "--lang");
    for (auto const* command : {"map", "animate", "labels"})
        EXPECT_NO_THROW(parse({command, "-o", "x.png", "--from", "2020", "--shade", "none",
                               "--lang", "fa", "--page", "a4"}));
}

TEST(Parser, TakesOnlyFiniteNumbers)
{
    for (auto const* number : {"nan", "inf", "-nan", "0x30", ""}) {
        auto const given = "=" + std::string(number);
        expect_usage({"join", "p", "a", "-o", "x.csv", "--nearest" + given}, "--nearest");
        expect_usage({"map", "-o", "x.png", "--dpi" + given}, "--dpi");
        expect_usage({"animate", "-o", "x.gif", "--fps" + given}, "--fps");
        expect_usage({"animate", "-o", "x.gif", "--hold" + given}, "--hold");
    }
    EXPECT_TRUE(parse({"map", "-o", "x.png", "--dpi", "1.2e2"}).work);
}

TEST(Parser, NamesTheOptionThatIsWrongAndWordsInTheirOrder)
{
    expect_usage({"join", "p", "a", "--nearst", "5", "-o", "x.csv"},
                 "cannot read the command line: 'join' has no option '--nearst'");
    expect_usage({"join", "p", "a", "--nearst", "5", "-o", "x.csv"}, "did you mean '--nearest'?");
    expect_usage({"brief", "--no-flim"}, "did you mean '--no-film'?");
    expect_usage({"map", "a.toml", "b", "c", "-o", "x.png"},
                 "cannot read the command line: not expected: b c");
}

TEST(Parser, TakesNoOptionThatWouldDoNothing)
{
    for (auto const* flag : {"--from", "--to", "--where"})
        for (auto const* command : {"verify", "style"})
            expect_usage({command, "x", flag, "2022"}, std::string("has no option '") + flag);
    expect_usage({"verify", "x", "-o", "y"}, "not expected: -o y");
    EXPECT_EQ(parse({"style", "print-grey", "-o", "y.toml"}).shared.output, "y.toml");
}

TEST(Parser, PrintsHelpAndVersionWithoutWork)
{
    auto const help = parse({"--help"});
    EXPECT_FALSE(help.work);
    EXPECT_THAT(help.print, HasSubstr("verify"));
    auto const version = parse({"--version"});
    EXPECT_FALSE(version.work);
    EXPECT_THAT(version.print, HasSubstr("sitmap "));
}

TEST(Parser, CountsTheDrawingOfLabelsAmongTheInputs)
{
    auto const job = parse({"labels", "a.toml", "--from", "e.svg", "-o", "e.svg"});
    EXPECT_THAT(job.inputs, testing::UnorderedElementsAre("a.toml", "e.svg"));
}

TEST(Parser, KeepsAPasswordOutOfItsMessages)
{
    try {
        parse({"check", "a.toml", "PG:dbname=x password=s3cret"});
        FAIL() << "there is one study";
    } catch (Error const& error) {
        EXPECT_THAT(error.what(), testing::Not(testing::HasSubstr("s3cret")));
    }
}

TEST(Parser, NamesEveryInputOfAJoin)
{
    auto const job = parse({"join", "p.csv", "a.gpkg", "--areas", "b.gpkg", "-o", "x.csv"});
    EXPECT_THAT(job.inputs, testing::UnorderedElementsAre("p.csv", "a.gpkg", "b.gpkg"));
}

}  // namespace
}  // namespace sitmap::cli
