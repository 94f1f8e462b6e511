// SPDX-License-Identifier: MIT
#include "load/tables.hpp"

#include "base/columns.hpp"
#include "base/text.hpp"
#include "load/coordinates.hpp"
#include "load/csv_form.hpp"
#include "load/table.hpp"

#include <fmt/format.h>

#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace sitmap::load {

namespace {

/// The codes of languages that a table has columns name_<code> of.
std::vector<std::string> languages_of(Table const& table)
{
    constexpr std::string_view beginning = "name_";
    std::vector<std::string> codes;
    for (auto const& column : table.columns) {
        auto const name = to_lower_ascii(column);
        if (name.starts_with(beginning) && is_language_code(name.substr(beginning.size())))
            codes.push_back(name.substr(beginning.size()));
    }
    return codes;
}

class RowReader : public FieldReader {
public:
    RowReader(Table const& table, std::vector<std::string> const& required)
        : FieldReader(table, required), languages_(languages_of(table))
    {
    }
    NamesByLanguage other_names(Record const& record) const
    {
        NamesByLanguage names;
        for (auto const& code : languages_) names[code] = text(record, "name_" + code);
        return names;
    }

private:
    std::vector<std::string> languages_;
};

/// Reads every record of a small table by `make`, which objects through the reader.
template <typename T>
Loaded<T> read_rows(std::string const& path, std::vector<std::string> const& required,
                    std::function<T(RowReader&, Record const&)> const& make)
{
    Loaded<T> loaded;
    if (path.empty()) return loaded;
    auto table = read_table(path);
    check_names(table.columns, path);  // nobody can name a column of these
    for (std::string const which : {"", "origin_", "target_"})
        accept_decimal_comma(table, which + "lon", which + "lat");
    loaded.notices = table.notices;
    RowReader fields{table, required};
    for (auto const& record : table.records) {
        ++loaded.read;
        auto problem = record.trouble;
        if (problem.empty()) {
            auto row = make(fields, record);
            problem = fields.take_problem();
            if (problem.empty()) loaded.rows.push_back(std::move(row));
        }
        if (!problem.empty()) loaded.rejects.push_back({path, record.row, problem});
    }
    return loaded;
}

std::string needed(FieldReader& fields, Record const& record, std::string_view name)
{
    auto text = fields.text(record, name);
    if (text.empty()) fields.object(fmt::format("{} is empty", name));
    return text;
}

/// Later rows with an id that is taken are set aside, naming the first.
template <typename T>
void reject_duplicates(Loaded<T>& loaded, std::string const& path,
                       std::vector<std::int64_t> const& lines)
{
    std::map<std::string, std::int64_t> first;
    std::vector<T> kept;
    for (std::size_t i = 0; i < loaded.rows.size(); ++i) {
        auto& row = loaded.rows[i];
        auto const [known, is_new] = first.emplace(row.id, lines[i]);
        if (is_new)
            kept.push_back(std::move(row));
        else
            loaded.rejects.push_back(
                {path, lines[i],
                 fmt::format("the id '{}' is taken by row {}", row.id, known->second)});
    }
    loaded.rows = std::move(kept);
}

/// The same, for rows with an id that must be there once.
template <typename T>
Loaded<T> read_unique(std::string const& path, std::vector<std::string> const& required,
                      std::function<T(RowReader&, Record const&)> const& make)
{
    std::vector<std::int64_t> lines;
    auto loaded = read_rows<T>(path, required, [&](RowReader& fields, Record const& record) {
        auto row = make(fields, record);
        row.id = needed(fields, record, "id");
        auto const problem = fields.take_problem();
        if (problem.empty())
            lines.push_back(record.row);
        else
            fields.object(problem);
        return row;
    });
    reject_duplicates(loaded, path, lines);
    return loaded;
}

/// Of a count: "1 row speaks", "2 rows speak".
std::string rows_speak(std::size_t count)
{
    return fmt::format("{} row{}", count, count == 1 ? " speaks" : "s speak");
}

/// Takes out the rows whose record, which `id` is the member of, is not among these.
template <typename T>
Loaded<T> with_record(Loaded<T> table, std::string T::*id, std::string const& name,
                      std::span<Placed const> records, Accounting const& read)
{
    std::set<std::string_view> known;
    if (!table.rows.empty())
        for (auto const& record : records) known.insert(record.incident.id);
    std::set<std::string> strange;
    auto const gone = std::erase_if(table.rows, [&](T const& row) {
        bool const is_strange = !known.contains(row.*id);
        if (is_strange) strange.insert(row.*id);
        return is_strange;
    });
    table.left_out += static_cast<std::int64_t>(gone);
    if (gone == 0) return table;
    std::vector<std::string> const ids(strange.begin(), strange.end());
    std::string_view const end = read.outside > 0    ? ", or of one that the selection leaves out"
                                 : read.rejected > 0 ? ", or of a rejected one"
                                                     : "";
    table.notices.push_back({name, fmt::format("{} of no record{}{}", rows_speak(gone), end,
                                               read.outside > 0 ? "" : ": " + quoted_list(ids))});
    return table;
}

FireEnd fire_end(FieldReader& fields, Record const& record, std::string const& which)
{
    FireEnd end;
    end.place = fields.text(record, which + "_place");
    auto const where = fields.position(record, which + "_lon", which + "_lat");
    if (!where) fields.object(fmt::format("{}_lon and {}_lat are empty", which, which));
    end.where = where.value_or(LonLat{});
    end.radius_km = fields.number(record, which + "_radius_km").value_or(0);
    if (auto const problem = radius_problem(which + "_radius_km", end.radius_km); !problem.empty())
        fields.object(problem);
    end.inferred = fields.flag(record, which + "_inferred");
    return end;
}

}  // namespace

