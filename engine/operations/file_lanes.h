#pragma once

#include "operations/manifest_jobs.h"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <list>
#include <mutex>
#include <optional>
#include <stop_token>

namespace cairn {

/// Hands the stretches of files to workers so that each file has one writer as long as there is another file to work
/// on: two writers of one file wait for its lock in the kernel and burn their time there. Neighbouring small files
/// share a lane, as they share frames. At the end, and when the lanes are full with one huge file, idle workers help
/// with it. One producer, any number of workers.
class FileLanes {
    struct Lane {
        std::deque<FileJob> jobs;
        bool owned = false;
        std::size_t smallFiles = 0; ///< how many it got in all; 0 for a large file
    };

public:
    /// One worker's place; made and destroyed by its thread.
    class Seat {
        friend class FileLanes;
        std::optional<std::list<Lane>::iterator> m_lane;
    };

    /// @param limit parts and files that may wait, which bounds the memory.
    explicit FileLanes(std::size_t limit)
        : m_limit(limit)
    {
    }
    /// Waits for room. A job that is not its file's first belongs to the file of the job before. False when stopped.
    [[nodiscard]] bool push(FileJob job, const std::stop_token &stop);
    /// No more jobs come.
    void close();
    /// The next job for this worker; nothing when all is handed out, or when stopped.
    [[nodiscard]] std::optional<FileJob> pop(Seat &seat, const std::stop_token &stop);

private:
    [[nodiscard]] static bool isSmall(const FileJob &job) { return job.first && job.parts.size() <= 1; }
    [[nodiscard]] static std::size_t weightOf(const FileJob &job) { return job.parts.size() + 1; }
    /// With m_mutex held.
    void openLane(const FileJob &job);
    [[nodiscard]] std::optional<FileJob> take(Seat &seat);
    void leave(Seat &seat);
    [[nodiscard]] std::optional<FileJob> help();

    const std::size_t m_limit;
    std::mutex m_mutex;
    std::condition_variable_any m_room;
    std::condition_variable_any m_work;
    std::list<Lane> m_lanes; ///< in the order of the manifest; the last one may still get jobs
    std::size_t m_waiting = 0;
    bool m_closed = false;
};

} // namespace cairn
