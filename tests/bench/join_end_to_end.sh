#!/bin/bash
# SPDX-License-Identifier: MIT
# The end-to-end table of docs/performance.md: medians of $RUNS runs, whole processes, next to `wc -l` and GDAL's own reading.
#   join_end_to_end.sh build/release/sitmap          data: make_data.sh; needs hyperfine
set -euo pipefail
sitmap=$(realpath "$1")
data=${SITMAP_BENCH_DATA:-/tmp/bench}
runs=${RUNS:-5}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
cd "$data"

compare() {  # name, command...
    local name=$1
    shift
    echo "== $name"
    hyperfine --runs "$runs" --warmup 1 --export-csv "$out/times.csv" "$@" > /dev/null 2>&1
    python3 -c 'import csv,sys
for row in csv.DictReader(open(sys.argv[1])): print("%8.3f s  %s" % (float(row["median"]), row["command"]))' "$out/times.csv"
}

tally() { echo "$sitmap tally $1 $2 -o $out/tally.csv --overwrite --quiet"; }
baseline() {  # a bare program beside it, where there is one in bin/ of the data
    [ -x bin/join_core ] && echo "bin/join_core grid $1 $2 name $3 $out/core.csv --threads 2 ${4:-}" || echo "wc -l $3"
}

compare "tally, 10 M CSV x 136 units" "$(tally afg_10m.csv afg8_id.gpkg)" "$(baseline afg8.gpkg units afg_10m.csv)" "wc -l afg_10m.csv"
compare "tally, 10 M CSV x 4,556 units" "$(tally world_10m.csv world_id.gpkg)" "$(baseline world.gpkg states_provinces world_10m.csv '--cell 0.1')"
for format in fgb gpkg; do
    reader="ogrinfo -q -al -ro afg_1m.$format"
    [ -x bin/read_ceiling ] && reader="bin/read_ceiling arrow afg_1m.$format"
    compare "tally, 1 M $format" "$(tally afg_1m.$format afg8_id.gpkg)" "$reader"
done
reader="ogrinfo -q -al -ro afg_1m.csv"
[ -x bin/read_ceiling ] && reader="bin/read_ceiling feat afg_1m.csv"
compare "CSV, 1 M rows" "$(tally afg_1m.csv afg8_id.gpkg)" "$reader"
compare "join, 10 M rows out" "$sitmap join afg_10m.csv afg8_id.gpkg -o $out/joined.csv --overwrite --quiet" "$(tally afg_10m.csv afg8_id.gpkg)"
echo "== memory and growth"
for size in 5m 10m 50m; do
    [ -f afg_$size.csv ] || continue
    /usr/bin/time -f "$size: %e s, %U + %S s CPU, %M kB" $(tally afg_$size.csv afg8_id.gpkg)
done
