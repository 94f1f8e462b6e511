// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "load/point_reader.hpp"
namespace sitmap::load {
std::unique_ptr<PointReader> open_layer_points(PointSource const& source)
{
    throw Error{ErrorKind::input, "cannot read '" + source.file + "'"};
}
}  // namespace sitmap::load
