// SPDX-License-Identifier: MIT
// gis/readable.cpp: which names may be opened at all (gis/gdal.hpp: check_readable). Looks at files
// itself, because opening some of them is already too late: a FIFO blocks, a GeoPackage with a
// pending -wal is rewritten.
#include "base/error.hpp"
#include "base/infile.hpp"
#include "base/text.hpp"
#include "gis/gdal.hpp"

#include <sys/stat.h>

#include <array>
#include <cctype>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <optional>

namespace sitmap::gis {

namespace {

Error refused(std::string const& path, std::string const& cause, std::string const& hint = {})
{
    auto const shown = shorten(clean(without_password(path)), 200);
    return Error{ErrorKind::input, "cannot open '" + shown + "': " + cause, hint};
}

bool has_prefix(std::string const& path)
{
    // "PG:", "GPKG:file:layer", "http://": letters before a colon that no folder name ends.
    auto const colon = path.find(':');
    if (colon == std::string::npos || colon == 0) return false;
    for (char const c : path.substr(0, colon))
        if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '_' && c != '+') return false;
    return true;
}

void check_name(std::string const& path)
{
    std::string const hint = "give the path of an existing file";
    if (path.empty()) throw refused(path, "no file name is given", hint);
    if (path.find('\0') != std::string::npos)
        throw refused(path, "the name holds a NUL byte", hint);
    struct stat status {};
    if (stat(path.c_str(), &status) == 0) {
        if (S_ISREG(status.st_mode) && path.starts_with("/vsi"))
            throw refused(path, "virtual files are not read", hint);
        return;
    }
    if (path.starts_with("/vsi")) throw refused(path, "virtual files are not read", hint);
    if (path.find('<') != std::string::npos || path.find('{') != std::string::npos)
        throw refused(path, "inline data are not read", hint);
    if (path.find("://") != std::string::npos) throw refused(path, "the network is not used", hint);
}

void check_regular(std::string const& path)
{
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) {
        bool const absent_prefix = errno == ENOENT && has_prefix(path);
        throw refused(path, absent_prefix ? "driver prefixes are not used" : std::strerror(errno),
                      absent_prefix ? "give the path of an existing file" : "");
    }
    if (S_ISDIR(status.st_mode)) throw refused(path, "it is a folder", "name a file in it");
    if (!S_ISREG(status.st_mode)) throw refused(path, "it is not a regular file");
    // A name like "GPKG:x" that exists as a file could still reach a driver as a prefix.
    if (has_prefix(path))
        throw refused(path, "its name reads like a driver prefix", "give it as ./" + path);
}

std::optional<std::int64_t> size_of(std::string const& path)
{
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) return {};
    return static_cast<std::int64_t>(status.st_size);
}

std::string extension_of(std::string const& path)
{
    auto const dot = path.rfind('.');
    return dot == std::string::npos ? "" : path.substr(dot);
}

std::uint32_t little_endian(std::string const& bytes, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;)
        value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

/// SQLite opens such a file for writing and merges or deletes the journal, even when asked only to
/// read.
void check_sqlite(std::string const& path)
{
    std::string const hint =
        "close the program that writes it, or run: sqlite3 FILE 'PRAGMA journal_mode=DELETE'";
    for (auto const* side : {"-wal", "-journal"})
        if (size_of(path + side).value_or(0) > 0)
            throw refused(path, std::string{"it has unfinished changes in '"} + side + "'", hint);
    auto const header = head_of(path, 20);
    if (header.size() == 20 && (header[18] == 2 || header[19] == 2))
        throw refused(path, "it is in write-ahead mode, and reading would change it", hint);
}

/// The driver reads a short .dbf in silence (2 of 5 records, measured), and shapes without their
/// attributes where there is none, so the files are looked at first.
void check_shapefile(std::string const& path, std::string const& extension)
{
    auto const beside = [&](std::string const& lower, std::string const& upper) {
        auto const stem = path.substr(0, path.size() - extension.size());
        return size_of(stem + lower) ? stem + lower : stem + upper;
    };
    static constexpr std::array<std::array<char const*, 2>, 6> parts{{{".shx", ".SHX"},
                                                                      {".dbf", ".DBF"},
                                                                      {".prj", ".PRJ"},
                                                                      {".cpg", ".CPG"},
                                                                      {".qix", ".QIX"},
                                                                      {".sbn", ".SBN"}}};
    for (auto const& [lower, upper] : parts)
        if (auto const part = beside(lower, upper); size_of(part)) check_regular(part);
    auto const table = beside(".dbf", ".DBF");
    auto const index = beside(".shx", ".SHX");
    std::string const hint = "copy the shapefile again, with all files of its name";
    if (!size_of(index)) throw refused(path, "its .shx file is missing", hint);
    if (!size_of(table)) throw refused(path, "its .dbf file is missing", hint);
    auto const header = head_of(table, 12);
    auto const entries = (*size_of(index) - 100) / 8;
    if (header.size() < 12) throw refused(table, "it ends too early");
    auto const records = static_cast<std::int64_t>(little_endian(header, 4));
    auto const lengths = little_endian(header, 8);
    auto const needed = static_cast<std::int64_t>(lengths & 0xFFFFU) +
                        records * static_cast<std::int64_t>(lengths >> 16U);
    if (records != entries)
        throw refused(path, "its .dbf holds " + std::to_string(records) + " records, its .shx " +
                                std::to_string(entries));
    if (*size_of(table) < needed) throw refused(table, "it ends too early", hint);
}

}  // namespace

void check_readable(std::string const& path, Access access)
{
    if (path.starts_with("PG:")) {
        if (access == Access::databases) return;
        throw refused(path,
                      "a database can stand for the incidents, or the points of a join, only");
    }
    check_name(path);
    check_regular(path);
    auto const extension = extension_of(path);
    auto const kind = to_lower_ascii(extension);
    if (head_of(path, 16).starts_with("SQLite format 3")) check_sqlite(path);
    // Drivers of GDAL look into these through its virtual files.
    if (kind == ".zip" || kind == ".shz")
        throw refused(path, "archives are not read", "unpack it first");
    if (kind == ".shp") check_shapefile(path, extension);
}

}  // namespace sitmap::gis
