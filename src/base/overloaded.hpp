// SPDX-License-Identifier: MIT
// base/overloaded.hpp: several lambdas as one visitor of a variant, one for each of its kinds.
#pragma once

namespace sitmap {

template <typename... Visitors>
struct Overloaded : Visitors... {
    using Visitors::operator()...;
};
template <typename... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>;

}  // namespace sitmap
