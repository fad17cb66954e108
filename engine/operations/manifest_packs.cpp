#include "operations/manifest_packs.h"

namespace cairn {

Result<std::vector<ManifestPack>> packsOf(const Instance &instance, BackupId id)
{
    CAIRN_TRY(auto reader, ManifestReader::open(instance.storage(), instance.keys().manifest(id)));
    std::vector<ManifestPack> packs;
    for (;;) {
        CAIRN_TRY(auto item, reader.next());
        if (!item || !std::holds_alternative<ManifestPack>(*item))
            return packs;
        packs.push_back(std::move(std::get<ManifestPack>(*item)));
    }
}

} // namespace cairn
