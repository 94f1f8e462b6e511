// SPDX-License-Identifier: MIT
#include "map/label_candidates.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sitmap::map {

namespace {

using std::numbers::pi;
constexpr double most_turn = 22;  // degrees between letters: more tears a word apart
constexpr double least_room =
    0.8;  // of a letter's width, at half its height: less runs it into the next

/// A line in even steps, smoothed so that letters do not follow each bend.
class Course {
public:
    Course(std::span<Point const> line, double step, int window) : step_(step)
    {
        std::vector<Point> const raw = even(line, step);
        auto const n = static_cast<int>(raw.size());
        for (int i = 0; i < n; ++i) {
            int const reach = std::min({window, i, n - 1 - i});
            Point sum;
            for (int k = i - reach; k <= i + reach; ++k) {
                sum.x += raw[static_cast<std::size_t>(k)].x;
                sum.y += raw[static_cast<std::size_t>(k)].y;
            }
            points_.push_back({sum.x / (2 * reach + 1), sum.y / (2 * reach + 1)});
            off_.push_back(distance(points_.back(), raw[static_cast<std::size_t>(i)]));
        }
        if (points_.empty() || points_.back().x >= points_.front().x) return;
        std::ranges::reverse(points_);
        std::ranges::reverse(off_);
    }
    double length() const
    {
        return points_.size() < 2 ? 0 : step_ * static_cast<double>(points_.size() - 1);
    }
    Point at(double where) const
    {
        double const place =
            std::clamp(where / step_, 0.0, static_cast<double>(points_.size() - 1));
        auto const i = std::min(static_cast<std::size_t>(place), points_.size() - 2);
        double const share = place - static_cast<double>(i);
        Point const a = points_[i];
        Point const b = points_[i + 1];
        return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
    }
    /// How far the true line runs from the course at a place.
    double off(double where) const
    {
        double const place =
            std::clamp(where / step_, 0.0, static_cast<double>(points_.size() - 1));
        return off_[static_cast<std::size_t>(place)];
    }
    double angle(double from, double to) const
    {
        Point const a = at(from);
        Point const b = at(to);
        return std::atan2(b.y - a.y, b.x - a.x) * 180 / pi;
    }

private:
    static std::vector<Point> even(std::span<Point const> line, double step)
    {
        std::vector<Point> points;
        double left = 0;  // way still to go to the next point
        for (std::size_t i = 1; i < line.size(); ++i) {
            double const d = distance(line[i - 1], line[i]);
            if (!(d > 0) || !std::isfinite(d) || d > 1e5) continue;
            for (; left <= d; left += step) {
                double const share = left / d;
                points.push_back({line[i - 1].x + (line[i].x - line[i - 1].x) * share,
                                  line[i - 1].y + (line[i].y - line[i - 1].y) * share});
            }
            left -= d;
        }
        return points;
    }
    double step_;
    std::vector<Point> points_;
    std::vector<double> off_;
};

double turn_between(double a, double b)
{
    double const turn = std::abs(b - a);
    return turn > 180 ? 360 - turn : turn;
}

/// Bounds of a letter that stands on `foot` and is turned by `degrees`.
Box turned_box(Point foot, double width, TextSize const& size, double degrees)
{
    double const c = std::cos(degrees * pi / 180);
    double const s = std::sin(degrees * pi / 180);
    std::vector<Point> corners;
    for (double const x : {0.0, width})
        for (double const y : {-size.ascent, size.descent})
            corners.push_back({foot.x + x * c - y * s, foot.y + x * s + y * c});
    return bounds_of(corners);
}

/// Letters from `start` on; no boxes if the course bends too much.
Candidate set_along(Course const& course, LabelRequest const& r, double start)
{
    Candidate candidate;
    auto const& letters = r.letters;
    TextSize const& size = r.sizes[0];
    double const lift = size.descent + 0.25;  // mm: descenders stay off the line
    double where = start;
    double before = 0;
    Point last_middle;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        double const width = r.advances[i];
        double const angle = course.angle(where, where + std::max(width, 0.5));
        double const turn = i == 0 ? 0 : turn_between(before, angle);
        // Where the line swings to and fro its name would lie across it.
        double const off = course.off(where + width / 2);
        if (turn > most_turn || std::abs(angle) > 100 || off > 0.7 * r.height) return {};
        double const steep = std::abs(angle) / 90 / static_cast<double>(letters.size());
        candidate.cost += 0.02 * turn + 0.1 * off / r.height + 1.5 * steep;
        Point const on = course.at(where);
        Point const foot{on.x + lift * std::sin(angle * pi / 180),
                         on.y - lift * std::cos(angle * pi / 180)};
        // On the inner side of a bend letters lean together.
        Point const middle{foot.x + 0.4 * size.ascent * std::sin(angle * pi / 180),
                           foot.y - 0.4 * size.ascent * std::cos(angle * pi / 180)};
        if (i > 0 && distance(middle, last_middle) < least_room * r.advances[i - 1]) return {};
        last_middle = middle;
        candidate.letters.push_back({letters[i], foot, angle});
        candidate.boxes.push_back(turned_box(foot, width, size, angle));
        before = angle;
        where += width;
    }
    return candidate;
}

}  // namespace

std::vector<Candidate> curved_candidates(LabelRequest const& r)
{
    constexpr std::size_t most = 16;
    std::vector<Candidate> found;
    if (r.sizes.empty() || r.letters.empty()) return found;
    double length = 0;
    for (double const advance : r.advances) length += advance;
    double const step = std::max(0.4, r.height / 6);
    for (Outline const& line : r.shape) {
        Course const course{line.points, step, static_cast<int>(r.height / step)};
        double const room = course.length() - length;
        if (!(room > 0)) continue;
        double const stride = std::max(1.0, room / 200);
        for (double start = 0; start <= room; start += stride) {
            auto candidate = set_along(course, r, start);
            if (candidate.boxes.empty()) continue;
            candidate.cost += 0.5 * std::abs(start - room / 2) / (room / 2);
            found.push_back(std::move(candidate));
        }
    }
    std::ranges::stable_sort(found, {}, &Candidate::cost);
    if (found.size() > most) found.resize(most);
    return found;
}

}  // namespace sitmap::map
