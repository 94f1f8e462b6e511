// SPDX-License-Identifier: MIT
#include "map/classes.hpp"

#include "base/error.hpp"
#include "map/grouped.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace sitmap::map {

namespace {

/// Distinct values in order, with running sums for the squared deviation of any stretch of them.
struct Distinct {
    std::vector<double> values;
    std::vector<std::size_t>
        before;  // number of all values below values[i]; one longer than values
    std::vector<double> sum, squares;
};

Distinct distinct(std::vector<double> const& sorted)
{
    Distinct d{{}, {}, {0}, {0}};
    // Sums are taken around the middle value: squares of large, close values would lose their
    // digits.
    double const origin = sorted[sorted.size() / 2];
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        if (i == 0 || sorted[i] != sorted[i - 1]) {
            d.values.push_back(sorted[i]);
            d.before.push_back(i);
            d.sum.push_back(d.sum.back());
            d.squares.push_back(d.squares.back());
        }
        double const off = sorted[i] - origin;
        d.sum.back() += off;
        d.squares.back() += off * off;
    }
    d.before.push_back(sorted.size());
    return d;
}

/// Squared deviation within the distinct values first .. last - 1.
double deviation(Distinct const& d, std::size_t first, std::size_t last)
{
    double const n = static_cast<double>(d.before[last] - d.before[first]);
    double const sum = d.sum[last] - d.sum[first];
    return std::max(0.0, d.squares[last] - d.squares[first] - sum * sum / n);
}

/// Fisher's dynamic programme, one layer (one more class) at a time. The best last break moves to
/// the right with the end, so that each layer is solved by halving in n log n (Gronlund and others
/// 2017).
class Fisher {
public:
    explicit Fisher(Distinct const& d) : d_(d), cost_(d.values.size() + 1)
    {
        for (std::size_t end = 1; end < cost_.size(); ++end) cost_[end] = deviation(d, 0, end);
    }
    std::vector<std::size_t> starts(std::size_t classes)
    {
        std::size_t const n = d_.values.size();
        for (std::size_t k = 1; k < classes; ++k) {
            next_.assign(n + 1, std::numeric_limits<double>::infinity());
            start_.emplace_back(n + 1, k);
            solve(k + 1, n, k, n - 1);
            cost_ = next_;
        }
        std::vector<std::size_t> result(classes, 0);
        std::size_t end = n;
        for (std::size_t k = classes; k-- > 1;) end = result[k] = start_[k - 1][end];
        return result;
    }

private:
    void solve(std::size_t low, std::size_t high, std::size_t from, std::size_t to)
    {
        if (low > high) return;
        std::size_t const end = (low + high) / 2;
        std::size_t best = from;
        for (std::size_t start = from; start <= std::min(to, end - 1); ++start) {
            double const cost = cost_[start] + deviation(d_, start, end);
            if (cost >= next_[end]) continue;
            next_[end] = cost;
            best = start;
        }
        start_.back()[end] = best;
        if (end > low) solve(low, end - 1, from, best);
        solve(end + 1, high, best, to);
    }

    Distinct const& d_;
    std::vector<double> cost_, next_;
    std::vector<std::vector<std::size_t>> start_;
};

std::vector<double> jenks_edges(std::vector<double> const& sorted, std::size_t wanted)
{
    Distinct const d = distinct(sorted);
    auto const starts = Fisher{d}.starts(std::min(wanted, d.values.size()));
    std::vector<double> edges;
    for (std::size_t const start : starts) edges.push_back(d.values[start]);
    edges.push_back(sorted.back());
    return edges;
}

std::vector<double> quantile_edges(std::vector<double> const& sorted, std::size_t wanted)
{
    Distinct const d = distinct(sorted);
    std::vector<double> edges{sorted.front()};
    for (std::size_t k = 1; k < wanted; ++k) {
        double const target = static_cast<double>(k) * static_cast<double>(sorted.size()) /
                              static_cast<double>(wanted);
        auto const off = [&](std::size_t i) {
            return std::abs(static_cast<double>(d.before[i]) - target);
        };
        std::size_t best = 0;
        for (std::size_t i = 1; i < d.values.size(); ++i)
            if (off(i) < off(best)) best = i;
        if (d.values[best] > edges.back()) edges.push_back(d.values[best]);
    }
    edges.push_back(sorted.back());
    return edges;
}

std::vector<double> equal_edges(std::vector<double> const& sorted, std::size_t wanted)
{
    double const low = sorted.front();
    double const high = sorted.back();
    if (low == high) return {low, high};
    std::vector<double> edges;
    for (std::size_t k = 0; k < wanted; ++k)
        edges.push_back(low + (high - low) * static_cast<double>(k) / static_cast<double>(wanted));
    edges.push_back(high);
    return edges;
}

std::vector<double> head_tail_edges(std::vector<double> const& sorted, std::size_t wanted)
{
    std::vector<double> edges{sorted.front()};
    auto head = sorted.begin();
    while (edges.size() < wanted) {
        double const count = static_cast<double>(sorted.end() - head);
        double const mean = std::accumulate(head, sorted.end(), 0.0) / count;
        auto const next = std::upper_bound(head, sorted.end(), mean);
        double const share = static_cast<double>(sorted.end() - next) / count;
        // Jiang 2013: the break is worth making while the head is a minority (40 %).
        if (next == sorted.end() || share > 0.4) break;
        edges.push_back(*next);
        head = next;
    }
    edges.push_back(sorted.back());
    return edges;
}

