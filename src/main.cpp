// SPDX-License-Identifier: MIT
// main.cpp: parse, run, report.
int main() { return 0; }
