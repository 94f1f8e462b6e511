// SPDX-License-Identifier: MIT
// render/text.hpp: the size of text and the characters that no font covers. Text is never markup.
// Sizes do not depend on the resolution of an output: nothing is hinted.
#pragma once

#include "map/scene.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap::render {

/// Longest run of text, in base characters (longer text ends with U+2026), and most marks on one of
/// them. They keep hostile text from stalling the text engine; labels are cut much earlier, by map.
constexpr std::size_t longest_run = 400;
constexpr std::size_t most_marks = 4;

/// The text as it is drawn: valid UTF-8, without control characters, within the limits above.
std::string drawable_text(std::string_view text);

/// Measures with the same shaping that the painters draw with. Results are kept, so that asking
/// again is cheap; safe to share between threads. The first use in a process reads the font caches
/// (some milliseconds).
class PangoMeasure : public map::TextMeasure {
public:
    PangoMeasure();
    ~PangoMeasure() override;
    PangoMeasure(PangoMeasure const&) = delete;
    PangoMeasure& operator=(PangoMeasure const&) = delete;

    /// Width of the line, ascent and descent of the font's first family, in millimetres.
    /// ErrorKind::internal for a size that is not a finite number; sizes are held between 0.1 and
    /// 5,000 points.
    map::TextSize measure(std::string const& text, map::Font const& font) const override;
    /// As "U+1F600", each once, in order of appearance.
    std::vector<std::string> missing_glyphs(std::string const& text,
                                            map::Font const& font) const override;
    std::string capitals(std::string const& text) const override;
    std::vector<std::string> letters(std::string const& text) const override;
    /// The family that is really used for Latin text of this font: another one than font.family if
    /// that is not installed, empty if there is no font at all.
    std::string resolved_family(map::Font const& font) const;

private:
    struct Cache;
    std::unique_ptr<Cache> cache_;
};

}  // namespace sitmap::render
