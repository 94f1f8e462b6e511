// SPDX-License-Identifier: MIT
#include "cli/command_style.hpp"

#include "style/style_file.hpp"

namespace sitmap::cli {

Outcome run_style(StyleOptions const& options)
{
    std::string text;
    if (options.list)
        for (auto const& name : style::style_names()) text += name + "\n";
    else
        text = style::effective(style::read_style(options.name));
    Outcome outcome;
    if (options.output != "-") outcome.outputs.push_back(options.output);
    OutFile out(options.output, options.overwrite);
    if (options.dry_run) return outcome;
    out.write(text);
    out.publish();
    return outcome;
}

}  // namespace sitmap::cli
