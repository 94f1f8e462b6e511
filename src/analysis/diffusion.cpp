// SPDX-License-Identifier: MIT
#include "analysis/diffusion.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace sitmap::analysis {

namespace {

using Lists = std::span<std::vector<std::size_t> const>;

constexpr int never = -1'000'000;

/// For each area and month the last month, up to and with this one, in which the area was active.
class Activity {
public:
    Activity(std::size_t areas, int months)
        : months_(static_cast<std::size_t>(months)), last_(areas * months_, never)
    {
    }

    void set(std::size_t area, int month)
    {
        last_[area * months_ + static_cast<std::size_t>(month)] = month;
    }
    /// To be called once after all `set`.
    void carry_on()
    {
        for (std::size_t i = 0; i < last_.size(); ++i)
            if (i % months_ != 0 && last_[i] == never) last_[i] = last_[i - 1];
    }
    bool active(std::size_t area, int month) const { return last(area, month) == month; }
    /// Active in one of the `memory` months before.
    bool recent(std::size_t area, int month, int memory) const
    {
        return last(area, month - 1) >= month - memory;
    }
    int last(std::size_t area, int month) const
    {
        return last_[area * months_ + static_cast<std::size_t>(month)];
    }

private:
    std::size_t months_;
    std::vector<int> last_;
};

void classify(Typology& counts, Activity const& activity, std::span<std::size_t const> neighbours,
              std::size_t area, int month, int memory)
{
    if (activity.recent(area, month, memory)) {
        ++counts.persistence;
        return;
    }
    bool was_near = false;
    bool still_near = false;
    for (std::size_t const other : neighbours) {
        if (!activity.recent(other, month, memory)) continue;
        was_near = true;
        still_near = still_near || activity.active(other, month);
    }
    ++(still_near ? counts.expansion : was_near ? counts.relocation : counts.leap);
}

void count_dyads(Typology& counts, Activity const& activity,
                 std::span<std::size_t const> neighbours, std::size_t area, int month)
{
    if (!activity.active(area, month)) return;
    bool const stays = activity.active(area, month + 1);
    for (std::size_t const other : neighbours)
        if (!activity.active(other, month) && activity.active(other, month + 1))
            ++(stays ? counts.escalation_pairs : counts.relocation_pairs);
}

Typology count(Activity const& activity, Lists neighbours, int months, int memory)
{
    Typology counts;
    for (std::size_t area = 0; area < neighbours.size(); ++area) {
        for (int month = memory; month < months; ++month) {
            if (activity.active(area, month))
                classify(counts, activity, neighbours[area], area, month, memory);
            else if (activity.last(area, month) == month - memory)
                ++counts.cessation;
        }
        for (int month = 0; month + 1 < months; ++month)
            count_dyads(counts, activity, neighbours[area], area, month);
    }
    return counts;
}

void check(std::span<AreaMonth const> events, Lists neighbours, int months, int memory)
{
    if (memory < 1 || months < 0)
        throw Error{
            ErrorKind::internal,
            fmt::format("cannot classify spread: memory of {} in {} months", memory, months)};
    for (auto const& event : events)
        if (event.area >= neighbours.size() || event.month < 0 || event.month >= months)
            throw Error{
                ErrorKind::internal,
                fmt::format("cannot classify spread: event in area {} and month {} is outside",
                            event.area, event.month)};
}

/// By month, then area, so that the draws do not depend on the order of the records.
std::vector<AreaMonth> sorted_events(std::span<AreaMonth const> events)
{
    std::vector<AreaMonth> sorted(events.begin(), events.end());
    std::ranges::sort(sorted, {}, [](AreaMonth const& e) { return std::pair{e.month, e.area}; });
    return sorted;
}

std::vector<double> numbers(Typology const& t)
{
    return {static_cast<double>(t.persistence),     static_cast<double>(t.expansion),
            static_cast<double>(t.relocation),      static_cast<double>(t.leap),
            static_cast<double>(t.cessation),       static_cast<double>(t.escalation_pairs),
            static_cast<double>(t.relocation_pairs)};
}

}  // namespace

Typology typology(std::span<AreaMonth const> events, Lists neighbours, int months,
                  int memory_months)
{
    check(events, neighbours, months, memory_months);
    Activity activity{neighbours.size(), months};
    for (auto const& event : events) activity.set(event.area, event.month);
    activity.carry_on();
    return count(activity, neighbours, months, memory_months);
}

Diffusion diffusion(std::span<AreaMonth const> unsorted, Lists neighbours, int months,
                    int memory_months, Draws draws)
{
    auto const events = sorted_events(unsorted);
    Diffusion result;
    result.memory_months = memory_months;
    result.months = months;
    result.events = events.size();
    result.observed = typology(events, neighbours, months, memory_months);
    Activity now{neighbours.size(), months};
    for (auto const& event : events) now.set(event.area, event.month);
    for (std::size_t area = 0; area < neighbours.size(); ++area)
        for (int month = 0; month < months; ++month)
            result.active_unit_months += now.active(area, month) ? 1 : 0;
    if (events.empty()) return result;

    auto const chances = against_chance(
        events.size(),
        [&](std::span<std::uint32_t const> order) {
            Activity activity{neighbours.size(), months};
            for (std::size_t i = 0; i < events.size(); ++i)
                activity.set(events[i].area, events[order[i]].month);
            activity.carry_on();
            return numbers(count(activity, neighbours, months, memory_months));
        },
        draws);
    std::array<Chance*, 7> const into{
        &result.persistence, &result.expansion,        &result.relocation,      &result.leap,
        &result.cessation,   &result.escalation_pairs, &result.relocation_pairs};
    for (std::size_t i = 0; i < into.size(); ++i) *into[i] = chances[i];
    return result;
}

}  // namespace sitmap::analysis
