// SPDX-License-Identifier: MIT
#include "render/edited_labels.hpp"

#include "base/error.hpp"
#include "base/handle.hpp"
#include "base/text.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <cmath>
#include <memory>
#include <numbers>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace sitmap::render {
namespace {

constexpr std::size_t deepest = 256;
constexpr std::size_t largest = 256u << 20;  // bytes

/// x' = a x + c y + e, y' = b x + d y + f, as in SVG.
struct Matrix {
    double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

    map::Point operator()(map::Point p) const
    {
        return {a * p.x + c * p.y + e, b * p.x + d * p.y + f};
    }
    Matrix operator*(Matrix const& m) const
    {
        return {a * m.a + c * m.b, b * m.a + d * m.b,     a * m.c + c * m.d,
                b * m.c + d * m.d, a * m.e + c * m.f + e, b * m.e + d * m.f + f};
    }
};

std::vector<double> numbers_in(std::string_view text)
{
    std::vector<double> values;
    while (!text.empty()) {
        auto const from = text.find_first_not_of(", \t\r\n");
        if (from == std::string_view::npos) break;
        text.remove_prefix(from);
        auto const word = text.substr(0, text.find_first_of(", \t\r\n"));
        auto const value = parse_number(word);
        if (!value)
            throw Error{ErrorKind::input, "'" + shorten(clean(word), 60) + "' is not a number"};
        values.push_back(*value);
        text.remove_prefix(word.size());
    }
    return values;
}

std::optional<Matrix> matrix_of(std::string_view name, std::vector<double> const& v)
{
    auto const radians = [](double degrees) { return degrees * std::numbers::pi / 180; };
    auto const n = v.size();
    if (name == "matrix" && n == 6) return Matrix{v[0], v[1], v[2], v[3], v[4], v[5]};
    if (name == "translate" && (n == 1 || n == 2))
        return Matrix{1, 0, 0, 1, v[0], n == 2 ? v[1] : 0};
    if (name == "scale" && (n == 1 || n == 2))
        return Matrix{v[0], 0, 0, n == 2 ? v[1] : v[0], 0, 0};
    if (name == "skewX" && n == 1) return Matrix{1, 0, std::tan(radians(v[0])), 1, 0, 0};
    if (name == "skewY" && n == 1) return Matrix{1, std::tan(radians(v[0])), 0, 1, 0, 0};
    if (name != "rotate" || (n != 1 && n != 3)) return {};
    auto const turn = radians(v[0]);
    Matrix const rotated{std::cos(turn), std::sin(turn), -std::sin(turn), std::cos(turn), 0, 0};
    if (n == 1) return rotated;
    return Matrix{1, 0, 0, 1, v[1], v[2]} * rotated * Matrix{1, 0, 0, 1, -v[1], -v[2]};
}

Matrix parse_transform(std::string_view text)
{
    Matrix whole;
    for (;;) {
        auto const open = text.find('(');
        if (open == std::string_view::npos) return whole;
        auto const close = text.find(')', open);
        auto name = text.substr(0, open);
        name.remove_prefix(std::min(name.find_first_not_of(", \t\r\n"), name.size()));
        auto const part =
            close == std::string_view::npos
                ? std::nullopt
                : matrix_of(trim(name), numbers_in(text.substr(open + 1, close - open - 1)));
        if (!part)
            throw Error{ErrorKind::input, "unknown transform '" + shorten(clean(text), 60) + "'"};
        whole = whole * *part;
        text.remove_prefix(close + 1);
    }
}

struct Attributes {
    XML_Char const** pairs;
    std::optional<std::string_view> find(std::string_view name) const
    {
        for (auto const** pair = pairs; *pair; pair += 2)
            if (name == *pair) return pair[1];
        return {};
    }
};

/// What is known while the file is read from top to bottom. Expat is C: an error (its cause alone)
/// is kept and thrown afterwards.
struct Reading {
    XML_Parser parser = nullptr;
    std::vector<Matrix> transforms{Matrix{}};
    std::vector<EditedLabel> labels;
    std::optional<std::size_t> text_depth;  // of the label that is open
    bool has_line = false;                  // the label's own lines say where it is
    bool saw_svg = false;
    std::optional<Error> error;

