// SPDX-License-Identifier: MIT
#include "gis/kml_attributes.hpp"

#include "base/columns.hpp"
#include "base/infile.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace sitmap::gis {

namespace {

/// The names of the attributes as they come.
class Names {
public:
    /// Looks at the elements that begin before `end`.
    void take(std::string_view text, std::size_t end)
    {
        for (auto at = text.find('<'); at < end; at = text.find('<', at + 1)) {
            auto const rest = text.substr(at + 1, longest_element);
            auto element = rest.substr(0, rest.find_first_of(" \t\r\n/>"));
            element.remove_prefix(std::min(element.find(':') + 1, element.size()));
            if (element == "TimeStamp" || element == "TimeSpan") add(element);
            if (element == "Data" || element == "SimpleData") add(name_in(rest));
        }
    }
    std::vector<std::string> const& list() const { return names_; }

    static constexpr std::size_t longest_element = 1024;

private:
    static std::string_view name_in(std::string_view element)
    {
        constexpr std::string_view attribute = "name=";
        element = element.substr(0, element.find('>'));
        auto const at = element.find(attribute);
        if (at == element.npos || at + attribute.size() == element.size()) return "Data";
        auto const value = element.substr(at + attribute.size());
        return value.substr(1, value.find(value.front(), 1) - 1);
    }
    void add(std::string_view name)
    {
        if (std::ranges::find(names_, name) == names_.end()) names_.emplace_back(name);
    }

    std::vector<std::string> names_;
};

std::vector<std::string> unread_names(std::string const& path)
{
    constexpr std::size_t block = 1 << 20;
    constexpr std::size_t most = 100;
    InFile file{path};
    Names names;
    std::string text(Names::longest_element, ' ');
    for (bool more = true; more && names.list().size() < most;) {
        text.erase(0, text.size() - Names::longest_element);
        text.resize(Names::longest_element + block);
        auto const got = file.read(std::span(text).subspan(Names::longest_element));
        text.resize(Names::longest_element + got);
        more = got == block;
        names.take(text, more ? block : text.size());
    }
    return names.list();
}

}  // namespace

std::string unread_in_kml(std::string const& path)
{
    if (!to_lower_ascii(path).ends_with(".kml")) return {};
    auto const names = unread_names(path);
    if (names.empty()) return {};
    return "of a KML name and description are read, not " + quoted_list(names) +
           ": convert it, for example: ogr2ogr out.gpkg in.kml";
}

}  // namespace sitmap::gis
