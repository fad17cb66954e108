#include "catalog/catalog.h"
#include "operations/snapshots.h"

namespace cairn {

Result<InstanceConfig> readInstanceConfig(const InstanceRef &ref)
{
    CAIRN_TRY(const auto catalog, Catalog::open(ref.catalog));
    CAIRN_TRY(const auto instance, catalog.instance(ref.instance));
    return instance.config();
}

} // namespace cairn
