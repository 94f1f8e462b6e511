// SPDX-License-Identifier: MIT
// command_animate_test.cpp: the film of a study: a picture a month, the still map last.
#include "cli/command_animate.hpp"

#include "base/infile.hpp"
#include "cli/sheets_of_study.hpp"
#include "render/text.hpp"
#include "tests/cli/two_squares.hpp"
#include "tests/support/expect_error.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace sitmap::cli {
namespace {

using namespace sitmap::cli::test;

TEST(FilmOfStudy, HasAPictureAMonthAndTheStillMapLast)
{
    auto const briefing = load_briefing(two_squares(), {}, "animate");
    analysis::Findings findings;
    findings.presence = analysis::arrivals(briefing.placed, briefing.shown, 2, {});
    render::PangoMeasure const measure;
    auto const material = material_of(briefing, findings, measure);
    auto const sheet = choose_sheet(briefing.study, "");
    auto const film = film_of_study(material, sheet, map::page_from("slide"), 320).film;
    ASSERT_EQ(film.frames, 4u) << "January to March and the still map";
    std::vector<std::vector<std::uint8_t>> pictures;
    for (std::size_t i = 0; i < film.frames; ++i) {
        auto const frame = film.draw(i);
        EXPECT_EQ(frame.width, 320);
        EXPECT_EQ(frame.height, 180);
        EXPECT_EQ(frame.bgra.size(), 320u * 180u * 4u);
        pictures.emplace_back(frame.bgra.begin(), frame.bgra.end());
    }
    for (std::size_t i = 1; i < pictures.size(); ++i) EXPECT_NE(pictures[i], pictures[i - 1]) << i;
}

TEST(FilmOfStudy, IsTheSamePageAtEveryWidth)
{
    auto briefing = load_briefing(two_squares(), {}, "animate");
    analysis::Findings findings;
    findings.presence = analysis::arrivals(briefing.placed, briefing.shown, 2, {});
    render::PangoMeasure const measure;
    auto const sheet = choose_sheet(briefing.study, "");
    auto const remarks = [&](int width) {
        auto const material = material_of(briefing, findings, measure);
        return film_of_study(material, sheet, map::page_from("slide"), width).remarks;
    };
    EXPECT_EQ(remarks(200), remarks(1920));
    briefing.style.footer.colour = briefing.style.note_ground;
    EXPECT_THAT(remarks(1920), testing::Contains(testing::Field(
                                   &map::Remark::text,
                                   testing::HasSubstr("text 'footer' has a contrast of 1.0:1"))));
}

TEST(RunAnimate, SaysThatWordsBecomeTooSmall)
{
    AnimateOptions options;
    options.choice = two_squares();
    options.shared = to("no-such-frames");
    options.shared.dry_run = true;
    auto const notices = [&](int width) {
        options.width = width;
        auto const outcome = run_animate(options);
        return std::ranges::count(outcome.notices, "film", &Notice::subject);
    };
    EXPECT_EQ(notices(1280), 0);
    EXPECT_EQ(notices(640), 1);
}

TEST(RunAnimate, SaysThatAnOddWidthIsMadeEven)
{
    AnimateOptions options;
    options.choice = two_squares();
    options.shared = to("no-such-frames");
    options.shared.dry_run = true;
    options.width = 641;
    auto const about_the_film = [&] {
        std::vector<std::string> texts;
        for (auto const& notice : run_animate(options).notices)
            if (notice.subject == "film") texts.push_back(notice.text);
        return texts;
    };
    auto const texts = about_the_film();
    ASSERT_EQ(texts.size(), 2u);
    EXPECT_EQ(texts[0], "640 pixels wide, not 641: videos need even numbers");
    EXPECT_THAT(texts[1], testing::StartsWith("640 pixels wide its smallest words are"));
    options.width = 640;
    EXPECT_EQ(about_the_film(), (std::vector{texts[1]}));
}

TEST(RunAnimate, WritesAFilm)
{
    AnimateOptions options;
    options.choice = two_squares();
    options.shared = to(output("film/squares.gif"));
    options.width = 200;
    auto const outcome = run_animate(options);
    EXPECT_EQ(outcome.records, (Accounting{5, 4, 1, 0}));
    EXPECT_TRUE(read_file(options.shared.output).starts_with("GIF89a"));
}

TEST(RunAnimate, NamesEveryPictureOfAFolder)
{
    AnimateOptions options;
    options.choice = two_squares();
    options.shared = to("no-such-frames");
    options.shared.dry_run = true;
    EXPECT_THAT(
        run_animate(options).outputs,
        testing::ElementsAre("no-such-frames/frame-0001.png", "no-such-frames/frame-0002.png",
                             "no-such-frames/frame-0003.png", "no-such-frames/frame-0004.png"));
}

TEST(RunAnimate, RefusesASheetThatIsNoGrowingMap)
{
    AnimateOptions options;
    options.choice = two_squares();
    options.shared = to(output("film/fire.gif"));
    for (auto const* sheet : {"fire", "timeline", "months"}) {
        options.sheet = sheet;
        sitmap::test::expect_error(ErrorKind::usage, "only an overview or a closeup grows",
                                   [&] { run_animate(options); });
    }
}

TEST(RunAnimate, RefusesPicturesThatAreTooSmallOrTooLarge)
{
    AnimateOptions options;
    options.width = 100;
    sitmap::test::expect_error(ErrorKind::usage, "--width must be between 160 and 3840, got 100",
                               [&] { run_animate(options); });
}

}  // namespace
}  // namespace sitmap::cli
