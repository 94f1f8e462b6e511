// SPDX-License-Identifier: MIT
// gis/decoded_layer.hpp: a shapefile that GDAL gives in the bytes of its table, seen with its names
// and texts as UTF-8. For the .cpp files of gis that talk to GDAL; no other room includes it.
#pragma once

#include "gis/code_pages.hpp"
#include "gis/open_layer.hpp"

#include <ogrsf_frmts.h>

#include <memory>
#include <string>

namespace sitmap::gis {

/// Records, columns and types of `source`, which must outlive it. Conditions are on the texts as
/// UTF-8.
class DecodedLayer : public OGRLayer {
public:
    DecodedLayer(OGRLayer& source, std::string const& encoding);

    void ResetReading() override;
    OGRFeature* GetNextFeature() override;
    OGRFeatureDefn* GetLayerDefn() override;
    GIntBig GetFeatureCount(int force) override;
    int TestCapability(char const* what) override;
    OGRErr SetIgnoredFields(char const** names) override;

private:
    struct Release {
        void operator()(OGRFeatureDefn* columns) const noexcept { columns->Release(); }
    };

    OGRLayer& source_;
    Decoder decode_;
    std::unique_ptr<OGRFeatureDefn, Release> columns_;
};

/// A dataset with the one layer of `source` so seen; `encoding` by gis/code_pages: encoding_named.
Dataset decoded(Dataset source, std::string const& encoding);

}  // namespace sitmap::gis
