// SPDX-License-Identifier: MIT
// analysis/defined.hpp: a result, or the words that say why there is none. No statistic of this
// room returns NaN or infinity: what is not defined is said.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace sitmap::analysis {

/// Why a number does not exist, for the reader: "all counts are equal".
struct Undefined {
    std::string why;
    friend bool operator==(Undefined const&, Undefined const&) = default;
};

/// Either a T or an Undefined. Used like std::optional; `why()` is empty when there is a value.
template <typename T>
class Defined {
public:
    Defined(T value) : state_(std::move(value)) {}
    Defined(Undefined reason) : state_(std::move(reason)) {}

    bool has_value() const noexcept { return state_.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }
    T const& value() const& { return std::get<0>(state_); }
    T value() && { return std::get<0>(std::move(state_)); }
    T const& operator*() const& { return value(); }
    T operator*() && { return std::move(*this).value(); }  // a copy that outlives the temporary
    T const* operator->() const { return &value(); }
    std::string why() const { return has_value() ? std::string{} : std::get<1>(state_).why; }

private:
    std::variant<T, Undefined> state_;
};

/// Lower and upper limit, in the unit of the estimate it belongs to.
struct Interval {
    double low = 0;
    double high = 0;
    friend bool operator==(Interval const&, Interval const&) = default;
};

}  // namespace sitmap::analysis
