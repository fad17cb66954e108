#include "storage/pack_salvage.h"

#include "core/failpoint.h"
#include "storage/pack_reader.h"

#include <array>

namespace cairn {

namespace {

/// What can be used of an unfinished pack.
struct WholeFrames {
    std::uint64_t count = 0;
    std::uint64_t end = packHeaderSize;
};

Result<WholeFrames> wholeFramesOf(const ObjectReader &object, const std::stop_token &stop)
{
    WholeFrames whole;
    if (object.size() < packHeaderSize)
        return whole;
    std::array<std::byte, packHeaderSize> head{};
    CAIRN_CHECK(object.readAt(head, 0));
    if (!parsePackHeader(head))
        return whole;
    FrameReader frames;
    while (whole.end + frameFixedSize <= object.size()) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped on request");
        std::uint64_t next = 0;
        const auto frame = frames.readNext(object, object.size(), whole.end, next, FrameCheck::Stored);
        if (!frame && frame.error().code != ErrorCode::Damaged)
            return std::unexpected(frame.error());
        if (!frame)
            break;
        whole.end = next;
        ++whole.count;
    }
    return whole;
}

} // namespace

Status salvagePack(Storage &storage, const std::string &key, const std::stop_token &stop)
{
    auto left = storage.takeUnfinished(key);
    if (!left)
        return left.error().code == ErrorCode::NotFound ? Status{} : std::unexpected(left.error());
    CAIRN_TRY(const WholeFrames whole, wholeFramesOf(**left, stop));
    if (whole.count == 0) {
        left->reset();
        return storage.removeUnfinished(key);
    }
    CAIRN_CHECK(failpoint("resume.before-seal"));
    Bytes trailer;
    appendPackTrailer(trailer, {whole.count, whole.end + packTrailerSize});
    CAIRN_CHECK((*left)->finish(whole.end, trailer));
    return failpoint("resume.after-seal");
}

} // namespace cairn
