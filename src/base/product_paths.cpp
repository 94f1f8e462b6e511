// SPDX-License-Identifier: MIT
#include "base/product_paths.hpp"

#include "base/error.hpp"
#include "base/infile.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <utility>

#include <sys/stat.h>
#include <unistd.h>

namespace sitmap {

namespace {

namespace fs = std::filesystem;

/// Absolute, without links, dots and a slash at the end, as far as the path is there.
fs::path true_path(fs::path const& path)
{
    std::error_code error;
    auto found = fs::weakly_canonical(fs::absolute(path, error), error);
    if (error) found = fs::absolute(path, error).lexically_normal();
    return found.has_filename() ? found : found.parent_path();
}

/// The folder that a product is put into by its name; a link there is replaced, not followed.
fs::path folder_of(fs::path const& product)
{
    std::error_code ignored;
    return true_path(fs::absolute(product, ignored).parent_path());
}

std::string folded_name(std::string const& product)
{
    return to_lower_ascii(fs::path(product).filename().string());
}

/// True if the folder is `place` or lies below it.
bool is_below(fs::path folder, fs::path const& place)
{
    for (; folder != folder.parent_path(); folder = folder.parent_path())
        if (folder == place || same_file(folder.string(), place.string())) return true;
    return false;
}

/// The regular file behind a standard stream or a name.
bool has_file(std::string const& path, int stream, struct stat& status)
{
    bool const is_there =
        path == "-" ? ::fstat(stream, &status) == 0 : ::stat(path.c_str(), &status) == 0;
    return is_there && S_ISREG(status.st_mode);
}

/// One of both is a standard stream, and both lead to one file.
bool is_same_stream(std::string const& product, std::string const& input)
{
    if (product != "-" && input != "-") return false;
    struct stat out {};
    struct stat in {};
    return has_file(product, STDOUT_FILENO, out) && has_file(input, STDIN_FILENO, in) &&
           out.st_dev == in.st_dev && out.st_ino == in.st_ino;
}

/// A shapefile is several files of one stem.
bool is_part_of(std::string const& path, std::string const& shapefile)
{
    if (extension_of(shapefile) != ".shp") return false;
    static constexpr std::array<std::string_view, 8> parts{".dbf", ".shx", ".prj", ".cpg",
                                                           ".qix", ".sbn", ".sbx", ".qpj"};
    if (std::ranges::count(parts, extension_of(path)) == 0) return false;
    auto const stem = path_beside(shapefile, fs::path(path).extension().string());
    return path == stem || same_file(path, stem);
}

/// Where a file is, and where it leads to if it is a link: both are needed.
bool is_within(std::string const& input, std::string const& folder)
{
    std::error_code error;
    if (!fs::is_directory(folder, error) || !fs::exists(input, error)) return false;
    return lies_in(input, folder) || is_below(true_path(input), true_path(folder));
}

}  // namespace

bool same_product(std::string const& a, std::string const& b)
{
    if (same_file(a, b)) return true;
    if (folded_name(a) != folded_name(b)) return false;
    auto const one = folder_of(a), other = folder_of(b);
    return one == other || same_file(one.string(), other.string());
}

bool lies_in(std::string const& file, std::string const& folder)
{
    return is_below(folder_of(file), true_path(folder));
}

void refuse_inputs(std::string const& product, std::span<std::string const> inputs)
{
    for (auto const& input : inputs) {
        bool const is_file = product != "-" && input != "-";
        bool const is_it =
            is_file ? product == input || same_file(product, input) || is_part_of(product, input)
                    : is_same_stream(product, input);
        bool const is_inside = is_file && is_within(input, product);
        if (!is_it && !is_inside) continue;
        auto const what =
            input == "-" ? "standard input" : fmt::format("the input '{}'", clean(input));
        throw Error{ErrorKind::output,
                    fmt::format("cannot write '{}': {}", clean(product),
                                is_it ? "it is " + what : what + " lies in it"),
                    "name another output"};
    }
}

std::string extension_of(std::string const& path)
{
    return to_lower_ascii(fs::path(path).extension().string());
}

std::string path_beside(std::string const& path, std::string_view ending)
{
    return fs::path(path).replace_extension().string().append(ending);
}

std::vector<std::string> index_files_of(std::string const& path)
{
    std::vector<std::string> files;
    if (extension_of(path) != ".shp") return files;
    for (auto const extension : index_endings) {
        auto index = path_beside(path, extension);
        if (std::error_code ignored; fs::exists(fs::symlink_status(index, ignored)))
            files.push_back(std::move(index));
    }
    return files;
}

}  // namespace sitmap
