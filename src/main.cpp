// SPDX-License-Identifier: MIT
// main.cpp: parse, run, report. The only place that ends a run with the exit status of its error
// (cli/failure says which).
#include "base/interrupt.hpp"
#include "base/standard_streams.hpp"
#include "cli/failure.hpp"
#include "cli/run.hpp"
#include "render/glib_failure.hpp"

#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <string>
#include <vector>

namespace {

int fail(sitmap::cli::Failure const& failure)
{
    std::fprintf(stderr, "error: %s\n", failure.what.c_str());
    if (!failure.hint.empty()) std::fprintf(stderr, "hint: %s\n", failure.hint.c_str());
    return static_cast<int>(failure.kind);
}

/// On whatever thread of a library it happens, nobody can catch it.
[[noreturn]] void end_on_glib_failure(char const* words)
{
    auto const held = sitmap::hold_signals();
    auto status = static_cast<int>(sitmap::ErrorKind::limit);
    try {
        status = fail(sitmap::cli::failure_of_library(words));
    } catch (std::bad_alloc const&) {
        std::fputs("error: cannot go on: out of memory\n", stderr);
    }
    sitmap::end_run(status, held);
}

}  // namespace

int main(int argc, char** argv)
{
    sitmap::occupy_standard_streams();
    std::setlocale(LC_ALL, "C.UTF-8");
    try {
        sitmap::guard_against_signals();
        sitmap::render::on_glib_failure(end_on_glib_failure);
        sitmap::cli::run(std::vector<std::string>(argv + 1, argv + argc));
        std::fflush(nullptr);
        std::_Exit(0);  // what the libraries would still do only gives back memory
    } catch (std::exception const&) {
        return fail(sitmap::cli::failure_of(std::current_exception()));
    }
}
