// SPDX-License-Identifier: MIT
#include "gis/kml_attributes.hpp"

#include "tests/support/text_file.hpp"

#include <gmock/gmock.h>

using sitmap::gis::unread_in_kml;
using sitmap::test::text_file;
using testing::HasSubstr;

TEST(KmlAttributes, AreNamedWhereTheyAreNotRead)
{
    auto const path = text_file("a.kml", R"(<kml:kml><Placemark><name>a</name><ExtendedData>
<SchemaData><SimpleData name="date">2022</SimpleData><kml:SimpleData name='deaths'>7</kml:SimpleData>
</SchemaData><Data name="date"/></ExtendedData><TimeStamp><when>2022</when></TimeStamp>)");
    EXPECT_THAT(unread_in_kml(path), HasSubstr("are read, not 'date', 'deaths', 'TimeStamp': convert it"));
}

TEST(KmlAttributes, AreFoundBehindTheFirstMegabyte)
{
    for (std::size_t const before : {(1u << 20) - 8u, 1u << 20, 3000000u}) {
        auto const path =
            text_file("late.kml", std::string(before, ' ') + R"(<Data name="id"><value>)");
        EXPECT_THAT(unread_in_kml(path), HasSubstr("'id'")) << before;
    }
}

TEST(KmlAttributes, AreNotMissedWhereThereAreNone)
{
    auto const plain = "<kml><Placemark><name>Data</name></Placemark></kml>";
    EXPECT_EQ(unread_in_kml(text_file("plain.KML", plain)), "");
    EXPECT_EQ(unread_in_kml(text_file("a.csv", R"(<Data name="id">)")), "");
}
