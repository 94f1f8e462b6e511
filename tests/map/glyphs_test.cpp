// SPDX-License-Identifier: MIT
// glyphs_test.cpp: a character without a glyph is an error that names it.
#include "map/glyphs.hpp"

#include "map/shapes.hpp"
#include "tests/map/label_support.hpp"
#include "tests/support/expect_error.hpp"

namespace sitmap::map {
namespace {

/// Knows no character beyond ASCII.
class PoorFont : public test::FixedMeasure {
public:
    std::vector<std::string> missing_glyphs(std::string const& text, Font const&) const override
    {
        if (text.find("\xDA\xA9") != std::string::npos) return {"U+06A9"};
        if (text.find("\xE8\x83\xA1") != std::string::npos) return {"U+80E1"};
        return {};
    }
};

Scene scene_with(std::string const& text)
{
    Scene scene;
    auto& deep = add_group(add_group(scene.root, "map"), "labels");
    TextRun run;
    run.text = text;
    deep.children.emplace_back(run);
    return scene;
}

TEST(RequireGlyphs, NamesTheTextAndTheCharacter)
{
    sitmap::test::expect_error(ErrorKind::input, "cannot draw '\xDA\xA9': no font covers U+06A9",
                               [] { require_glyphs(scene_with("\xDA\xA9"), PoorFont{}); });
}

TEST(RequireGlyphs, NamesFontsThatHaveTheScript)
{
    using sitmap::test::expect_error;
    expect_error(ErrorKind::input, "fonts-noto-core or fonts-noto-extra",
                 [] { require_glyphs(scene_with("\xDA\xA9"), PoorFont{}); });
    expect_error(ErrorKind::input, "such as Debian's fonts-noto-cjk",
                 [] { require_glyphs(scene_with("\xE8\x83\xA1"), PoorFont{}); });
}

TEST(RequireGlyphs, AcceptsWhatTheFontsCover)
{
    EXPECT_NO_THROW(require_glyphs(scene_with("Kabul \xC2\xB7 2022"), PoorFont{}));
    EXPECT_NO_THROW(require_glyphs(scene_with("\xDA\xA9"), test::FixedMeasure{}));
    EXPECT_NO_THROW(require_glyphs(Scene{}, PoorFont{}));
}

}  // namespace
}  // namespace sitmap::map
