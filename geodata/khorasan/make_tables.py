#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""geodata/khorasan/make_tables.py: derives the tables of the study from the raw tables.

Usage: make_tables.py [-o FOLDER]

Reads incidents.csv, totals.csv and provinces.csv of the folder raw/ beside it. Writes incidents.csv, claims.csv, fires.csv,
totals.csv and names.csv. What a table says of who claims or denies a record cannot be read off the raw columns by rule
alone; those few rows stand in STATEMENTS below, each with the words they come from.
"""
import argparse
import csv
import pathlib
import re

PUBLISHER = {  # source file of a record -> who published it, and when
    "000_3aa3bfc23594a89e.txt": "ISW (2021)",
    "001_0e47c6efed59c1eb.txt": "ISW (2022)",
    "002_daf4b44c2f2599e1.txt": "Stimson (2021)",
    "003_26111ca3d771ce9a.txt": "USIP (2021)",
    "004_2a6debd87233a6a8.txt": "The Diplomat (2022)",
}
PLACE_PRECISION = {"exact site": "site", "border area": "district", "province centroid": "area"}
CLAIM = {"likely": "assessed"}

INCIDENT_COLUMNS = (
    "id date date_precision place area country lon lat place_precision radius_km category weapon actor target scope "
    "deaths_low deaths_high injured_low injured_high casualty_note claim claim_by source publisher summary note").split()
CLAIM_COLUMNS = "record who stance words source".split()
FIRE_COLUMNS = (
    "id origin_place origin_lon origin_lat origin_radius_km origin_inferred target_place target_lon target_lat "
    "target_radius_km target_inferred rounds calibre_mm source note").split()
TOTAL_COLUMNS = (
    "id series metric low high unit qualifier period area actor said_by source words caveat").split()
NAME_COLUMNS = (
    "id country name name_fa name_ps local_name iso_name un_region capital variants label_lon label_lat area_km2 "
    "ocha_pcode borders").split()

ISW_2022 = "001_0e47c6efed59c1eb.txt"
# record -> (who, stance, words, source file). Replaces what the rule of `claims` would say for the record.
STATEMENTS = {
    "S-020": [("ISKP", "claims", "title of the cited BBC item, 3 Aug 2020", "002_daf4b44c2f2599e1.txt"),
              ("Stimson", "attributes", "credited to the planning of al-Muhajir", "002_daf4b44c2f2599e1.txt")],
    "S-025": [("ISKP", "claims", "took responsibility", "002_daf4b44c2f2599e1.txt")],
    "S-048": [("ISKP (magazine)", "claims", "counts two diplomats among its victims", "004_2a6debd87233a6a8.txt")],
    "S-053": [("ISW", "assesses", "claimed by nobody; the manner fits earlier ISKP attacks", ISW_2022)],
    "S-054": [("ISW", "assesses", "claimed by nobody; the manner fits earlier ISKP attacks", ISW_2022)],
    "S-055": [("ISKP media", "claims", "celebrated the attack", ISW_2022),
              ("Taliban", "denies", "says that it did not happen", ISW_2022),
              ("Uzbekistan", "denies", "says that it did not happen", ISW_2022),
              ("ISW", "attributes", "ten 107 mm rockets from the north of Afghanistan toward Termez; probably no damage",
               ISW_2022)],
    "S-059": [("ISKP (video)", "claims", "rockets at Tajik military targets along the border", ISW_2022),
              ("Tajikistan", "denies", "stray bullets from a gun fight between Taliban and ISKP", ISW_2022),
              ("ISW", "attributes", "seven rockets from Khwaja Ghar toward border targets; no significant damage or "
               "casualties apparent", ISW_2022)],
}
STANCE = {"attributed": "attributes", "reported": "reports", "likely": "assesses"}
# Published figures that count in the same way and may be compared with each other; no two series may be chained.
SERIES = {
    "A-001": "usip-q1", "A-002": "usip-q1",
    "A-003": "un-2020-12", "A-004": "un-2020-12",
    "A-005": "isw-2022-04", "A-006": "isw-2022-04", "A-007": "isw-2022-04",
}
# Words put behind a note: the range that it names could not be confirmed in any source at hand, and its distance to the
# bank was measured on another outline than the one that is shipped.
NOTE_ADDED = {"S-055": "; that range could not be confirmed and is used for nothing else; 3.1 km is by the outline of "
                       "geoBoundaries, by the one of areas.gpkg (Natural Earth) it is 3.5 km"}
# An end of the rocket fire whose position is a reading of the report, not stated in it (raw: INFERRED).
INFERRED = {"S-055": "origin", "S-059": "target"}


def interval(first, last):
    """The shortest ISO form of two days (YYYY-MM-DD) or two years: 2020, 2020-08, 2020-08-18 or first/last."""
    if first == last:
        return first
    if first[:4] == last[:4] and first[4:] == "-01-01" and last[4:] == "-12-31":
        return first[:4]
    year, month = int(first[:4]), int(first[5:7])
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    if first[:7] == last[:7] and first[8:] == "01" and int(last[8:]) == days:
        return first[:7]
    return f"{first}/{last}"


def note_of(row):
    return row["inference_note"] + NOTE_ADDED.get(row["id"], "")


def publishers(sources):
    return "; ".join(PUBLISHER[name] for name in sources.split("; "))


def incident(row):
    return {
        "id": row["id"], "date": interval(row["date_start"], row["date_end"]), "date_precision": row["date_precision"],
        "place": row["place"], "area": row["province_iso"], "country": row["country"],
        "lon": row["lon"], "lat": row["lat"],
        "place_precision": PLACE_PRECISION.get(row["geo_precision"], row["geo_precision"]),
        "radius_km": row["radius_km"], "category": row["category"], "weapon": row["weapon"], "actor": row["actor"],
        "target": row["target"], "scope": row["scope"],
        "deaths_low": row["fatalities_min"], "deaths_high": row["fatalities_max"],
        "injured_low": row["injured_min"], "injured_high": row["injured_max"], "casualty_note": row["casualty_note"],
        "claim": CLAIM.get(row["status"], row["status"]), "claim_by": row["status_by"],
        "source": row["source"], "publisher": publishers(row["source"]),
        "summary": row["paraphrase"], "note": note_of(row),
    }


def claims(row):
    """Who says what about a record: the STATEMENTS, else one row for each party that the raw table names as its voice."""
    if row["id"] in STATEMENTS:
        return [dict(zip(CLAIM_COLUMNS, (row["id"], *statement))) for statement in STATEMENTS[row["id"]]]
    return [dict(zip(CLAIM_COLUMNS, (row["id"], who, STANCE[row["status"]], "", source_of(who, row["source"]))))
            for who in row["status_by"].split("; ")]


def source_of(who, sources):
    """The source file that the party published; all of the record's files if the party is only quoted in them."""
    own = [name for name in sources.split("; ") if re.match(re.escape(who) + r" \(", PUBLISHER[name])]
    return "; ".join(own) or sources


