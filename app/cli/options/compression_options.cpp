#include "options/compression_options.h"

#include "values.h"

namespace cairn::cli {

void CompressionOptions::declare(OptionSet &options)
{
    options.beginGroup("Compression options");
    options.flag("--compress", m_shortcut, "same as --compress-algorithm=zlib --compress-level=1");
    options.choice("--compress-algorithm", algorithm,
                   std::vector<std::pair<std::string, Codec>>{
                       {"zstd", Codec::Zstd}, {"zlib", Codec::Zlib}, {"lz4", Codec::Lz4}, {"none", Codec::None}},
                   "how data and WAL are compressed (zstd)");
    options.value("--compress-level", level, "N", "strength: zstd 1 to 19, zlib 1 to 9, lz4 1 to 12 (1)",
                  [](std::string_view text) -> Result<int> {
                      CAIRN_TRY(const auto number, parseNumber(text, 0, 100));
                      return static_cast<int>(number);
                  });
}

Status CompressionOptions::resolve()
{
    if (m_shortcut && algorithm && *algorithm != Codec::Zlib)
        return fail(ErrorCode::Usage, "--compress means zlib and excludes another --compress-algorithm");
    if (m_shortcut) {
        algorithm = Codec::Zlib;
        level = level.value_or(1);
    }
    if (algorithm && level)
        CAIRN_CHECK(checkCompression({*algorithm, *level}));
    return {};
}

Status CompressionOptions::applyTo(InstanceConfig &config) const
{
    // Levels mean something else for every algorithm: a stored one does not outlive a change of the algorithm.
    if (algorithm && algorithm != config.compressAlgorithm)
        config.compressLevel.reset();
    if (algorithm)
        config.compressAlgorithm = algorithm;
    if (level)
        config.compressLevel = level;
    if (!config.compressLevel)
        return {};
    return checkCompression({config.compressAlgorithm.value_or(Compression{}.codec), *config.compressLevel});
}

} // namespace cairn::cli
