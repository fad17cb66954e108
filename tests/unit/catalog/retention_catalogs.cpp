#include "retention_catalogs.h"

#include <algorithm>
#include <sstream>

namespace cairn::test {

namespace {

constexpr std::uint32_t segmentSize = 1u << 20;

Timestamp ago(double days)
{
    return Timestamp{someNow.microseconds - static_cast<std::int64_t>(days * dayMicroseconds)};
}

RetentionBackup writtenBackup(char kind, double age)
{
    RetentionBackup backup;
    backup.full = kind == 'F';
    backup.status = BackupStatus::Ok;
    backup.startTime = backup.recoveryTime = ago(age);
    backup.id = BackupId{static_cast<std::uint64_t>(backup.startTime.seconds())};
    backup.timeline = TimelineId{1};
    backup.startLsn = Lsn{static_cast<std::uint64_t>(std::max(1.0, 1000 - 10 * age) * segmentSize) + 40};
    backup.stopLsn = Lsn{backup.startLsn.value + 1000};
    backup.dataBytes = kind == 'F' ? 1000 : 100;
    return backup;
}

void applyMark(RetentionBackup &backup, char mark)
{
    switch (mark) {
    case '!':
        backup.status = BackupStatus::Error;
        break;
    case '%':
        backup.status = BackupStatus::Corrupt;
        break;
    case '*':
        backup.writerLives = true;
        [[fallthrough]];
    case '~':
        backup.status = BackupStatus::Running;
        backup.stopLsn = {};
        backup.recoveryTime = {};
        break;
    case '?':
        backup.status = BackupStatus::Unknown;
        backup.startLsn = backup.stopLsn = {};
        backup.timeline = {};
        backup.recoveryTime = {};
        break;
    case '#':
        backup.standalone = true;
        [[fallthrough]];
    case '^':
        backup.pinnedForever = true;
        break;
    case 's':
        backup.walMode = WalMode::Stream;
        backup.walBytes = 10;
        break;
    default:
        break;
    }
}

} // namespace

WrittenCatalog::WrittenCatalog(const std::string &text)
{
    state.walSegmentSize = segmentSize;
    std::istringstream words(text);
    BackupId last;
    for (std::string word; words >> word;) {
        std::size_t used = 0;
        RetentionBackup backup = writtenBackup(word[0], std::stod(word.substr(1), &used));
        const std::string name = word.substr(0, used + 1);
        if (!backup.full)
            backup.parent = last;
        for (std::size_t at = used + 1; at < word.size(); ++at) {
            if (word[at] == '<') {
                const auto end = std::min(word.find_first_of("!%~*?^#s@", at), word.size());
                backup.parent = names.at(word.substr(at + 1, end - at - 1));
                at = end - 1;
            } else if (word[at] == '@') {
                backup.timeline = TimelineId{static_cast<std::uint32_t>(word[++at] - '0')};
            } else {
                applyMark(backup, word[at]);
            }
        }
        last = names[name] = backup.id;
        state.backups.push_back(backup);
    }
    RetentionWal wal;
    wal.timeline = TimelineId{1};
    wal.first = SegmentNumber{1};
    wal.segments = 1000;
    wal.bytes = 10'000;
    wal.endTime = someNow;
    state.wal.push_back(wal);
}

std::string WrittenCatalog::outcome(const RetentionPlan &plan) const
{
    std::map<BackupId, std::string> byId;
    for (const auto &[name, id] : names)
        byId[id] = name;
    std::string text;
    for (const BackupDecision &decision : plan.backups) {
        if (decision.fate == BackupFate::Remove)
            continue;
        text += (text.empty() ? "" : " ") + byId[decision.id];
        for (const BackupId target : decision.foldedInto)
            text += ">" + byId[target];
    }
    return text;
}

std::string WrittenCatalog::keptWal(const RetentionPlan &plan, TimelineId timeline)
{
    std::string text;
    for (const WalDecision &decision : plan.wal)
        if (decision.keep && decision.timeline == timeline)
            text += (text.empty() ? "" : " ") + std::to_string(decision.first.value) + "-" +
                    std::to_string(decision.last.value);
    return text;
}

Lsn RandomWorld::Timeline::at(Timestamp time) const
{
    const auto passed = static_cast<double>(time.microseconds - begin.microseconds);
    return Lsn{beginLsn.value + static_cast<std::uint64_t>(passed * bytesPerMicrosecond)};
}

Timestamp RandomWorld::Timeline::timeOf(Lsn lsn) const
{
    const auto passed = static_cast<double>(lsn.value - beginLsn.value) / bytesPerMicrosecond;
    return Timestamp{begin.microseconds + static_cast<std::int64_t>(passed) + 1};
}

RandomWorld::RandomWorld(std::uint64_t seed)
    : m_random(seed)
{
    state.walSegmentSize = segmentSize;
    makeTimelines();
    makeBackups();
    for (const Timeline &timeline : timelines)
        makeWal(timeline);
    makePolicy();
    std::ranges::shuffle(state.backups, m_random);
    std::ranges::shuffle(state.wal, m_random);
    std::ranges::shuffle(state.forks, m_random);
}

std::uint64_t RandomWorld::number(std::uint64_t from, std::uint64_t to)
{
    return std::uniform_int_distribution<std::uint64_t>(from, to)(m_random);
}

bool RandomWorld::chance(double probability)
{
    return std::bernoulli_distribution(probability)(m_random);
}

void RandomWorld::makeTimelines()
{
    const double age = static_cast<double>(number(2, 60));
    const auto rate = [&] {
        return static_cast<double>(number(1, 10)) * segmentSize / static_cast<double>(dayMicroseconds);
    };
    timelines.push_back(
        {TimelineId{1}, {}, ago(age), someNow, Lsn{segmentSize * number(1, 100) + number(0, 5000)}, rate()});
    Timestamp now = timelines[0].begin;
    for (auto forks = number(0, 4); forks-- > 0;) {
        now = Timestamp{static_cast<std::int64_t>(number(now.microseconds + 1, someNow.microseconds))};
        // A promotion, or a restore to an earlier moment of any timeline.
        Timeline &parent = chance(0.6) ? timelines.back() : timelines[number(0, timelines.size() - 1)];
        const Timestamp latest = std::min(parent.end, now);
        const Timestamp left =
            chance(0.5) ? latest
                        : Timestamp{static_cast<std::int64_t>(number(parent.begin.microseconds, latest.microseconds))};
        Timeline next{TimelineId{timelines.back().id.value + 1}, parent.id, now, someNow, parent.at(left), rate()};
        // As a rule the old one ends; now and then two servers go on.
        if (chance(0.8))
            timelines.back().end = std::min(timelines.back().end, now);
        if (!chance(0.05))
            state.forks.push_back({next.id, next.parent, next.beginLsn});
        timelines.push_back(next);
    }
}

void RandomWorld::makeBackups()
{
    Timestamp time = timelines[0].begin;
    for (auto count = number(0, 40); count-- > 0;) {
        time.microseconds += static_cast<std::int64_t>(number(1'000'000, 2 * dayMicroseconds));
        if (chance(0.1)) // several in a row
            time.microseconds -= dayMicroseconds / 2;
        if (time >= someNow)
            break;
        std::vector<const Timeline *> alive;
        for (const Timeline &timeline : timelines)
            if (timeline.begin <= time && time < timeline.end)
                alive.push_back(&timeline);
        if (!alive.empty())
            makeBackup(time, chance(0.8) ? *alive.back() : *alive[number(0, alive.size() - 1)]);
    }
}

void RandomWorld::makeBackup(Timestamp time, const Timeline &timeline)
{
    RetentionBackup backup;
    backup.id = BackupId{static_cast<std::uint64_t>(time.seconds())};
    for (const RetentionBackup &other : state.backups)
        backup.id = std::max(backup.id, BackupId{other.id.value + 1});
    const Timestamp end{std::min(time.microseconds + static_cast<std::int64_t>(number(0, dayMicroseconds / 4)),
                                 timeline.end.microseconds)};
    backup.startTime = time;
    backup.timeline = timeline.id;
    backup.startLsn = timeline.at(time);
    backup.stopLsn = Lsn{std::max(timeline.at(end).value, backup.startLsn.value + 1)};
    if (chance(0.05)) // exactly at the end of a segment
        backup.stopLsn = segmentStart(nextSegment(segmentOf(backup.stopLsn, segmentSize)), segmentSize);
    backup.recoveryTime = timeline.timeOf(backup.stopLsn);
    backup.walMode = chance(0.3) ? WalMode::Stream : WalMode::Archive;
    backup.walBytes = backup.walMode == WalMode::Stream ? number(1, 1000) : 0;
    backup.dataBytes = number(1, 100'000);
    backup.fromReplica = chance(0.1);
    backup.status = chance(0.5) ? BackupStatus::Ok : BackupStatus::Done;
    if (chance(0.2))
        backup.status = static_cast<BackupStatus>(number(0, 9));
    backup.writerLives = chance(0.5);
    if (backup.status == BackupStatus::Running || backup.status == BackupStatus::Error) {
        backup.stopLsn = {};
        backup.recoveryTime = {};
    }
    if (chance(0.1)) {
        backup.pinnedForever = chance(0.3);
        backup.pinnedUntil = Timestamp{
            someNow.microseconds + static_cast<std::int64_t>(number(0, 10 * dayMicroseconds)) - 5 * dayMicroseconds};
        backup.standalone = chance(0.3);
    }
    backup.full = chance(0.35) || state.backups.empty();
    if (!backup.full) // of any state, and now and then one that does not exist
        backup.parent =
            chance(0.05)
                ? BackupId{7}
                : state
                      .backups[state.backups.size() - 1 - number(0, std::min<std::size_t>(3, state.backups.size() - 1))]
                      .id;
    state.backups.push_back(backup);
}

void RandomWorld::makeWal(const Timeline &timeline)
{
    const auto first = segmentOf(timeline.beginLsn, segmentSize).value;
    const auto last = segmentOf(timeline.at(timeline.end), segmentSize).value;
    const bool archived = !chance(0.1);
    const double gaps = chance(0.5) ? 0 : 0.1;
    for (auto at = first; archived && at <= last;) {
        RetentionWal wal;
        wal.timeline = timeline.id;
        wal.first = SegmentNumber{at};
        wal.segments = std::min<std::uint64_t>(number(1, 60), last - at + 1);
        at += wal.segments + (chance(gaps) ? number(1, 5) : 0);
        for (std::uint64_t i = 0; i < wal.segments; ++i) {
            wal.sizes.push_back(static_cast<std::uint32_t>(number(1, 1000)));
            wal.bytes += wal.sizes.back();
        }
        if (chance(0.5))
            wal.sizes.clear();
        wal.endTime = std::min(timeline.timeOf(segmentStart(nextSegment(wal.last()), segmentSize)), timeline.end);
        state.wal.push_back(wal);
    }
}

void RandomWorld::makePolicy()
{
    const auto maybe = [&](double probability, std::uint64_t most) {
        return chance(probability) ? static_cast<std::uint32_t>(number(1, most)) : 0;
    };
    policy.redundancy = maybe(0.4, 4);
    policy.windowDays = maybe(0.6, 20);
    policy.daily = maybe(0.2, 7);
    policy.weekly = maybe(0.2, 4);
    policy.monthly = maybe(0.2, 3);
    policy.yearly = maybe(0.1, 2);
    policy.walDepth = maybe(0.3, 3);
    policy.minimumRedundancy = maybe(0.2, 3);
    options.expired = chance(0.85);
    options.mergeExpired = chance(0.5);
    options.wal = chance(0.85);
    options.utcOffsetSeconds = static_cast<std::int32_t>(number(0, 48)) * 1800 - 12 * 3600;
}

Oracle::Oracle(const RetentionState &state)
    : m_state(state)
{
    std::uint64_t end = 0;
    for (const RetentionWal &wal : state.wal)
        end = std::max(end, wal.last().value + 2);
    for (const RetentionWal &wal : state.wal) {
        auto &present = m_present[wal.timeline];
        present.resize(end);
        for (std::uint64_t i = 0; i < wal.segments; ++i)
            present[wal.first.value + i + 1] = 1;
    }
    for (auto &[timeline, present] : m_present)
        for (std::size_t i = 1; i < present.size(); ++i)
            present[i] += present[i - 1];
    for (const RetentionBackup &backup : state.backups)
        if (chainIsGood(backup) &&
            (backup.walMode == WalMode::Stream || hasAll(backup.timeline, backup.startLsn.value / segmentSize,
                                                         (backup.stopLsn.value - 1) / segmentSize + 1)))
            m_restorable[backup.id] = &backup;
}

bool Oracle::chainIsGood(const RetentionBackup &backup) const
{
    for (const RetentionBackup *at = &backup;;) {
        if (at->status != BackupStatus::Ok && at->status != BackupStatus::Done)
            return false;
        if (at->full)
            return true;
        const auto parent = std::ranges::find(m_state.backups, at->parent, &RetentionBackup::id);
        if (parent == m_state.backups.end() || parent->id >= at->id)
            return false;
        at = &*parent;
    }
}

bool Oracle::hasAll(TimelineId timeline, std::uint64_t first, std::uint64_t afterLast) const
{
    if (afterLast <= first)
        return true;
    const auto found = m_present.find(timeline);
    if (found == m_present.end() || afterLast >= found->second.size())
        return false;
    return found->second[afterLast] - found->second[first] == afterLast - first;
}

bool Oracle::isRecoverable(TimelineId timeline, Lsn lsn) const
{
    return std::ranges::any_of(m_restorable, [&](const auto &entry) { return leadsTo(*entry.second, timeline, lsn); });
}

/// From the target back to the backup. Each timeline begins with a copy of the segment that its parent was left in.
bool Oracle::leadsTo(const RetentionBackup &backup, TimelineId timeline, Lsn lsn) const
{
    if (backup.timeline == timeline)
        return lsn == backup.stopLsn || (lsn > backup.stopLsn && hasAll(timeline, backup.stopLsn.value / segmentSize,
                                                                        (lsn.value + segmentSize - 1) / segmentSize));
    std::uint64_t afterLast = (lsn.value + segmentSize - 1) / segmentSize;
    std::uint64_t end = lsn.value;
    for (TimelineId at = timeline;;) {
        if (at == backup.timeline)
            return backup.stopLsn.value <= end && hasAll(at, backup.stopLsn.value / segmentSize, afterLast);
        const auto fork = std::ranges::find(m_state.forks, at, &TimelineFork::timeline);
        if (fork == m_state.forks.end() || fork->switchPoint.value > end)
            return false;
        const std::uint64_t first = fork->switchPoint.value / segmentSize;
        if (!hasAll(at, first, std::max(afterLast, first + 1)))
            return false;
        end = fork->switchPoint.value;
        afterLast = first;
        at = fork->parent;
    }
}

} // namespace cairn::test
