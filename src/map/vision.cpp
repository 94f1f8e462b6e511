// SPDX-License-Identifier: MIT
#include "map/vision.hpp"

#include "style/srgb.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace sitmap::map {

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;
using style::to_channel;
using style::to_linear;

// Machado, Oliveira and Fernandes 2009, table 1, severity 1.0; for linear sRGB.
constexpr Matrix protan{{{0.152286, 1.052583, -0.204868},
                         {0.114503, 0.786281, 0.099216},
                         {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deutan{{{0.367322, 0.860646, -0.227968},
                         {0.280085, 0.672501, 0.047413},
                         {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix tritan{{{1.255528, -0.076749, -0.178779},
                         {-0.078411, 0.930809, 0.147602},
                         {0.004733, 0.691367, 0.303900}}};
// IEC 61966-2-1 (sRGB, D65) to CIE XYZ, and Rec. 709 luminance for grey.
constexpr Matrix xyz{{{0.4124564, 0.3575761, 0.1804375},
                      {0.2126729, 0.7151522, 0.0721750},
                      {0.0193339, 0.1191920, 0.9503041}}};
constexpr Matrix rgb{{{3.2404542, -1.5371385, -0.4985314},
                      {-0.9692660, 1.8760108, 0.0415560},
                      {0.0556434, -0.2040259, 1.0572252}}};
constexpr Matrix grey{
    {{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}}};
constexpr Triple white{0.95047, 1.0, 1.08883};
constexpr double radians = std::numbers::pi / 180;

Triple operator*(Matrix const& m, Triple const& v)
{
    Triple out{};
    for (std::size_t i = 0; i < 3; ++i) out[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
    return out;
}

Triple linear(Colour c)
{
    return {to_linear(c.red), to_linear(c.green), to_linear(c.blue)};
}

Colour colour_of(Triple const& v, std::uint8_t alpha)
{
    return {to_channel(v[0]), to_channel(v[1]), to_channel(v[2]), alpha};
}

/// CIE 1976 L* a* b*, D65.
Triple lab_of(Colour colour)
{
    auto const f = [](double t) {
        return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    };
    Triple const v = xyz * linear(colour);
    double const fx = f(v[0] / white[0]);
    double const fy = f(v[1] / white[1]);
    double const fz = f(v[2] / white[2]);
    return {116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
}

Colour colour_of_lab(Triple const& lab, std::uint8_t alpha)
{
    auto const f = [](double t) { return t > 6.0 / 29 ? t * t * t : (116 * t - 16) * 27 / 24389; };
    double const fy = (lab[0] + 16) / 116;
    Triple const v{white[0] * f(fy + lab[1] / 500), white[1] * f(fy),
                   white[2] * f(fy - lab[2] / 200)};
    return colour_of(rgb * v, alpha);
}

double hue(double a, double b)
{
    if (a == 0 && b == 0) return 0;
    double const degrees = std::atan2(b, a) / radians;
    return degrees < 0 ? degrees + 360 : degrees;
}

double power7_share(double c)
{
    return std::sqrt(std::pow(c, 7) / (std::pow(c, 7) + std::pow(25.0, 7)));
}

/// Chroma and hue of a colour with its a* stretched as CIEDE2000 asks.
struct Polar {
    double lightness, chroma, hue;
};

Polar polar(Triple const& lab, double stretch)
{
    double const a = lab[1] * stretch;
    return {lab[0], std::hypot(a, lab[2]), map::hue(a, lab[2])};
}

double hue_step(Polar const& p, Polar const& q)
{
    if (p.chroma * q.chroma == 0) return 0;
    double const step = q.hue - p.hue;
    if (step > 180) return step - 360;
    return step < -180 ? step + 360 : step;
}

double mean_hue(Polar const& p, Polar const& q)
{
    double const sum = p.hue + q.hue;
    if (p.chroma * q.chroma == 0) return sum;
    if (std::abs(p.hue - q.hue) <= 180) return sum / 2;
    return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
}

}  // namespace

Colour seen_by(Vision vision, Colour colour)
{
    switch (vision) {
        case Vision::normal: return colour;
        case Vision::protan: return colour_of(protan * linear(colour), colour.alpha);
        case Vision::deutan: return colour_of(deutan * linear(colour), colour.alpha);
        case Vision::tritan: return colour_of(tritan * linear(colour), colour.alpha);
        case Vision::grey: return colour_of(grey * linear(colour), colour.alpha);
    }
    return colour;
}

double lightness(Colour colour)
{
    return lab_of(colour)[0];
}

// Formula and signs after Sharma, Wu and Dalal 2005, equations 2 to 22.
double difference(Colour a, Colour b)
{
    Triple const la = lab_of(a);
    Triple const lb = lab_of(b);
    double const chroma = (std::hypot(la[1], la[2]) + std::hypot(lb[1], lb[2])) / 2;
    double const stretch = 1 + 0.5 * (1 - power7_share(chroma));
    Polar const p = polar(la, stretch);
    Polar const q = polar(lb, stretch);
    double const dl = q.lightness - p.lightness;
    double const dc = q.chroma - p.chroma;
    double const dh = 2 * std::sqrt(p.chroma * q.chroma) * std::sin(hue_step(p, q) / 2 * radians);
    double const l = (p.lightness + q.lightness) / 2;
    double const c = (p.chroma + q.chroma) / 2;
    double const h = mean_hue(p, q);
    double const t = 1 - 0.17 * std::cos((h - 30) * radians) + 0.24 * std::cos(2 * h * radians) +
                     0.32 * std::cos((3 * h + 6) * radians) -
                     0.20 * std::cos((4 * h - 63) * radians);
    double const turn = 30 * std::exp(-std::pow((h - 275) / 25, 2));
    double const sl = 1 + 0.015 * std::pow(l - 50, 2) / std::sqrt(20 + std::pow(l - 50, 2));
    double const sc = 1 + 0.045 * c;
    double const sh = 1 + 0.015 * c * t;
    double const rt = -std::sin(2 * turn * radians) * 2 * power7_share(c);
    return std::sqrt(std::pow(dl / sl, 2) + std::pow(dc / sc, 2) + std::pow(dh / sh, 2) +
                     rt * (dc / sc) * (dh / sh));
}

Colour blend(Colour a, Colour b, double amount)
{
    if (amount <= 0) return a;
    if (amount >= 1) return b;
    Triple const la = lab_of(a);
    Triple const lb = lab_of(b);
    Triple mixed{};
    for (std::size_t i = 0; i < 3; ++i) mixed[i] = la[i] + (lb[i] - la[i]) * amount;
    auto const alpha =
        static_cast<std::uint8_t>(std::lround(a.alpha + (b.alpha - a.alpha) * amount));
    return colour_of_lab(mixed, alpha);
}

}  // namespace sitmap::map
