// SPDX-License-Identifier: MIT
// main.cpp: parse, run, report. The only place that turns an error into an exit status.
#include "base/error.hpp"
#include "base/interrupt.hpp"
#include "base/standard_streams.hpp"
#include "base/text.hpp"
#include "cli/run.hpp"
#include "gis/gdal.hpp"

#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace {

/// A connection that was typed in a wrong place is shown without its password too.
int fail(sitmap::ErrorKind kind, std::string const& what, std::string const& hint)
{
    auto const shown = [](std::string const& text) {
        return sitmap::clean(sitmap::gis::without_password(text));
    };
    std::fprintf(stderr, "error: %s\n", shown(what).c_str());
    if (!hint.empty()) std::fprintf(stderr, "hint: %s\n", shown(hint).c_str());
    return static_cast<int>(kind);
}

}  // namespace

int main(int argc, char** argv)
{
    sitmap::occupy_standard_streams();
    std::setlocale(LC_ALL, "C.UTF-8");
    try {
        sitmap::guard_against_signals();
        sitmap::cli::run(std::vector<std::string>(argv + 1, argv + argc));
        std::fflush(nullptr);
        std::_Exit(0);  // what the libraries would still do only gives back memory
    } catch (sitmap::Error const& error) {
        return fail(error.kind(), error.what(), error.hint());
    } catch (std::bad_alloc const&) {
        return fail(sitmap::ErrorKind::limit, "cannot go on: out of memory", "");
    } catch (std::filesystem::filesystem_error const& error) {
        return fail(sitmap::ErrorKind::output, std::string("cannot go on: ") + error.what(), "");
    } catch (std::system_error const& error) {
        // A thread or another resource of the system could not be had.
        return fail(sitmap::ErrorKind::limit, std::string("cannot go on: ") + error.what(),
                    "allow more memory or threads");
    } catch (std::runtime_error const& error) {
        // oneTBB says so in words when a thread cannot be had.
        bool const lacks_threads = std::string_view(error.what()).starts_with("pthread_");
        return fail(lacks_threads ? sitmap::ErrorKind::limit : sitmap::ErrorKind::internal,
                    std::string(lacks_threads ? "cannot go on: " : "unexpected: ") + error.what(),
                    lacks_threads ? "allow more memory or threads" : "this is a defect of sitmap");
    } catch (std::exception const& error) {
        return fail(sitmap::ErrorKind::internal, std::string("unexpected: ") + error.what(),
                    "this is a defect of sitmap");
    }
}
