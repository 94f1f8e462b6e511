// SPDX-License-Identifier: MIT
// map/vision.hpp: how colours look to readers with colour-vision deficiencies and in grey, and how
// far apart two colours are.
#pragma once

#include "style/colour.hpp"

namespace sitmap::map {

using style::Colour;

enum class Vision { normal, protan, deutan, tritan, grey };
/// A colour as seen with complete dichromacy (Machado, Oliveira & Fernandes 2009, severity 1), or
/// in grey.
Colour seen_by(Vision vision, Colour colour);
/// CIE L*, 0 to 100 (D65).
double lightness(Colour colour);
/// Colour difference CIEDE2000 (Sharma, Wu & Dalal 2005); about 2 is just seen side by side, 10 is
/// plain.
double difference(Colour a, Colour b);
/// Mixed in CIELAB, which keeps steps of a ramp even to the eye.
Colour blend(Colour a, Colour b, double amount);

}  // namespace sitmap::map
