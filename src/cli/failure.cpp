// SPDX-License-Identifier: MIT
#include "cli/failure.hpp"

#include "base/text.hpp"
#include "gis/gdal.hpp"

#include <filesystem>
#include <new>
#include <stdexcept>
#include <string_view>
#include <system_error>

namespace sitmap::cli {

namespace {

/// A connection that was typed in a wrong place is shown without its password too.
Failure shown(ErrorKind kind, std::string const& what, std::string const& hint)
{
    return {kind, clean(gis::without_password(what)), clean(gis::without_password(hint))};
}

Failure want(std::string const& what)
{
    return shown(ErrorKind::limit, "cannot go on: " + what, "allow more memory or threads");
}

Failure defect(std::string const& what)
{
    return shown(ErrorKind::internal, "unexpected: " + what, "this is a defect of sitmap");
}

}  // namespace

Failure failure_of(std::exception_ptr const& thrown)
{
    try {
        std::rethrow_exception(thrown);
    } catch (Error const& error) {
        return shown(error.kind(), error.what(), error.hint());
    } catch (std::bad_alloc const&) {
        return {ErrorKind::limit, "cannot go on: out of memory", ""};
    } catch (std::filesystem::filesystem_error const& error) {
        return shown(ErrorKind::output, std::string("cannot go on: ") + error.what(), "");
    } catch (std::system_error const& error) {
        return want(error.what());  // a thread or another resource of the system
    } catch (std::runtime_error const& error) {
        // oneTBB says so in words when a thread cannot be had.
        bool const lacks_threads = std::string_view(error.what()).starts_with("pthread_");
        return lacks_threads ? want(error.what()) : defect(error.what());
    } catch (std::exception const& error) {
        return defect(error.what());
    }
}

Failure failure_of_library(std::string const& words)
{
    auto const has = [&](char const* word) { return words.find(word) != std::string::npos; };
    return has("allocate") || has("creating thread") ? want(words) : defect(words);
}

}  // namespace sitmap::cli
