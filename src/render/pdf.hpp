// SPDX-License-Identifier: MIT
// render/pdf.hpp: scenes as pages of a PDF: vectors, real text, title and subject, no date of its
// own.
#pragma once

#include "map/scene.hpp"

#include <span>
#include <string>

namespace sitmap::render {

/// Longest side of a page that PDF readers accept: 14,400 points.
constexpr double longest_page = 5080;  // mm

/// Bytes of a PDF with one page. The same scene gives the same bytes. ErrorKind::usage for a page
/// that is not a positive number of millimetres or is longer than `longest_page`.
std::string pdf(map::Scene const& scene);
/// Bytes of a PDF with one page for each scene; the words are those of the first.
std::string pdf(std::span<map::Scene const* const> scenes);

}  // namespace sitmap::render
