// SPDX-License-Identifier: MIT
#include "render/glib_failure.hpp"

#include <pango/pangocairo.h>

#include <span>
#include <string_view>

namespace sitmap::render {

namespace {

void (*end_of_run)(char const*) = nullptr;

GLogWriterOutput write_log(GLogLevelFlags level, GLogField const* fields, gsize count, gpointer)
{
    if ((level & G_LOG_LEVEL_ERROR) != 0)
        for (auto const& field : std::span(fields, count))
            if (std::string_view(field.key) == "MESSAGE")
                end_of_run(static_cast<char const*>(field.value));
    return g_log_writer_default(level, fields, count, nullptr);
}

}  // namespace

void on_glib_failure(void (*end)(char const* words))
{
    end_of_run = end;
    g_log_set_writer_func(write_log, nullptr, nullptr);
}

}  // namespace sitmap::render
