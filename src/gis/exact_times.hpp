// SPDX-License-Identifier: MIT
// gis/exact_times.hpp: a layer seen with its time stamps as text, which keeps their zones: GDAL's
// column stream drops them. For the .cpp files of gis that talk to GDAL; no other room includes it.
#pragma once

#include <ogrsf_frmts.h>

#include <memory>

namespace sitmap::gis {

/// Whether the layer has a column of time stamps.
bool has_times(OGRLayer& layer);

/// Records, columns and conditions of `source`, which must outlive it; only the columns of time
/// stamps are text (gis/ogr_values: field_text). Reads record by record.
class ExactTimes : public OGRLayer {
public:
    explicit ExactTimes(OGRLayer& source);

    void ResetReading() override;
    OGRFeature* GetNextFeature() override;
    OGRFeatureDefn* GetLayerDefn() override;
    int TestCapability(char const* what) override;
    OGRErr SetIgnoredFields(char const** names) override;
    char const* GetFIDColumn() override;
    char const* GetGeometryColumn() override;

private:
    struct Release {
        void operator()(OGRFeatureDefn* columns) const noexcept { columns->Release(); }
    };

    OGRLayer& source_;
    std::unique_ptr<OGRFeatureDefn, Release> columns_;
};

}  // namespace sitmap::gis
