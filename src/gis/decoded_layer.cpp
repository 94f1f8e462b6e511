// SPDX-License-Identifier: MIT
#include "gis/decoded_layer.hpp"

#include <cpl_port.h>

#include <utility>
#include <vector>

namespace sitmap::gis {

namespace {

class DecodedDataset : public GDALDataset {
public:
    DecodedDataset(Dataset source, std::string const& encoding) : source_(std::move(source))
    {
        poDriver = source_->GetDriver();
        if (source_->GetLayerCount() > 0)
            layer_ = std::make_unique<DecodedLayer>(*source_->GetLayer(0), encoding);
    }

    int GetLayerCount() override { return layer_ ? 1 : 0; }
    OGRLayer* GetLayer(int at) override { return at == 0 ? layer_.get() : nullptr; }

private:
    Dataset source_;
    std::unique_ptr<DecodedLayer> layer_;
};

}  // namespace

DecodedLayer::DecodedLayer(OGRLayer& source, std::string const& encoding)
    : source_(source), decode_(encoding)
{
    auto* const columns = source.GetLayerDefn()->Clone();
    columns->Reference();
    columns_.reset(columns);
    for (int i = 0; i < columns->GetFieldCount(); ++i) {
        auto& column = *columns->GetFieldDefn(i);
        column.SetName(decode_(column.GetNameRef()).c_str());
    }
    SetDescription(columns->GetName());
}

void DecodedLayer::ResetReading()
{
    source_.ResetReading();
}

OGRFeature* DecodedLayer::GetNextFeature()
{
    for (;;) {
        OGRFeatureUniquePtr found{source_.GetNextFeature()};
        if (!found) return nullptr;
        for (int i = 0; i < found->GetFieldCount(); ++i)
            if (found->GetFieldDefnRef(i)->GetType() == OFTString && found->IsFieldSetAndNotNull(i))
                found->SetField(i, decode_(found->GetFieldAsString(i)).c_str());
        if (m_poAttrQuery == nullptr || m_poAttrQuery->Evaluate(found.get()) != FALSE)
            return found.release();
    }
}

OGRFeatureDefn* DecodedLayer::GetLayerDefn()
{
    return columns_.get();
}

GIntBig DecodedLayer::GetFeatureCount(int force)
{
    return m_poAttrQuery == nullptr ? source_.GetFeatureCount(force)
                                    : OGRLayer::GetFeatureCount(force);
}

int DecodedLayer::TestCapability(char const* what)
{
    if (EQUAL(what, OLCStringsAsUTF8)) return TRUE;
    bool const is_same =
        EQUAL(what, OLCIgnoreFields) || (EQUAL(what, OLCFastFeatureCount) && !m_poAttrQuery);
    return is_same ? source_.TestCapability(what) : FALSE;
}

OGRErr DecodedLayer::SetIgnoredFields(char const** names)
{
    std::vector<char const*> theirs;
    for (auto** name = names; name != nullptr && *name != nullptr; ++name) {
        int const at = columns_->GetFieldIndex(*name);
        theirs.push_back(at < 0 ? *name : source_.GetLayerDefn()->GetFieldDefn(at)->GetNameRef());
    }
    theirs.push_back(nullptr);
    auto const error = OGRLayer::SetIgnoredFields(names);
    return error == OGRERR_NONE ? source_.SetIgnoredFields(theirs.data()) : error;
}

Dataset decoded(Dataset source, std::string const& encoding)
{
    return Dataset{std::make_unique<DecodedDataset>(std::move(source), encoding).release()};
}

}  // namespace sitmap::gis
