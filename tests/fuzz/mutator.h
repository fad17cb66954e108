#pragma once

#include "core/bytes.h"

#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <vector>

namespace cairn::test {

/// Damages bytes as disks, networks and people do: flipped bits, odd numbers, cut, repeated, mixed and foreign pieces.
/// The same seed gives the same damage on every machine.
class Mutator {
public:
    explicit Mutator(std::uint64_t seed)
        : m_random(seed)
    {
    }
    /// One to four damages to a copy of `input`. `others` are inputs to take foreign pieces from.
    [[nodiscard]] Bytes mutate(ByteView input, const std::vector<Bytes> &others = {});
    /// A number below `limit`, which is not 0.
    [[nodiscard]] std::size_t below(std::size_t limit);

private:
    void damage(Bytes &bytes, const std::vector<Bytes> &others);
    void setNumber(Bytes &bytes);

    std::mt19937_64 m_random;
};

/// How many inputs one target gets: CAIRN_FUZZ_ITERATIONS, or `standard`.
[[nodiscard]] int fuzzIterations(int standard);

/// Feeds the seeds and mutations of them to `target`. The target fails the test by its own checks; not crashing, not
/// hanging and, with sanitizers, no undefined behaviour is what is tested here. After a failure the input is shown in
/// hex.
void fuzz(const std::vector<Bytes> &seeds, int iterations, const std::function<void(ByteView)> &target);

[[nodiscard]] Bytes bytesOf(std::string_view text);

} // namespace cairn::test
