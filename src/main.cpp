// SPDX-License-Identifier: MIT
// main.cpp: parse, run, report. The only place that turns an error into an exit status.
#include "base/error.hpp"
#include "base/interrupt.hpp"
#include "base/text.hpp"
#include "cli/run.hpp"

#include <clocale>
#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <vector>

namespace {

int fail(sitmap::ErrorKind kind, std::string const& what, std::string const& hint)
{
    std::fprintf(stderr, "error: %s\n", sitmap::clean(what).c_str());
    if (!hint.empty()) std::fprintf(stderr, "hint: %s\n", sitmap::clean(hint).c_str());
    return static_cast<int>(kind);
}

}  // namespace

int main(int argc, char** argv)
{
    std::setlocale(LC_ALL, "C.UTF-8");
    try {
        sitmap::guard_against_signals();
        sitmap::cli::run(std::vector<std::string>(argv + 1, argv + argc));
        return 0;
    } catch (sitmap::Error const& error) {
        return fail(error.kind(), error.what(), error.hint());
    } catch (std::bad_alloc const&) {
        return fail(sitmap::ErrorKind::limit, "cannot go on: out of memory", "");
    } catch (std::exception const& error) {
        return fail(sitmap::ErrorKind::internal, std::string("unexpected: ") + error.what(),
                    "this is a defect of sitmap");
    }
}
