// SPDX-License-Identifier: MIT
#include "render/edited_labels.hpp"

#include "base/error.hpp"
#include "base/handle.hpp"
#include "base/text.hpp"
#include "base/units.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <array>
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
constexpr double pixel = millimetres_per_inch / 96;

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

/// A length in mm (SVG 1.1, section 7.10: px are 1/96 inch); nothing for one that hangs on what is
/// around it.
std::optional<double> length_in_mm(std::string_view text)
{
    static constexpr std::array<std::pair<std::string_view, double>, 7> units{
        {{"mm", 1},
         {"cm", 10},
         {"in", millimetres_per_inch},
         {"pt", millimetres_per_inch / points_per_inch},
         {"pc", millimetres_per_inch / 6},
         {"px", pixel},
         {"", pixel}}};
    text = trim(text);
    auto const end = text.find_last_of("0123456789.") + 1;  // 0: there is no number
    auto const value = parse_number(text.substr(0, end));
    for (auto const& [unit, mm] : units)
        if (value && text.substr(end) == unit) return *value * mm;
    return {};
}

/// What the root says of its page.
void take_page(Attributes attributes, EditedDrawing& drawing)
{
    auto const width = attributes.find("width");
    auto const height = attributes.find("height");
    auto const wide = width ? length_in_mm(*width) : std::nullopt;
    auto const high = height ? length_in_mm(*height) : std::nullopt;
    if (wide && high) drawing.size = map::Point{*wide, *high};
    drawing.has_unknown_size = (width || height) && !drawing.size;
    auto const view = attributes.find("viewBox");
    if (!view) return;
    auto const values = numbers_in(*view);
    if (values.size() != 4)
        throw Error{ErrorKind::input, "unknown viewBox '" + shorten(clean(*view), 60) + "'"};
    drawing.view_box = map::Box{values[0], values[1], values[2], values[3]};
}

std::string words_of(std::optional<map::Box> const& box)
{
    if (!box) return "none";
    return fmt::format("{:.6g} {:.6g} {:.6g} {:.6g}", box->x, box->y, box->width, box->height);
}

/// Editors round the sizes of pages.
bool is_near(map::Point a, map::Point b)
{
    constexpr double tolerance = 0.002;
    return std::abs(a.x - b.x) <= tolerance * b.x && std::abs(a.y - b.y) <= tolerance * b.y;
}

/// Millimetres of the sheet for one unit of the drawing: its units are millimetres still, or the
/// whole page is as large as the sheet, also where px are 1/72 inch, as Illustrator has them.
std::optional<double> scale_of(EditedDrawing const& drawing, map::Box view, map::Point sheet)
{
    map::Point const units{view.width, view.height};
    constexpr double rounding = 0.0005;  // of the page, for its corner
    if (!(units.x > 0) || !(units.y > 0) || !(std::abs(view.x) <= rounding * units.x) ||
        !(std::abs(view.y) <= rounding * units.y))
        return {};
    if (is_near(units, sheet)) return 1;
    auto const page = drawing.size.value_or(map::Point{units.x * pixel, units.y * pixel});
    for (double const other : {1.0, 96.0 / 72}) {
        map::Point const size{page.x * other, page.y * other};
        auto const scale = size.x / units.x;
        if (is_near(size, sheet) && is_near({units.x * scale, units.y * scale}, sheet))
            return scale;
    }
    return {};
}

/// What is known while the file is read from top to bottom. Expat is C: an error (its cause alone)
/// is kept and thrown afterwards.
struct Reading {
    XML_Parser parser = nullptr;
    std::vector<Matrix> transforms{Matrix{}};
    EditedDrawing drawing;
    std::vector<EditedLabel>* last_of = nullptr;  // what the last text was added to
    std::optional<std::size_t> text_depth;        // of the label that is open
    bool has_line = false;                        // the label's own lines say where it is
    bool saw_svg = false;
    std::optional<Error> error;

    void open(std::string_view name, Attributes attributes);
    void begin_label(Attributes attributes);
    void place(Attributes attributes);
    EditedLabel& label() { return last_of->back(); }
};

void Reading::place(Attributes attributes)
{
    auto const x = attributes.find("x");
    auto const y = attributes.find("y");
    if (!x || !y) return;
    auto const xs = numbers_in(*x);
    auto const ys = numbers_in(*y);
    if (!xs.empty() && !ys.empty()) label().at = transforms.back()({xs[0], ys[0]});
}

void Reading::open(std::string_view name, Attributes attributes)
{
    if (!saw_svg && name != "svg") throw Error{ErrorKind::input, "it is not an SVG"};
    if (!std::exchange(saw_svg, true)) {
        take_page(attributes, drawing);
        drawing.sheet = attributes.find("data-sheet").value_or("");
    }
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
    if (name == "text") begin_label(attributes);
}

void Reading::begin_label(Attributes attributes)
{
    auto const id = attributes.find("data-id");
    auto const of = attributes.find("data-of");
    auto const drawn = attributes.find("data-at");
    if (!id && !drawn) return;
    last_of = id ? &drawing.labels : of ? &drawing.further : &drawing.nameless;
    last_of->push_back({std::string(id ? *id : of.value_or("")), transforms.back()({0, 0}), {}});
    if (drawn) {
        auto const point = numbers_in(*drawn);
        if (point.size() == 2) label().drawn_at = map::Point{point[0], point[1]};
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
    if (reading.text_depth) reading.label().text.append(text, static_cast<std::size_t>(length));
}

}  // namespace

EditedDrawing read_drawing(std::string const& svg, std::string const& file)
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
    return std::move(reading.drawing);
}

void fit_to_page(EditedDrawing& drawing, map::Point sheet, std::string const& file)
{
    if (!drawing.view_box && !drawing.size && !drawing.has_unknown_size) return;
    auto const view = drawing.view_box.value_or(map::Box{});
    auto const scale = scale_of(drawing, view, sheet);
    if (!scale) {
        auto const page = drawing.size.value_or(map::Point{view.width, view.height});
        throw Error{
            ErrorKind::input,
            fmt::format("cannot take labels from '{}': its page is {:.2f} x {:.2f} mm with the "
                        "viewBox {}, that of the sheet {:.2f} x {:.2f} mm",
                        clean(file), page.x, page.y, words_of(drawing.view_box), sheet.x, sheet.y),
            "name the --sheet, --page and --lang that it was drawn with, and save it with the same "
            "width, height and viewBox"};
    }
    for (auto* labels : {&drawing.labels, &drawing.nameless, &drawing.further})
        for (auto& label : *labels) label.at = {label.at.x * *scale, label.at.y * *scale};
}

}  // namespace sitmap::render