/// Open at both ends, so that the classes are the same for other values; none wholly below `least`.
std::vector<double> given_edges(std::span<double const> given, double least)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    auto const above = std::ranges::upper_bound(given, least);
    bool const has_begin = above != given.begin();
    std::vector<double> edges{has_begin ? *std::prev(above) : -infinity};
    edges.insert(edges.end(), above, given.end());
    edges.push_back(infinity);
    return edges;
}

void check(ClassMethod method, int wanted, std::span<double const> given)
{
    if (wanted < 1 || wanted > 12)
        throw Error{ErrorKind::input,
                    fmt::format("cannot make {} classes: 1 to 12 can be told apart", wanted),
                    "set the number of classes between 3 and 7"};
    bool const rising = std::ranges::adjacent_find(given, std::greater_equal{}) == given.end() &&
                        std::ranges::all_of(given, [](double v) { return std::isfinite(v); });
    if (method == ClassMethod::given && (!rising || given.size() > 13))
        throw Error{
            ErrorKind::input,
            fmt::format("cannot use the class breaks '{}': they must rise", fmt::join(given, ", ")),
            "state at most 13 breaks from low to high"};
}

void count_members(Classes& classes, std::vector<double> const& sorted)
{
    std::size_t const count = classes.count();
    classes.members.assign(count, 0);
    classes.lows.assign(classes.edges.begin(), classes.edges.end() - 1);
    classes.highs.assign(classes.edges.begin() + 1, classes.edges.end());
    for (double const value : sorted) {
        auto const index = class_of(classes, value);
        if (!index) continue;
        if (classes.members[*index]++ == 0) classes.lows[*index] = value;
        classes.highs[*index] = value;
    }
}

struct Named {
    ClassMethod method;
    std::string_view key;
    std::string_view words;
};
constexpr std::array<Named, 5> methods{
    {{ClassMethod::quantile, "quantile", "equal numbers (quantiles)"},
     {ClassMethod::jenks, "jenks", "natural breaks (Jenks)"},
     {ClassMethod::equal, "equal", "equal widths"},
     {ClassMethod::given, "given", "given breaks"},
     {ClassMethod::head_tail, "head_tail", "head/tail breaks"}}};

Named const& named(ClassMethod method)
{
    return *std::ranges::find(methods, method, &Named::method);
}

std::string number(double value, int decimals)
{
    return decimals == 0 ? grouped(std::round(value)) : fmt::format("{:.{}f}", value, decimals);
}

}  // namespace

Classes classify(std::span<double const> values, ClassMethod method, int wanted,
                 std::span<double const> given, double least)
{
    check(method, wanted, given);
    std::vector<double> sorted;
    std::ranges::copy_if(values, std::back_inserter(sorted),
                         [](double v) { return std::isfinite(v); });
    Classes classes;
    classes.method = method;
    if (sorted.empty()) return classes;
    std::ranges::sort(sorted);
    classes.whole = std::ranges::all_of(sorted, [](double v) { return v == std::floor(v); });
    auto const count = static_cast<std::size_t>(wanted);
    switch (method) {
        case ClassMethod::quantile: classes.edges = quantile_edges(sorted, count); break;
        case ClassMethod::jenks: classes.edges = jenks_edges(sorted, count); break;
        case ClassMethod::equal: classes.edges = equal_edges(sorted, count); break;
        case ClassMethod::head_tail: classes.edges = head_tail_edges(sorted, count); break;
        case ClassMethod::given: classes.edges = given_edges(given, least); break;
    }
    count_members(classes, sorted);
    return classes;
}

std::optional<std::size_t> class_of(Classes const& classes, double value)
{
    auto const& edges = classes.edges;
    if (edges.empty() || !(value >= edges.front() && value <= edges.back())) return {};
    auto const above = std::upper_bound(edges.begin() + 1, edges.end() - 1, value);
    return static_cast<std::size_t>(above - edges.begin()) - 1;
}

std::string class_label(Classes const& classes, std::size_t index, int decimals)
{
    int const places = classes.whole ? 0 : decimals;
    auto const low = number(classes.lows.at(index), places);
    auto const high = number(classes.highs.at(index), places);
    if (low == high) return low;
    return low + (classes.lows[0] < 0 ? " to " : "–") + high;
}

std::string bounds_label(Classes const& classes, std::size_t index, double least)
{
    bool const is_last = index + 1 == classes.count();
    double const end = classes.edges.at(index + 1);
    double const low = index == 0 ? least : std::ceil(classes.edges.at(index));
    double const high = is_last ? std::floor(end) : std::ceil(end) - 1;
    if (low > high) return class_label(classes, index);
    if (std::isinf(high)) return number(low, 0) + " and more";
    return low == high ? number(low, 0) : number(low, 0) + "–" + number(high, 0);
}

std::string words(Classes const& classes, int decimals)
{
    if (classes.count() == 0) return "no classes: no values";
    std::vector<std::string> breaks;
    int const places = classes.whole && classes.method != ClassMethod::equal ? 0 : decimals;
    for (double const edge : classes.edges)
        if (std::isfinite(edge)) breaks.push_back(number(edge, places));
    return fmt::format("{} {}, {}{}{}", classes.count(), classes.count() == 1 ? "class" : "classes",
                       named(classes.method).words, breaks.empty() ? "" : ": ",
                       fmt::join(breaks, ", "));
}

std::string_view to_text(ClassMethod method)
{
    return named(method).key;
}

std::optional<ClassMethod> parse_class_method(std::string_view text)
{
    auto const found = std::ranges::find(methods, text, &Named::key);
    if (found == methods.end()) return {};
    return found->method;
}

}  // namespace sitmap::map
