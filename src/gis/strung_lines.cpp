// SPDX-License-Identifier: MIT
#include "gis/strung_lines.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <tuple>

namespace sitmap::gis {

namespace {

class Strings {
public:
    explicit Strings(std::span<Segment const> segments)
        : segments_(segments), is_used_(segments.size(), false)
    {
        ends_.reserve(2 * segments.size());
        for (std::size_t i = 0; i < segments.size(); ++i) {
            ends_.push_back({segments[i].from, i});
            ends_.push_back({segments[i].to, i});
        }
        std::ranges::sort(ends_, [](End const& a, End const& b) {
            return std::tie(a.at.lon, a.at.lat, a.segment) <
                   std::tie(b.at.lon, b.at.lat, b.segment);
        });
    }

    std::vector<Line> all()
    {
        std::vector<Line> lines;
        for (std::size_t i = 0; i < segments_.size(); ++i) {
            if (begins_at(segments_[i].from)) add(lines, i, segments_[i].from);
            if (begins_at(segments_[i].to)) add(lines, i, segments_[i].to);
        }
        // What is left are rings without a fork.
        for (std::size_t i = 0; i < segments_.size(); ++i) add(lines, i, segments_[i].from);
        return lines;
    }

private:
    struct End {
        LonLat at;
        std::size_t segment = 0;
    };

    std::span<End const> at(LonLat where) const
    {
        auto const before = [](LonLat a, LonLat b) {
            return std::tie(a.lon, a.lat) < std::tie(b.lon, b.lat);
        };
        // Not std::ranges::equal_range: clang 14 cannot make a span of what it gives.
        auto const first = std::ranges::lower_bound(ends_, where, before, &End::at);
        auto const last = std::ranges::upper_bound(ends_, where, before, &End::at);
        return {first, last};
    }

    bool begins_at(LonLat where) const { return at(where).size() != 2; }

    void add(std::vector<Line>& lines, std::size_t segment, LonLat start)
    {
        if (is_used_[segment]) return;
        Line line{start};
        for (std::optional<std::size_t> next = segment; next; next = unused_after(line.back())) {
            is_used_[*next] = true;
            auto const& [from, to] = segments_[*next];
            line.push_back(line.back() == from ? to : from);
        }
        lines.push_back(std::move(line));
    }

    /// The segment that the line runs on with; none at a fork, an end, or where a ring closes.
    std::optional<std::size_t> unused_after(LonLat where) const
    {
        auto const here = at(where);
        if (here.size() != 2) return {};
        for (auto const& end : here)
            if (!is_used_[end.segment]) return end.segment;
        return {};
    }

    std::span<Segment const> segments_;
    std::vector<bool> is_used_;
    std::vector<End> ends_;  // sorted by place
};

}  // namespace

std::vector<Line> string_together(std::span<Segment const> segments)
{
    return Strings(segments).all();
}

}  // namespace sitmap::gis
