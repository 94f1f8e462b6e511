// SPDX-License-Identifier: MIT
#include "cli/command_style.hpp"

#include "base/outfile.hpp"
#include "style/style_file.hpp"

namespace sitmap::cli {

Outcome run_style(StyleOptions const& options)
{
    std::string text;
    if (options.list)
        for (auto const& name : style::style_names()) text += name + "\n";
    else
        text = style::effective(style::read_style(options.name));
    OutFile out("-", Overwrite::replace);
    out.write(text);
    out.publish();
    return {};
}

}  // namespace sitmap::cli
