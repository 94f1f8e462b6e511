// SPDX-License-Identifier: MIT
// map/ramps.hpp: colour ramps (ColorBrewer by Cynthia Brewer, viridis family, Okabe-Ito), how
// colours look to readers with colour-vision deficiencies, and how far apart two colours are.
#pragma once

#include "style/colour.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap::map {

using style::Colour;

enum class RampKind { sequential, diverging, qualitative };

/// Names in alphabetical order.
std::vector<std::string> ramp_names(RampKind kind);
/// `count` colours, light to dark (sequential: low to high value; viridis family: dark to light).
/// Sequential and diverging ramps are interpolated in CIELAB between their published stops; a
/// qualitative one gives its first colours. Throws ErrorKind::input for an unknown name (naming the
/// nearest) or more colours than a qualitative ramp has.
std::vector<Colour> ramp(std::string_view name, int count);
RampKind ramp_kind(std::string_view name);
/// rows x columns, row-major: `columns` colours of a sequential ramp, each row paler toward
/// `ground` (row 0 = surest).
std::vector<Colour> bivariate(std::string_view name, int columns, int rows, Colour ground);

enum class Vision { normal, protan, deutan, tritan, grey };
/// A colour as seen with complete dichromacy (Machado, Oliveira & Fernandes 2009, severity 1), or
/// in grey.
Colour seen_by(Vision vision, Colour colour);
/// CIE L*, 0 to 100 (D65).
double lightness(Colour colour);
/// Colour difference CIEDE2000 (Sharma, Wu & Dalal 2005); about 2 is just seen side by side, 10 is
/// plain.
double difference(Colour a, Colour b);
/// The smallest difference of any two colours under one kind of vision.
double smallest_difference(std::span<Colour const> colours, Vision vision);
/// Mixed in CIELAB, which keeps steps of a ramp even to the eye.
Colour blend(Colour a, Colour b, double amount);

}  // namespace sitmap::map
