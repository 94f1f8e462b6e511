#!/bin/bash
# SPDX-License-Identifier: MIT
# The table of sheets in docs/performance.md: medians of $RUNS cold processes. Scripts that draw the same with other programs can stand
# in the folder $PEERS (t2_mapserver.sh, t2_mapnik.py, t2_qgis.py: FOLDER POINTS WIDTH HEIGHT SCALE-OR-DPI OUT); without it they are left out.
#   sheets.sh build/release/sitmap          data: make_data.sh; needs hyperfine
set -euo pipefail
sitmap=$(realpath "$1")
data=${SITMAP_BENCH_DATA:-/tmp/bench}
peers=${PEERS:-}
peers_data=${PEERS_DATA:-$data/map}
runs=${RUNS:-5}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
cd "$data"
for size in 1k:1000 100k:100000; do
    [ -f "afg_${size%:*}.csv" ] || head -n $((${size#*:} + 1)) afg_1m.csv > "afg_${size%:*}.csv"
done

compare() {  # name, command...
    echo "== $1"
    shift
    hyperfine -N --runs "$runs" --warmup 1 --export-csv "$out/times.csv" "$@" > /dev/null 2>&1
    python3 -c 'import csv,sys
for row in csv.DictReader(open(sys.argv[1])): print("%8.3f s  %s" % (float(row["median"]), row["command"]))' "$out/times.csv"
}

sheet() { echo "$sitmap map afg_$1.csv --areas afg8_id.gpkg -o $out/sitmap_$1$2 --overwrite --quiet ${3:-}"; }
mapserver() { [ -n "$peers" ] && echo "bash $peers/t2_mapserver.sh $peers_data $1 $2 $3 $4 $out/mapserver.$5 $5" || true; }
mapnik() { [ -n "$peers" ] && echo "/usr/bin/python3 $peers/t2_mapnik.py $peers_data $1 $2 $3 $4 $out/mapnik.png" || true; }
qgis() { [ -f "$peers_data/units.gpkg" ] && [ -n "$peers" ] && echo "/usr/bin/python3 $peers/t2_qgis.py $peers_data $1 $2 $3 $4 $out/qgis.png" || true; }
beside() {  # name, commands of which the absent are empty
    local name=$1 commands=() command
    shift
    for command in "$@"; do [ -n "$command" ] && commands+=("$command"); done
    compare "$name" "${commands[@]}"
}

for size in 1k 100k; do
    beside "$size points, 1920x1080" "$(sheet $size .png)" "$(mapserver $size 1920 1080 1 png)" "$(mapnik $size 1920 1080 1)" "$(qgis $size 1920 1080 96)"
done
beside "100k points, A4 at 300 dpi" "$(sheet 100k .png '--page a4')" "$(mapserver 100k 3508 2480 2 png)" "$(mapnik 100k 3508 2480 2)" "$(qgis 100k 3508 2480 300)"
beside "100k points, SVG" "$(sheet 100k .svg)" "$(sheet 100k -editable.svg)" "$(mapserver 100k 1920 1080 1 svg)"
beside "100k points, PDF" "$(sheet 100k .pdf)" "$(mapserver 100k 1920 1080 1 pdf)"
echo "== sizes and memory, 100k points"
for kind in .png .svg -editable.svg .pdf; do
    /usr/bin/time -f "%M kB $kind" $(sheet 100k $kind)
    stat -c "%s bytes $kind" "$out/sitmap_100k$kind"
done
/usr/bin/time -f "%M kB a4" $(sheet 100k .png '--page a4')
