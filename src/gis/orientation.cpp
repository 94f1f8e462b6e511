// SPDX-License-Identifier: MIT
#include "gis/orientation.hpp"

#include <array>
#include <cstddef>

namespace sitmap::gis {

namespace {

/// A sum of doubles that do not overlap, smallest first (Shewchuk 1997, sec. 2): its sign is that
/// of the last.
class Expansion {
public:
    void add(double term)
    {
        double carried = term;
        std::size_t kept = 0;
        for (std::size_t i = 0; i < size_; ++i) {
            double const sum = carried + parts_[i];
            double const shadow = sum - carried;
            double const error = (carried - (sum - shadow)) + (parts_[i] - shadow);
            if (error != 0) parts_[kept++] = error;
            carried = sum;
        }
        if (carried != 0) parts_[kept++] = carried;
        size_ = kept;
    }

    void add_product(double a, double b)
    {
        double const product = a * b;
        add(std::fma(a, b, -product));
        add(product);
    }

    int sign() const { return size_ == 0 ? 0 : parts_[size_ - 1] > 0 ? 1 : -1; }

private:
    std::array<double, 16> parts_{};
    std::size_t size_ = 0;
};

}  // namespace

int orientation_exact(LonLat a, LonLat b, LonLat c)
{
    // (a - c) x (b - c) multiplied out; c x c vanishes, so no difference is ever rounded.
    Expansion sum;
    sum.add_product(a.lon, b.lat);
    sum.add_product(-a.lat, b.lon);
    sum.add_product(b.lon, c.lat);
    sum.add_product(-b.lat, c.lon);
    sum.add_product(c.lon, a.lat);
    sum.add_product(-c.lat, a.lon);
    return sum.sign();
}

}  // namespace sitmap::gis
