#include "record_bodies.h"

namespace cairn {

Bytes recordBody(std::initializer_list<BodyBlock> blocks, ByteView mainData)
{
    Bytes body;
    ByteWriter to(body);
    std::size_t payload = 0;
    const BodyBlock *before = nullptr;
    std::uint8_t id = 0;
    for (const auto &block : blocks) {
        auto whole = block.fork;
        whole.fork = before != nullptr ? before->fork.fork : whole.fork;
        const bool same = before != nullptr && whole == before->fork;
        to.fixed<std::uint8_t>(id++);
        to.fixed<std::uint8_t>(static_cast<std::uint8_t>(static_cast<unsigned>(block.fork.fork) |
                                                         (block.imageSize != 0 ? 0x10u : 0u) |
                                                         (block.dataSize != 0 ? 0x20u : 0u) | (same ? 0x80u : 0u)));
        to.fixed(block.dataSize);
        if (block.imageSize != 0) {
            to.fixed(block.imageSize);
            to.fixed<std::uint16_t>(block.imageSize == 8192 ? 0 : 24);
            to.fixed<std::uint8_t>(block.imageSize == 8192 ? 0 : 1);
        }
        if (!same) {
            to.fixed(block.fork.tablespace.value);
            to.fixed(block.fork.database.value);
            to.fixed(block.fork.filenode.value);
        }
        to.fixed(block.block);
        payload += block.imageSize + block.dataSize;
        before = &block;
    }
    if (!mainData.empty() && mainData.size() < 256) {
        to.fixed<std::uint8_t>(255);
        to.fixed(static_cast<std::uint8_t>(mainData.size()));
    } else if (!mainData.empty()) {
        to.fixed<std::uint8_t>(254);
        to.fixed(static_cast<std::uint32_t>(mainData.size()));
    }
    body.resize(body.size() + payload, std::byte{0x5A});
    to.raw(mainData);
    return body;
}

Bytes numbers(std::initializer_list<std::uint32_t> values)
{
    Bytes bytes;
    for (const auto value : values)
        ByteWriter(bytes).fixed(value);
    return bytes;
}

} // namespace cairn
