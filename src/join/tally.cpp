// SPDX-License-Identifier: MIT
#include "join/tally.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>

namespace sitmap::join {

namespace {

constexpr std::size_t months_of_the_calendar = 120'000;
constexpr std::size_t most_cells = 100'000'000;
constexpr double unit = ExactSum::unit;  // shares as whole numbers, exact to add in any order

/// Each of `addends` numbers is off by half a unit at most: only the decimals that hold are given,
/// nine for up to four numbers.
double held(double sum, std::int64_t addends)
{
    constexpr double most_decimals = 9;
    constexpr double exact_whole = 9007199254740992.0;  // 2^53: beyond, a double has no decimals
    double const error = static_cast<double>(std::max<std::int64_t>(addends, 1)) / unit;
    double const decimals = std::clamp(std::floor(-std::log10(error)), 0.0, most_decimals);
    double const power = std::round(std::pow(10.0, decimals));
    return sum * power < exact_whole ? std::round(sum * power) / power : sum;
}

}  // namespace

Tally::Tally(std::size_t areas, std::optional<DateInterval> const& period)
    : areas_(areas), period_(period), slots_(months_of_the_calendar, -1)
{
}

Tally::Counts& Tally::new_slot(Month month)
{
    if ((months_.size() + 1) * std::max<std::size_t>(areas_, 1) > most_cells)
        throw Error{ErrorKind::limit, "cannot tally: more than 100 million areas x months occur",
                    "limit the period with --from and --to"};
    slots_[static_cast<std::size_t>(month.number)] = static_cast<std::int32_t>(months_.size());
    months_.push_back({month, std::vector<std::int64_t>(areas_), {}, {}, {}});
    return months_.back();
}

Tally::Counts& Tally::counts(Month month)
{
    auto const slot = slots_[static_cast<std::size_t>(month.number)];
    return slot < 0 ? new_slot(month) : months_[static_cast<std::size_t>(slot)];
}

void Tally::add(std::size_t area, Month month, double weight)
{
    add(area, month);
    add_weight(counts(month), area, weight, 1);
}

void Tally::add_weight(Counts& there, std::size_t area, double weight, double share) const
{
    if (!(weight > 0)) return;
    there.sums.resize(areas_);
    there.spread_sums.resize(areas_);
    if (share >= 1) there.sums[area].add(weight);
    there.spread_sums[area].add(weight * share);
}

void Tally::add(Occurrence const& record)
{
    if (period_ && !period_->meets(record.when)) return;
    auto const days = period_ ? DateInterval{std::max(record.when.first, period_->first),
                                             std::min(record.when.last, period_->last)}
                              : record.when;
    double const in_period = static_cast<double>(days.days()) / record.when.days();
    auto const first = month_of(days.first), last = month_of(days.last);
    bool const is_one_month = first == last && days == record.when;
    for (auto month = first; month <= last; month = month.next()) {
        auto& there = counts(month);
        double const in_month = in_period * share_in_month(days, month);
        for (auto const& [area, share] : record.places) {
            add_weight(there, area, record.weight, share * in_month);
            if (is_one_month && share >= 1) {
                ++there.certain[area];
                continue;
            }
            if (there.spread.empty()) there.spread.resize(areas_);
            ++there.spread[area].possible;
            there.spread[area].expected += std::llround(share * in_month * unit);
        }
    }
}

void Tally::merge(Tally const& other)
{
    for (auto const& from : other.months_) {
        auto& to = counts(from.month);
        std::ranges::transform(to.certain, from.certain, to.certain.begin(), std::plus{});
        if (!from.sums.empty()) {
            to.sums.resize(areas_);
            to.spread_sums.resize(areas_);
            for (std::size_t area = 0; area < areas_; ++area) {
                to.sums[area].add(from.sums[area]);
                to.spread_sums[area].add(from.spread_sums[area]);
            }
        }
        if (from.spread.empty()) continue;
        to.spread.resize(areas_);
        std::ranges::transform(to.spread, from.spread, to.spread.begin(), [](Spread a, Spread b) {
            return Spread{a.possible + b.possible, a.expected + b.expected};
        });
    }
}

std::vector<TallyRow> Tally::rows() const
{
    std::vector<Counts const*> listed;
    for (auto const& c : months_) listed.push_back(&c);
    std::ranges::sort(listed, {}, [](Counts const* c) { return c->month; });
    std::vector<TallyRow> rows;
    for (std::size_t area = 0; area < areas_; ++area)
        for (auto const* c : listed) {
            auto const spread = c->spread.empty() ? Spread{} : c->spread[area];
            auto const n = c->certain[area];
            if (n + spread.possible == 0) continue;
            auto const possible = n + spread.possible;
            double const expected =
                static_cast<double>(n) + static_cast<double>(spread.expected) / unit;
            rows.push_back({area, c->month, n, possible, held(expected, spread.possible)});
            if (c->sums.empty()) continue;
            rows.back().sum = held(c->sums[area].value(), n);
            rows.back().sum_expected = held(c->spread_sums[area].value(), possible);
        }
    return rows;
}

std::vector<TallyRow> tally(std::span<Placed const> placed, std::size_t areas,
                            std::optional<DateInterval> const& period)
{
    Tally counts(areas, period);
    for (auto const& p : placed) counts.add(Occurrence{p.shares, p.incident.when});
    return counts.rows();
}

}  // namespace sitmap::join
