// SPDX-License-Identifier: MIT
// base/file_set.hpp: files that are only right together, such as the parts of a shapefile: nobody
// finds parts of two sets under one name.
#pragma once

#include "base/outfile.hpp"

#include <span>
#include <string>

namespace sitmap {

/// Puts finished files of one folder in place. A head is the file by which its parts are opened
/// (.shp): the old heads go before the first part is replaced, with the index files that other
/// programs made of them (.qix, .sbn, .sbx) and with `outdated`, further files of the old set that
/// the new one does not have; the new heads come last. So even a run that is killed leaves parts
/// without a head, never a mixture. Signals wait for the whole set, and so does another process
/// that puts a set into the same folder (it finds `.sitmap-lock` there). Where a file cannot be put
/// in place, the old ones come back; where even that fails, the hint names the folder they are in.
/// Without parts and outdated files each head takes the place of the old one at once.
void publish_together(std::span<OutFile* const> parts, std::span<OutFile* const> heads,
                      std::span<std::string const> outdated = {});

}  // namespace sitmap