Loaded<Claim> claims(study::Study const& study)
{
    return read_rows<Claim>(study.incidents.claims, {"record", "who", "stance"},
                            [](auto& fields, auto const& record) {
                                Claim claim{.record = needed(fields, record, "record"),
                                            .who = needed(fields, record, "who"),
                                            .words = fields.text(record, "words"),
                                            .source = fields.text(record, "source")};
                                auto const word = fields.text(record, "stance");
                                auto const stance = parse_stance(word);
                                if (stance)
                                    claim.stance = *stance;
                                else
                                    fields.object(
                                        fmt::format("stance '{}' is not one of claims, attributes, "
                                                    "assesses, denies, admits in part, reports",
                                                    shorten(word, 40)));
                                return claim;
                            });
}

Loaded<FireEvent> fires(study::Study const& study)
{
    std::vector<std::string> const required{"id", "origin_lon", "origin_lat", "target_lon",
                                            "target_lat"};
    return read_unique<FireEvent>(study.incidents.fires, required,
                                  [](auto& fields, auto const& record) {
                                      FireEvent fire;
                                      fire.origin = fire_end(fields, record, "origin");
                                      fire.target = fire_end(fields, record, "target");
                                      fire.rounds = fields.whole(record, "rounds");
                                      fire.calibre_mm = fields.whole(record, "calibre_mm");
                                      fire.source = fields.text(record, "source");
                                      fire.note = fields.text(record, "note");
                                      return fire;
                                  });
}

Loaded<Claim> of_records(Loaded<Claim> claims, std::span<Placed const> records,
                         Accounting const& read)
{
    return with_record(std::move(claims), &Claim::record, "claims", records, read);
}

Loaded<FireEvent> of_records(Loaded<FireEvent> fires, std::span<Placed const> records,
                             Accounting const& read)
{
    return with_record(std::move(fires), &FireEvent::id, "fires", records, read);
}

Loaded<study::PublishedTotal> totals(study::Study const& study)
{
    return read_unique<study::PublishedTotal>(
        study.incidents.totals, {"id", "metric"}, [](auto& fields, auto const& record) {
            study::PublishedTotal total;
            using Total = study::PublishedTotal;
            static std::vector<std::pair<std::string Total::*, char const*>> const texts{
                {&Total::metric, "metric"},       {&Total::unit, "unit"},
                {&Total::qualifier, "qualifier"}, {&Total::area, "area"},
                {&Total::actor, "actor"},         {&Total::said_by, "said_by"},
                {&Total::source, "source"},       {&Total::words, "words"},
                {&Total::caveat, "caveat"},       {&Total::period, "period"},
                {&Total::series, "series"}};
            for (auto const& [member, name] : texts) total.*member = fields.text(record, name);
            total.low = fields.number(record, "low");
            total.high = fields.number(record, "high");
            if (total.low && total.high && *total.low > *total.high)
                fields.object("low is above high");
            return total;
        });
}

Loaded<Place> places(study::Study const& study)
{
    return read_rows<Place>(study.incidents.places, {"name", "lon", "lat"},
                            [](auto& fields, auto const& record) {
                                Place place;
                                place.name = needed(fields, record, "name");
                                place.other_names = fields.other_names(record);
                                place.country = fields.text(record, "country");
                                place.area = fields.text(record, "area");
                                place.rank = fields.whole(record, "rank").value_or(place.rank);
                                auto const where = fields.position(record, "lon", "lat");
                                if (!where) fields.object("the coordinates are empty");
                                place.where = where.value_or(LonLat{});
                                return place;
                            });
}

Loaded<AreaNames> names(study::Study const& study)
{
    return read_unique<AreaNames>(
        study.areas.names, {"id", "name"}, [](auto& fields, auto const& record) {
            AreaNames names;
            names.name = needed(fields, record, "name");
            names.other_names = fields.other_names(record);
            names.local_name = fields.text(record, "local_name");
            for (auto const& variant : split(fields.text(record, "variants"), '|'))
                if (!trim(variant).empty()) names.variants.emplace_back(trim(variant));
            return names;
        });
}

}  // namespace sitmap::load
