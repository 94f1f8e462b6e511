// SPDX-License-Identifier: MIT
#include "base/product_paths.hpp"

#include "base/outfile.hpp"
#include "base/text.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

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
    auto const whole = true_path(folder);
    for (auto at = folder_of(file); at != at.parent_path(); at = at.parent_path())
        if (at == whole || same_file(at.string(), whole.string())) return true;
    return false;
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
    for (auto const* extension : {".qix", ".sbn", ".sbx"}) {
        auto index = path_beside(path, extension);
        if (std::error_code ignored; fs::exists(fs::symlink_status(index, ignored)))
            files.push_back(std::move(index));
    }
    return files;
}

}  // namespace sitmap
