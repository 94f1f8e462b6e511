// SPDX-License-Identifier: MIT
#include "gis/date_condition.hpp"

#include "base/columns.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <vector>

namespace sitmap::gis {

namespace {

enum class Kind { word, text, name, sign };  // date, '2022', "date", >=

struct Token {
    Kind kind = Kind::sign;
    std::string_view written;
};

bool is_of_word(char c)
{
    bool const is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    return is_letter || (c >= '0' && c <= '9') || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

/// Behind the quote that closes the one at `at`; a doubled one stands for itself.
std::size_t behind_quote(std::string_view text, std::size_t at)
{
    char const quote = text[at];
    for (++at; at < text.size(); ++at) {
        if (text[at] != quote) continue;
        if (at + 1 >= text.size() || text[at + 1] != quote) return at + 1;
        ++at;
    }
    return text.size();
}

std::vector<Token> tokens_of(std::string_view text)
{
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < text.size();) {
        char const c = text[at];
        auto end = at + 1;
        auto kind = Kind::sign;
        if (c == '\'' || c == '"') {
            kind = c == '"' ? Kind::name : Kind::text;
            end = behind_quote(text, at);
        } else if (is_of_word(c)) {
            kind = Kind::word;
            while (end < text.size() && is_of_word(text[end])) ++end;
        }
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
            tokens.push_back({kind, text.substr(at, end - at)});
        at = end;
    }
    return tokens;
}

std::string_view unquoted(Token const& token)
{
    bool const is_quoted = token.kind == Kind::text || token.kind == Kind::name;
    return is_quoted && token.written.size() >= 2
               ? token.written.substr(1, token.written.size() - 2)
               : token.written;
}

bool is_word(Token const& token, std::string_view word)
{
    return token.kind == Kind::word && to_lower_ascii(token.written) == word;
}

}  // namespace

std::optional<std::string> number_beside_date(std::string_view condition,
                                              std::span<std::string const> date_columns)
{
    auto const tokens = tokens_of(condition);
    auto const is_date = [&](Token const& token) {
        if (token.kind != Kind::word && token.kind != Kind::name) return false;
        auto const name = to_lower_ascii(unquoted(token));
        return std::ranges::any_of(
            date_columns, [&](auto const& column) { return to_lower_ascii(column) == name; });
    };
    auto const is_number = [](Token const& token) {
        return (token.kind == Kind::word || token.kind == Kind::text) &&
               parse_number(trim(unquoted(token))).has_value();
    };
    std::vector<bool> calls;  // one an open parenthesis: whether a function's
    bool has_date = false, is_between = false;
    std::string number;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        auto const& token = tokens[i];
        bool const parts = is_word(token, "or") || (is_word(token, "and") && !is_between);
        if (is_word(token, "and") || is_word(token, "or")) is_between = false;
        if (is_word(token, "between")) is_between = true;
        if (parts) {
            has_date = false;
            number.clear();
        } else if (token.written == "(") {
            bool const follows_word = i > 0 && tokens[i - 1].kind == Kind::word;
            calls.push_back(follows_word && !is_word(tokens[i - 1], "in") &&
                            !is_word(tokens[i - 1], "and") && !is_word(tokens[i - 1], "or") &&
                            !is_word(tokens[i - 1], "not"));
        } else if (token.written == ")" && !calls.empty()) {
            calls.pop_back();
        } else if (std::ranges::count(calls, true) == 0) {
            has_date = has_date || is_date(token);
            if (number.empty() && is_number(token)) number = token.written;
        }
        if (has_date && !number.empty()) return number;
    }
    return {};
}

std::optional<std::string> name_of_twins(std::string_view condition,
                                         std::span<std::string const> columns)
{
    auto const twins = twins_of(columns);
    for (auto const& token : tokens_of(condition)) {
        if (token.kind != Kind::word && token.kind != Kind::name) continue;
        auto const column = find_column(columns, unquoted(token));
        if (column && twins[*column]) return std::string(unquoted(token));
    }
    return {};
}

}  // namespace sitmap::gis
