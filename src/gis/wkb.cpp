// SPDX-License-Identifier: MIT
#include "gis/wkb.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace sitmap::gis {

namespace {

enum Type : std::uint32_t {
    point = 1,
    line = 2,
    polygon = 3,
    multipoint = 4,
    multipolygon = 6,
    collection = 7
};

Error damaged(std::string const& cause)
{
    return Error{ErrorKind::input, "cannot read a geometry: " + cause};
}

/// Walks through the bytes; every read is checked against the end.
class Reader {
public:
    explicit Reader(std::string_view bytes) : rest_(bytes) {}

    struct Header {
        std::uint32_t type = 0;
        int dimensions = 2;
    };

    Header header()
    {
        if (rest_.empty() || (rest_[0] != 0 && rest_[0] != 1))
            throw damaged("its byte order mark is unknown");
        swapped_ = (rest_[0] == 1) != (std::endian::native == std::endian::little);
        rest_.remove_prefix(1);
        auto code = integer();
        Header found;
        // EWKB keeps Z, M and SRID in high bits; ISO adds 1000 for Z, 2000 for M, 3000 for both.
        found.dimensions +=
            static_cast<int>((code >> 31U) & 1U) + static_cast<int>((code >> 30U) & 1U);
        if ((code & 0x20000000U) != 0) {
            code &= 0xFFFFFFFU;
            integer();
        }
        code &= 0xFFFFFFFU;
        if (code / 1000 > 3) throw damaged("its type " + std::to_string(code) + " is unknown");
        constexpr std::array<int, 4> extra{0, 1, 1, 2};
        found.dimensions += extra[code / 1000];
        found.type = code % 1000;
        return found;
    }

    std::uint32_t integer() { return number<std::uint32_t>(); }

    /// A count of things of at least `size` bytes each, so that a lie cannot make us reserve
    /// memory.
    std::uint32_t count(std::size_t size)
    {
        auto const stated = integer();
        if (stated > rest_.size() / size) throw damaged("it ends too early");
        return stated;
    }

    LonLat position(int dimensions)
    {
        LonLat found;
        found.lon = number<double>();
        found.lat = number<double>();
        for (int i = 2; i < dimensions; ++i) number<double>();
        return found;
    }

    Line positions(int dimensions)
    {
        auto const size = count(static_cast<std::size_t>(dimensions) * sizeof(double));
        Line points;
        points.reserve(size);
        for (std::uint32_t i = 0; i < size; ++i) points.push_back(position(dimensions));
        return points;
    }

private:
    template <typename T>
    T number()
    {
        std::array<char, sizeof(T)> bytes{};
        if (rest_.size() < bytes.size()) throw damaged("it ends too early");
        std::memcpy(bytes.data(), rest_.data(), bytes.size());
        rest_.remove_prefix(bytes.size());
        if (swapped_) std::ranges::reverse(bytes);
        return std::bit_cast<T>(bytes);
    }

    std::string_view rest_;
    bool swapped_ = false;
};

/// Everything of a geometry, whatever its type.
struct Parts {
    std::vector<LonLat> points;
    std::vector<Line> lines;
    PolygonSet polygons;
};

void read_polygon(Reader& reader, int dimensions, Parts& parts)
{
    RingSet rings;
    auto const count = reader.count(sizeof(std::uint32_t));
    for (std::uint32_t i = 0; i < count; ++i) {
        auto ring = reader.positions(dimensions);
        // The first ring is the outer one even if it is empty: its holes have nothing to be cut out
        // of.
        if (i == 0 || !ring.empty()) rings.push_back(std::move(ring));
    }
    if (!rings.empty() && !rings.front().empty()) parts.polygons.push_back(std::move(rings));
}

void read_geometry(Reader& reader, Parts& parts, int depth)
{
    if (depth > max_nesting)
        throw damaged("it is nested deeper than " + std::to_string(max_nesting) + " levels");
    auto const [type, dimensions] = reader.header();
    if (type == Type::point) {
        parts.points.push_back(reader.position(dimensions));
        return;
    }
    if (type == Type::line) {
        parts.lines.push_back(reader.positions(dimensions));
        return;
    }
    if (type == Type::polygon || type == 17) return read_polygon(reader, dimensions, parts);
    bool const of_parts =
        (type >= Type::multipoint && type <= Type::collection) || type == 15 || type == 16;
    if (!of_parts) throw damaged("its type " + std::to_string(type) + " is a curve or unknown");
    auto const count = reader.count(5);
    for (std::uint32_t i = 0; i < count; ++i) read_geometry(reader, parts, depth + 1);
}

Parts read_parts(std::string_view wkb)
{
    Parts parts;
    if (wkb.empty()) return parts;
    Reader reader{wkb};
    read_geometry(reader, parts, 0);
    return parts;
}

}  // namespace

PolygonSet polygons_from_wkb(std::string_view wkb)
{
    return read_parts(wkb).polygons;
}

std::vector<Line> lines_from_wkb(std::string_view wkb)
{
    auto lines = read_parts(wkb).lines;
    std::erase_if(lines, [](Line const& line) { return line.size() < 2; });
    return lines;
}

std::optional<LonLat> point_from_wkb(std::string_view wkb)
{
    auto const parts = read_parts(wkb);
    bool const only_point =
        parts.points.size() == 1 && parts.lines.empty() && parts.polygons.empty();
    if (!only_point) return {};
    auto const where = parts.points.front();
    // An empty point is written as two NaN.
    if (std::isnan(where.lon) && std::isnan(where.lat)) return {};
    return where;
}

std::string_view type_of_wkb(std::string_view wkb)
{
    static constexpr std::array<std::string_view, 8> names{
        "geometry",   "point",     "line",         "polygon",
        "multipoint", "multiline", "multipolygon", "geometry collection"};
    if (wkb.empty()) return "no geometry";
    auto const type = Reader{wkb}.header().type;
    return type < names.size() ? names[type] : names[0];
}

bool is_finite(Line const& line)
{
    return std::ranges::all_of(line, is_finite_position);
}

bool is_finite(PolygonSet const& shape)
{
    return std::ranges::all_of(shape, [](RingSet const& rings) {
        return std::ranges::all_of(rings, [](Ring const& ring) { return is_finite(ring); });
    });
}

}  // namespace sitmap::gis
