// SPDX-License-Identifier: MIT
#include "render/versions.hpp"

#include <cairo.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sitmap::render {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::EndsWith;
using testing::StartsWith;

TEST(LibraryVersions, NamesCairoAndPangoAsLinked)
{
    EXPECT_THAT(library_versions(),
                ElementsAre(AllOf(StartsWith("cairo "), EndsWith(cairo_version_string())),
                            StartsWith("Pango 1.")));
}

}  // namespace
}  // namespace sitmap::render
