// SPDX-License-Identifier: MIT
#include "map/sheet_frame.hpp"

#include "base/text.hpp"
#include "map/words.hpp"

namespace sitmap::map {

namespace {

std::string const& first_stated(std::string const& a, std::string const& b, std::string const& c)
{
    return !a.empty() ? a : !b.empty() ? b : c;
}

}  // namespace

Footer footer_of(Material const& material, Page const& page, std::string const& projection,
                 DrawnLayers const& drawn)
{
    return footer_for({material.style, material.measure}, page,
                      footer_words(material, projection, drawn), material.run_id);
}

SheetFrame frame_for(Material const& material, study::Sheet const& sheet, Page const& page,
                     std::string const& projection, double panel_share, DrawnLayers const& drawn,
                     std::optional<AsOf> const& as_of)
{
    Writer const writer{material.style, material.measure};
    auto const title =
        clean(first_stated(sheet.title, material.study.title, default_title(material)));
    auto const subtitle =
        clean(first_stated(sheet.subtitle, material.study.subtitle, default_subtitle(material)));
    SheetFrame frame{
        page,
        header_for(writer, page, title, subtitle,
                   as_of.value_or(AsOf{as_of_words(material), "", writer.style.as_of})),
        footer_of(material, page, projection, drawn),
        {}};
    frame.slots = lay_out(page, frame.header.height, frame.footer.height, panel_share);
    return frame;
}

std::string projection_for_room(study::Study const& study)
{
    return study.projection.empty() ? "+proj=aea +lat_1=-88.8 +lat_2=-88.8" : study.projection;
}

void name_projection(SheetFrame& frame, Material const& material, std::string const& projection,
                     DrawnLayers const& drawn)
{
    frame.footer = footer_of(material, frame.page, projection, drawn);
}

Scene scene_for(Material const& material, SheetFrame const& frame)
{
    Scene scene;
    scene.width = frame.page.width;
    scene.height = frame.page.height;
    scene.paper = material.style.paper;
    scene.title = join_words(frame.header.title, " ");
    scene.subject = join_words(frame.header.subtitle, " ");
    scene.run_id = material.run_id;
    return scene;
}

void add_header_and_footer(Scene& scene, Material const& material, SheetFrame const& frame)
{
    Writer const writer{material.style, material.measure};
    add_header(scene.root, writer, frame.header, frame.slots);
    add_footer(scene.root, writer, frame.footer, frame.slots);
}

}  // namespace sitmap::map
