// SPDX-License-Identifier: MIT
#include "map/symbols.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <set>

namespace sitmap::map {
namespace {

constexpr Shape all_shapes[] = {Shape::circle,   Shape::square,  Shape::triangle, Shape::diamond,
                                Shape::pentagon, Shape::hexagon, Shape::star,     Shape::cross};
constexpr Filling all_fillings[] = {Filling::solid, Filling::half, Filling::hollow,
                                    Filling::crossed, Filling::dotted};

/// Corners of an outline with its cubic pieces drawn out.
std::vector<Point> flattened(Outline const& outline)
{
    if (!outline.curved) return outline.points;
    std::vector<Point> points;
    for (std::size_t i = 0; i + 3 < outline.points.size(); i += 3)
        for (int k = 0; k < 16; ++k) {
            double const t = k / 16.0, u = 1 - t;
            auto const* p = &outline.points[i];
            auto const mix = [&](double a, double b, double c, double d) {
                return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
            };
            points.push_back(
                {mix(p[0].x, p[1].x, p[2].x, p[3].x), mix(p[0].y, p[1].y, p[2].y, p[3].y)});
        }
    points.push_back(outline.points.back());
    return points;
}

TEST(Symbols, HaveOneAreaWhateverTheShape)
{
    double const disc = std::numbers::pi * 1.6 * 1.6;
    for (Shape const shape : all_shapes) {
        auto const points = flattened(shape_outline(shape, 3.2));
        EXPECT_NEAR(std::abs(ring_area(points)), disc, disc * 0.005) << to_text(shape);
        for (Point const p : points)
            EXPECT_LE(std::hypot(p.x, p.y), shape_reach(shape, 3.2) * 1.15) << to_text(shape);
    }
}

TEST(Symbols, StandOnTheirPlace)
{
    for (Shape const shape : all_shapes) {
        auto const points = flattened(shape_outline(shape, 2));
        double x = 0, y = 0;
        for (Point const p : points) {
            x += p.x;
            y += p.y;
        }
        EXPECT_NEAR(x, 0, 0.02 * static_cast<double>(points.size())) << to_text(shape);
        EXPECT_NEAR(y, 0, 0.02 * static_cast<double>(points.size())) << to_text(shape);
    }
}

TEST(Symbols, KnowTheirNames)
{
    for (Shape const shape : all_shapes) EXPECT_EQ(parse_shape(to_text(shape)), shape);
    EXPECT_FALSE(parse_shape("blob"));
}

TEST(Symbols, GiveEachClaimStateAFillingOfItsOwn)
{
    EXPECT_EQ(filling_of(ClaimState::confirmed), Filling::solid);
    EXPECT_EQ(filling_of(ClaimState::attributed), Filling::solid);
    std::set<Filling> const others{filling_of(ClaimState::claimed),
                                   filling_of(ClaimState::assessed), filling_of(ClaimState::denied),
                                   filling_of(ClaimState::reported), Filling::solid};
    EXPECT_EQ(others.size(), 5u);
}

/// Area painted in the category's colour, counting strokes as line length times width.
double inked(std::vector<Path> const& parts, Colour colour)
{
    double sum = 0;
    for (Path const& part : parts)
        if (part.fill && std::get<Colour>(*part.fill) == colour)
            for (auto const& outline : part.outlines)
                sum += std::abs(ring_area(flattened(outline)));
    return sum;
}

TEST(Symbols, FillByClaimSoThatStatesDifferInGrey)
{
    MarkerLook look;
    look.colour = {200, 80, 0};
    for (Shape const shape : all_shapes) {
        double const solid = inked(marker(shape, Filling::solid, 4, look), look.colour);
        double const half = inked(marker(shape, Filling::half, 4, look), look.colour);
        EXPECT_GT(half, solid * 0.2) << to_text(shape);
        EXPECT_LT(half, solid * 0.6) << to_text(shape);
        EXPECT_EQ(inked(marker(shape, Filling::hollow, 4, look), look.colour), 0) << to_text(shape);
        EXPECT_GT(inked(marker(shape, Filling::dotted, 4, look), look.colour), solid * 0.04)
            << to_text(shape);
        EXPECT_EQ(marker(shape, Filling::crossed, 4, look).size(),
                  marker(shape, Filling::hollow, 4, look).size() + 1);
    }
}

TEST(Symbols, FillTheLowerHalf)
{
    MarkerLook look;
    look.colour = {200, 80, 0};
    for (Path const& part : marker(Shape::circle, Filling::half, 4, look))
        if (part.fill && std::get<Colour>(*part.fill) == look.colour) {
            for (Point const p : part.outlines[0].points) EXPECT_GE(p.y, -1e-9);
        }
}

TEST(Symbols, MarkADisputedRecordBesideTheShape)
{
    MarkerLook look;
    auto const plain = marker(Shape::square, Filling::solid, 3, look).size();
    look.disputed = true;
    auto const parts = marker(Shape::square, Filling::solid, 3, look);
    ASSERT_EQ(parts.size(), plain + 2);
    Box const cross = bounds_of(parts.back().outlines);
    EXPECT_GT(cross.centre().x, 1);
    EXPECT_LT(cross.centre().y, -1);
}

TEST(Symbols, KeepEveryFillingWithinOneSize)
{
    MarkerLook look;
    for (Filling const filling : all_fillings)
        for (Path const& part : marker(Shape::square, filling, 4, look)) {
            Box const box = bounds_of(part.outlines);
            EXPECT_LE(box.width, 4 * shape_reach(Shape::square, 1) * std::numbers::sqrt2 + 1e-9);
        }
}

TEST(Symbols, GrowWithTheirValue)
{
    EXPECT_DOUBLE_EQ(diameter_for(100, 100, 12, 2), 12);
    EXPECT_DOUBLE_EQ(diameter_for(25, 100, 12, 1, Scaling::area), 6);
    EXPECT_NEAR(diameter_for(25, 100, 12, 1), 12 * std::pow(0.25, 0.5716), 1e-9);
    EXPECT_GT(diameter_for(50, 100, 12, 1, Scaling::area), diameter_for(50, 100, 12, 1));
}

TEST(Symbols, ClampHostileSizes)
{
    double const inf = std::numeric_limits<double>::infinity();
    for (double const value : {0.0, -5.0, std::nan("")})
        EXPECT_EQ(diameter_for(value, 100, 12, 2), 2);
    for (double const value : {1e300, inf}) EXPECT_EQ(diameter_for(value, 100, 12, 2), 12);
    EXPECT_EQ(diameter_for(5, inf, 12, 2), 2);
    EXPECT_EQ(diameter_for(5, 0, 12, 2), 2);
}

TEST(Symbols, RoundDownToOneTwoFive)
{
    for (auto const& [value, round] : std::map<double, double>{
             {183, 100}, {60, 50}, {50, 50}, {49, 20}, {3, 2}, {1, 1}, {0.9, 0}, {1000, 1000}})
        EXPECT_EQ(round_below(value), round) << value;
    EXPECT_EQ(round_below(std::nan("")), 0);
    EXPECT_EQ(round_below(std::numeric_limits<double>::infinity()), 0);
}

TEST(Symbols, MoveAsAWhole)
{
    auto const path = moved(disc({1, 2}, 3, Colour{}, {}), {10, 20});
    auto const still = disc({11, 22}, 3, Colour{}, {});
    EXPECT_NEAR(bounds_of(path.outlines).centre().x, bounds_of(still.outlines).centre().x, 1e-12);
    EXPECT_NEAR(bounds_of(path.outlines).centre().y, bounds_of(still.outlines).centre().y, 1e-12);
}

}  // namespace
}  // namespace sitmap::map
