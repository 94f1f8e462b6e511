#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Seeded points as CSV (id,date,lon,lat,kind,fatalities): make_points.py afg|world COUNT. Four of five lie in clusters."""
import datetime
import random
import sys

FRAMES = {"afg": (60.0, 29.0, 75.0, 39.0, 30, 0.3), "world": (-180.0, -60.0, 180.0, 75.0, 84, 1.2)}
KINDS = ["battle", "explosion", "protest", "riot", "airstrike", "ied"]


def main():
    west, south, east, north, towns, spread = FRAMES[sys.argv[1]]
    pick = random.Random(42)
    centres = [(pick.uniform(west, east), pick.uniform(south, north)) for _ in range(towns)]
    first = datetime.date(2015, 1, 1)
    days = [(first + datetime.timedelta(d)).isoformat() for d in range(2922)]
    write = sys.stdout.write
    write("id,date,lon,lat,kind,fatalities\n")
    for number in range(1, int(sys.argv[2]) + 1):
        x, y = pick.uniform(west, east), pick.uniform(south, north)
        if pick.random() < 0.8:
            centre = pick.choice(centres)
            x = min(max(pick.gauss(centre[0], spread), west), east)
            y = min(max(pick.gauss(centre[1], spread), south), north)
        write(f"{number},{pick.choice(days)},{x:.5f},{y:.5f},{pick.choice(KINDS)},{int(pick.expovariate(0.5))}\n")


main()
