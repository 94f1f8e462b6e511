#!/bin/bash
# SPDX-License-Identifier: MIT
# A PostgreSQL server of the test's own on loopback: postgres_server.sh start|stop FOLDER PORT. Status 77: it cannot be had here;
# 78: it runs, without PostGIS.
# With SITMAP_INSTALL=1 and as root, PostgreSQL and PostGIS are installed from Debian first.
set -euo pipefail
work=$1 folder=$2 port=$3
bin=$(ls -d /usr/lib/postgresql/*/bin 2> /dev/null | sort -V | tail -1 || true)
if [ -z "$bin" ] && [ "${SITMAP_INSTALL:-}" = 1 ] && [ "$(id -u)" = 0 ]; then
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql postgresql-15-postgis-3 > /dev/null 2>&1 || exit 77
    bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
fi
[ -n "$bin" ] && [ -x "$bin/initdb" ] || exit 77
as=()  # the server refuses to run as root
[ "$(id -u)" = 0 ] && as=(runuser -u postgres --)
cd /

if [ "$work" = stop ]; then
    "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop > /dev/null 2>&1 || true
    rm -rf "$folder"
    exit 0
fi
rm -rf "$folder"
mkdir -p "$folder"
[ "$(id -u)" != 0 ] || chown postgres "$folder" || exit 77
"${as[@]}" "$bin/initdb" -D "$folder/data" -A trust -U tester > /dev/null 2>&1 || exit 77
"${as[@]}" "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w \
    -o "-k $folder -p $port -c listen_addresses=127.0.0.1 -c fsync=off" start > /dev/null 2>&1 || exit 77
"$bin/psql" -h 127.0.0.1 -p "$port" -U tester -q postgres -c "
    CREATE TABLE plain (id int PRIMARY KEY, date date, lon float8, lat float8, note text);
    INSERT INTO plain SELECT i, date '2022-04-18', 69 + i * 0.001, 34, 'x' FROM generate_series(1, 500) i;
    INSERT INTO plain VALUES (600, NULL, 69, 34, NULL), (601, '2022-04-18', 'NaN', 34, 'y');" > /dev/null 2>&1 || exit 77
"$bin/psql" -h 127.0.0.1 -p "$port" -U tester -q postgres -v ON_ERROR_STOP=1 -c "
    CREATE EXTENSION postgis;
    CREATE TABLE \"a\"\"; drop\" (id int PRIMARY KEY, date date, place geometry(Point, 32642));
    INSERT INTO \"a\"\"; drop\" SELECT i, date '2022-04-18', ST_SetSRID(ST_MakePoint(500000, 3800000 + i), 32642) FROM generate_series(1, 300) i;
    INSERT INTO \"a\"\"; drop\" VALUES (400, '2022-04-18', ST_SetSRID(ST_MakePoint('NaN', 'NaN'), 32642)), (401, '2022-04-18', NULL);" \
    > /dev/null 2>&1 || exit 78
