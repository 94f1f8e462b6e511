// SPDX-License-Identifier: MIT
#include "animate/frames.hpp"

#include "animate/apng.hpp"
#include "animate/frame_files.hpp"
#include "animate/gif.hpp"
#include "animate/libav.hpp"
#include "animate/video.hpp"
#include "base/error.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace sitmap::animate {

namespace {

constexpr int longest_side = 32767;

void check(Film const& film, FilmOptions const& options)
{
    if (film.frames == 0)
        throw Error{ErrorKind::usage, "cannot make a film of no pictures",
                    "choose a longer period"};
    if (film.frames > options.max_frames)
        throw Error{ErrorKind::limit,
                    fmt::format("cannot make a film of {} pictures: the limit is {}", film.frames,
                                options.max_frames),
                    "choose a shorter period"};
    if (!(options.frames_per_second > 0 && options.frames_per_second <= 12))
        throw Error{ErrorKind::usage,
                    fmt::format("frames per second must be over 0 and at most 12, got {}",
                                options.frames_per_second)};
    if (!(options.hold_seconds >= 0 && options.hold_seconds <= 60))
        throw Error{ErrorKind::usage,
                    fmt::format("the hold of the last picture must be 0 to 60 seconds, got {}",
                                options.hold_seconds)};
}

/// The film with the size of each picture checked as it is drawn.
Film checked(Film const& film)
{
    return {film.frames, [&film](std::size_t i) {
                auto const frame = film.draw(i);
                if (frame.width < 1 || frame.height < 1 || frame.width > longest_side ||
                    frame.height > longest_side)
                    throw Error{
                        ErrorKind::limit,
                        fmt::format("cannot make a film of {} x {} pixels: sides must be 1 to {}",
                                    frame.width, frame.height, longest_side)};
                return frame;
            }};
}

std::size_t pictures_with_hold(Film const& film, FilmOptions const& options)
{
    return film.frames +
           static_cast<std::size_t>(std::lround(options.hold_seconds * options.frames_per_second));
}

void publish(OutFile& out, std::string const& path, std::size_t expected)
{
    out.publish([&](std::string const& temporary) {
        auto const pictures = count_pictures(temporary);
        if (pictures == expected) return;
        throw Error{ErrorKind::output,
                    fmt::format("cannot write '{}': {} of {} pictures can be read again",
                                clean(path), pictures, expected)};
    });
}

void write_video_file(Film const& film, std::string const& path, Container container,
                      Overwrite overwrite, FilmOptions const& options)
{
    OutFile out(path, overwrite);
    try {
        write_video(film, out.temporary_path(), container, options);
    } catch (Error const& error) {
        if (error.kind() != ErrorKind::output || !error.hint().empty()) throw;
        fail_to_write(out.temporary_path(), error.what());  // libav names no file
    }
    publish(out, path, pictures_with_hold(film, options));
}

template <typename Writer>
void write_picture_film(Film const& film, std::string const& path, Overwrite overwrite,
                        FilmOptions const& options, Writer writer)
{
    OutFile out(path, overwrite);
    writer(film, out, options);
    publish(out, path, film.frames);
}

/// How a path is written.
enum class Place { file, folder };
Place place_of(std::string const& path)
{
    if (path == "-")
        throw Error{ErrorKind::usage, "cannot write a film to standard output",
                    "name a file or a folder"};
    auto const extension = to_lower_ascii(std::filesystem::path(path).extension().string());
    if (extension.empty()) return Place::folder;
    if (std::ranges::count(film_extensions(), extension) > 0) return Place::file;
    throw Error{ErrorKind::usage,
                fmt::format("cannot write a film to '{}': the extension '{}' is not known",
                            clean(path), clean(extension)),
                fmt::format("use {}, or a name without extension for a folder of PNG files",
                            join_words(film_extensions(), ", "))};
}

}  // namespace

std::vector<std::string> library_versions()
{
    return {"libavcodec " AV_STRINGIFY(LIBAVCODEC_VERSION)};
}

std::vector<std::string> const& film_extensions()
{
    static std::vector<std::string> const extensions{".gif", ".mp4", ".png", ".webm"};
    return extensions;
}

void animate(Film const& film, std::string const& path, Overwrite overwrite,
             FilmOptions const& options)
{
    check(film, options);
    auto const place = place_of(path);
    auto const sized = checked(film);
    if (place == Place::folder) {
        OutFolder folder(path, overwrite);
        write_frame_files(sized, folder, options);
        return folder.publish();
    }
    auto const extension = to_lower_ascii(std::filesystem::path(path).extension().string());
    if (extension == ".gif") return write_picture_film(sized, path, overwrite, options, write_gif);
    if (extension == ".png") return write_picture_film(sized, path, overwrite, options, write_apng);
    if (extension == ".mp4")
        return write_video_file(sized, path, Container::mp4, overwrite, options);
    write_video_file(sized, path, Container::webm, overwrite, options);
}

void require_place(std::string const& path, Overwrite overwrite)
{
    if (place_of(path) == Place::folder)
        OutFolder(path, overwrite);
    else
        OutFile(path, overwrite);
}

std::vector<std::string> film_files(std::string const& path, std::size_t frames)
{
    if (place_of(path) == Place::file) return {path};
    std::vector<std::string> files;
    for (std::size_t i = 0; i < frames; ++i) files.push_back(path + "/" + frame_name(i));
    return files;
}

}  // namespace sitmap::animate
