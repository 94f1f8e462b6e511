// SPDX-License-Identifier: MIT
#include "gis/arrow_values.hpp"

#include <gtest/gtest.h>

#include <array>

namespace sitmap::gis {
namespace {

template <typename T>
std::string text(char const* format, T value, std::uint8_t valid = 1)
{
    std::array<void const*, 2> buffers{&valid, &value};
    ArrowArray array{};
    array.length = 1;
    array.null_count = valid ? 0 : 1;
    array.n_buffers = 2;
    array.buffers = buffers.data();
    std::string store;
    return std::string(text_at(array, arrow_type(format), 0, store));
}

TEST(ArrowValues, AreWrittenExactly)
{
    EXPECT_EQ(text<std::int64_t>("l", -9223372036854775807), "-9223372036854775807");
    EXPECT_EQ(text<std::int32_t>("i", 7), "7");
    EXPECT_EQ(text<std::int16_t>("s", -7), "-7");
    EXPECT_EQ(text<std::uint8_t>("b", 1), "1");
    EXPECT_EQ(text<double>("g", 0.1), "0.1");
    EXPECT_EQ(text<float>("f", 0.1f), "0.1");
    EXPECT_EQ(text<std::int32_t>("tdD", -1), "1969-12-31");
    EXPECT_EQ(text<std::int32_t>("ttm", 3723004), "01:02:03.004");
    EXPECT_EQ(text<std::int64_t>("tsm:", 1650240000000), "2022-04-18T00:00:00");
    EXPECT_EQ(text<std::int64_t>("tsm:", -1), "1969-12-31T23:59:59.999");
    EXPECT_EQ(text<std::int64_t>("tss:", 1650240000), "2022-04-18T00:00:00");
}

TEST(ArrowValues, AreEmptyForNullAndForTypesThatAreNoPlainValue)
{
    EXPECT_EQ(text<std::int64_t>("l", 5, 0), "");
    EXPECT_EQ(text<std::int64_t>("+l", 5), "");
}

}  // namespace
}  // namespace sitmap::gis