def fire(row):
    def end(name):
        return {f"{name}_place": row[f"rocket_{name}_place"], f"{name}_lon": row[f"rocket_{name}_lon"],
                f"{name}_lat": row[f"rocket_{name}_lat"], f"{name}_radius_km": row[f"rocket_{name}_radius_km"],
                f"{name}_inferred": "true" if INFERRED[row["id"]] == name else "false"}
    return {"id": row["id"], **end("origin"), **end("target"), "rounds": row["rounds"], "calibre_mm": row["calibre_mm"],
            "source": row["source"], "note": note_of(row)}


def total(row):
    return {
        "id": row["id"], "series": SERIES.get(row["id"], ""), "metric": row["metric"],
        "low": row["value_min"], "high": row["value_max"], "unit": row["unit"], "qualifier": row["qualifier"],
        "period": interval(row["period_start"], row["period_end"]), "area": row["area"], "actor": row["actor"],
        "said_by": row["attributed_to"], "source": row["source"], "words": row["paraphrase"], "caveat": row["caveat"],
    }


def name(row):
    return {
        "id": row["iso_3166_2"], "country": row["country"], "name": row["name_en"], "name_fa": row["name_dari"],
        "name_ps": row["name_pashto"], "local_name": row["name_local"], "iso_name": row["iso_name"],
        "un_region": row["un_region"], "capital": row["capital"], "variants": row["variants"],
        "label_lon": row["label_lon"], "label_lat": row["label_lat"], "area_km2": row["area_km2"],
        "ocha_pcode": row["ocha_pcode"], "borders": row["borders"],
    }


def read(path):
    with open(path, encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def write(path, columns, rows):
    with open(path, "w", encoding="utf-8", newline="") as table:
        out = csv.DictWriter(table, columns, lineterminator="\n")
        out.writeheader()
        out.writerows(rows)
    print(f"{path}: {len(rows)} rows")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    here = pathlib.Path(__file__).resolve().parent
    arguments.add_argument("-o", "--output", type=pathlib.Path, default=here)
    options = arguments.parse_args()
    raw = read(here / "raw" / "incidents.csv")
    write(options.output / "incidents.csv", INCIDENT_COLUMNS, [incident(row) for row in raw])
    write(options.output / "claims.csv", CLAIM_COLUMNS, [claim for row in raw for claim in claims(row)])
    write(options.output / "fires.csv", FIRE_COLUMNS, [fire(row) for row in raw if row["rocket_origin_place"]])
    write(options.output / "totals.csv", TOTAL_COLUMNS, [total(row) for row in read(here / "raw" / "totals.csv")])
    write(options.output / "names.csv", NAME_COLUMNS,
          sorted((name(row) for row in read(here / "raw" / "provinces.csv")), key=lambda row: row["id"]))


main()
