// SPDX-License-Identifier: MIT
#include "gis/exact_times.hpp"

#include "gis/ogr_values.hpp"

#include <cpl_port.h>

namespace sitmap::gis {

bool has_times(OGRLayer& layer)
{
    auto const& columns = *layer.GetLayerDefn();
    for (int i = 0; i < columns.GetFieldCount(); ++i)
        if (columns.GetFieldDefn(i)->GetType() == OFTDateTime) return true;
    return false;
}

ExactTimes::ExactTimes(OGRLayer& source) : source_(source)
{
    auto* const columns = source.GetLayerDefn()->Clone();
    columns->Reference();
    columns_.reset(columns);
    for (int i = 0; i < columns->GetFieldCount(); ++i)
        if (auto& column = *columns->GetFieldDefn(i); column.GetType() == OFTDateTime)
            column.SetType(OFTString);
    SetDescription(columns->GetName());
}

void ExactTimes::ResetReading()
{
    source_.ResetReading();
}

OGRFeature* ExactTimes::GetNextFeature()
{
    OGRFeatureUniquePtr const found{source_.GetNextFeature()};
    if (!found) return nullptr;
    OGRFeatureUniquePtr seen{OGRFeature::CreateFeature(columns_.get())};
    seen->SetFID(found->GetFID());
    for (int i = 0; i < columns_->GetFieldCount(); ++i) {
        if (!found->IsFieldSetAndNotNull(i)) continue;
        if (found->GetFieldDefnRef(i)->GetType() == OFTDateTime)
            seen->SetField(i, field_text(*found, i).c_str());
        else
            seen->SetField(i, found->GetRawFieldRef(i));
    }
    seen->SetGeometryDirectly(found->StealGeometry());
    return seen.release();
}

OGRFeatureDefn* ExactTimes::GetLayerDefn()
{
    return columns_.get();
}

int ExactTimes::TestCapability(char const* what)
{
    bool const is_same = EQUAL(what, OLCIgnoreFields) || EQUAL(what, OLCStringsAsUTF8);
    return is_same ? source_.TestCapability(what) : FALSE;
}

OGRErr ExactTimes::SetIgnoredFields(char const** names)
{
    auto const error = OGRLayer::SetIgnoredFields(names);
    return error == OGRERR_NONE ? source_.SetIgnoredFields(names) : error;
}

char const* ExactTimes::GetFIDColumn()
{
    return source_.GetFIDColumn();
}

char const* ExactTimes::GetGeometryColumn()
{
    return source_.GetGeometryColumn();
}

}  // namespace sitmap::gis