    void open(std::string_view name, Attributes attributes);
    void place(Attributes attributes);
};

void Reading::place(Attributes attributes)
{
    auto const x = attributes.find("x");
    auto const y = attributes.find("y");
    if (!x || !y) return;
    auto const xs = numbers_in(*x);
    auto const ys = numbers_in(*y);
    if (!xs.empty() && !ys.empty()) labels.back().at = transforms.back()({xs[0], ys[0]});
}

void Reading::open(std::string_view name, Attributes attributes)
{
    if (!saw_svg && name != "svg") throw Error{ErrorKind::input, "it is not an SVG"};
    saw_svg = true;
    if (transforms.size() > deepest)
        throw Error{ErrorKind::input, "it has more than 256 elements in one another"};
    auto const transform = attributes.find("transform");
    transforms.push_back(transform ? transforms.back() * parse_transform(*transform)
                                   : transforms.back());
    if (text_depth) {
        // Inkscape puts the words into a line of their own, which it moves with the text.
        if (name == "tspan" && !std::exchange(has_line, true)) place(attributes);
        return;
    }
    auto const id = attributes.find("data-id");
    if (name != "text" || !id) return;
    labels.push_back({std::string(*id), transforms.back()({0, 0}), {}});
    if (auto const drawn = attributes.find("data-at")) {
        auto const point = numbers_in(*drawn);
        if (point.size() == 2) labels.back().drawn_at = map::Point{point[0], point[1]};
    }
    text_depth = transforms.size();
    has_line = false;
    place(attributes);
}

void on_start(void* data, XML_Char const* name, XML_Char const** pairs) noexcept
{
    auto& reading = *static_cast<Reading*>(data);
    if (reading.error) return;
    try {
        reading.open(name, Attributes{pairs});
    } catch (Error const& error) {
        reading.error = error;
        XML_StopParser(reading.parser, XML_FALSE);
    }
}

void on_end(void* data, XML_Char const*) noexcept
{
    auto& reading = *static_cast<Reading*>(data);
    if (reading.error) return;
    if (reading.text_depth == reading.transforms.size()) reading.text_depth.reset();
    reading.transforms.pop_back();
}

void on_text(void* data, XML_Char const* text, int length) noexcept
{
    auto& reading = *static_cast<Reading*>(data);
    if (reading.text_depth)
        reading.labels.back().text.append(text, static_cast<std::size_t>(length));
}

}  // namespace

std::vector<EditedLabel> read_labels(std::string const& svg, std::string const& file)
{
    auto const refused = [&](ErrorKind kind, std::string const& cause) {
        return Error{kind, fmt::format("cannot read labels from '{}': {}", clean(file), cause)};
    };
    if (svg.size() > largest) throw refused(ErrorKind::limit, "it is larger than 256 MiB");
    using Parser = std::unique_ptr<std::remove_pointer_t<XML_Parser>, Releaser<XML_ParserFree>>;
    Parser const parser{XML_ParserCreate("UTF-8")};
    if (!parser) throw refused(ErrorKind::internal, "Expat gives no memory");
    Reading reading;
    reading.parser = parser.get();
    XML_SetUserData(parser.get(), &reading);
    XML_SetElementHandler(parser.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser.get(), on_text);
    auto const status = XML_Parse(parser.get(), svg.data(), static_cast<int>(svg.size()), XML_TRUE);
    if (reading.error) throw refused(reading.error->kind(), reading.error->what());
    if (status != XML_STATUS_OK)
        throw refused(ErrorKind::input,
                      fmt::format("line {}: {}", XML_GetCurrentLineNumber(parser.get()),
                                  XML_ErrorString(XML_GetErrorCode(parser.get()))));
    return std::move(reading.labels);
}

}  // namespace sitmap::render
