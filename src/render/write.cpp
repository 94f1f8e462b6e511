// SPDX-License-Identifier: MIT
#include "render/write.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "render/pdf.hpp"
#include "render/png.hpp"
#include "render/svg.hpp"
#include "render/svg_editable.hpp"

namespace sitmap::render {

Format format_of(std::string const& path)
{
    auto const name = to_lower_ascii(path);
    if (name.ends_with(".png")) return Format::png;
    if (name.ends_with("-editable.svg")) return Format::svg_editable;
    if (name.ends_with(".svg")) return Format::svg;
    if (name.ends_with(".pdf")) return Format::pdf;
    throw Error{ErrorKind::usage, "cannot write '" + path + "': its ending names no picture format",
                "use .png, .svg, .pdf or -editable.svg"};
}

std::string encode(map::Scene const& scene, Format format, WriteOptions const& options)
{
    switch (format) {
        case Format::png: return png(scene, {options.dpi, options.size});
        case Format::svg: return svg(scene);
        case Format::svg_editable: return svg_editable(scene);
        case Format::pdf: return pdf(scene);
    }
    throw Error{ErrorKind::internal, "cannot write a picture: unknown format"};
}

void write(map::Scene const& scene, std::string const& path, WriteOptions const& options)
{
    auto const format = format_of(path);
    OutFile file{path, options.overwrite};
    file.write(std::string_view(encode(scene, format, options)));
    file.publish();
}

}  // namespace sitmap::render
