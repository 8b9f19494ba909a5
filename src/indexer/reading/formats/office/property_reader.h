#pragma once

#include <string_view>

#include "indexer/reading/formats/properties.h"

namespace tenet::indexer {

// Adds what the XML tells: docProps/core.xml and custom.xml of OOXML, meta.xml and flat files of ODF.
void read_office_properties(std::string_view xml, OfficeProperties& properties);

}  // namespace tenet::indexer
