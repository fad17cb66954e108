#include "mutator.h"

#include <QByteArray>
#include <QTest>
#include <QtEnvironmentVariables>

#include <algorithm>
#include <array>

namespace cairn::test {

std::size_t Mutator::below(std::size_t limit)
{
    return std::size_t(m_random() % limit);
}

/// Numbers at the borders of what lengths, counts and offsets can be.
void Mutator::setNumber(Bytes &bytes)
{
    static constexpr auto odd = std::to_array<std::uint64_t>({0,
                                                              1,
                                                              2,
                                                              7,
                                                              8,
                                                              23,
                                                              24,
                                                              39,
                                                              40,
                                                              127,
                                                              128,
                                                              255,
                                                              256,
                                                              8191,
                                                              8192,
                                                              65535,
                                                              65536,
                                                              0x7fffffff,
                                                              0x80000000,
                                                              0xfffffff8,
                                                              0xffffffff,
                                                              0x100000000,
                                                              0x7fffffffffffffff,
                                                              0x8000000000000000,
                                                              0xffffffffffffffff});
    const std::size_t width = std::size_t{1} << below(4);
    if (bytes.size() < width)
        return;
    auto value = odd.at(below(odd.size()));
    if (below(4) == 0)
        value = bytes.size() - below(std::min<std::size_t>(bytes.size(), 64));
    const auto at = below(bytes.size() - width + 1);
    for (std::size_t i = 0; i < width; ++i)
        bytes[at + i] = std::byte(value >> (8 * i));
}

void Mutator::damage(Bytes &bytes, const std::vector<Bytes> &others)
{
    if (bytes.empty()) {
        bytes.resize(1 + below(32), std::byte(below(256)));
        return;
    }
    const auto at = below(bytes.size());
    const auto length = 1 + below(std::min<std::size_t>(bytes.size() - at, 64));
    const auto position = bytes.begin() + std::ptrdiff_t(at);
    switch (below(8)) {
    case 0:
        bytes[at] ^= std::byte(1u << below(8));
        break;
    case 1:
        bytes[at] = std::byte(below(256));
        break;
    case 2:
        setNumber(bytes);
        break;
    case 3:
        bytes.resize(at);
        break;
    case 4:
        bytes.erase(position, position + std::ptrdiff_t(length));
        break;
    case 5: {
        const Bytes piece(position, position + std::ptrdiff_t(length));
        bytes.insert(bytes.begin() + std::ptrdiff_t(below(bytes.size())), piece.begin(), piece.end());
        break;
    }
    case 6:
        std::fill_n(position, length, below(2) == 0 ? std::byte{0} : std::byte{0xff});
        break;
    default:
        if (!others.empty()) {
            const auto &other = others[below(others.size())];
            const auto count = std::min(other.size(), bytes.size() - at);
            std::copy_n(other.begin(), below(count + 1), position);
        }
        break;
    }
}

Bytes Mutator::mutate(ByteView input, const std::vector<Bytes> &others)
{
    Bytes bytes(input.begin(), input.end());
    for (auto times = 1 + below(4); times > 0; --times)
        damage(bytes, others);
    return bytes;
}

int fuzzIterations(int standard)
{
    constexpr auto name = "CAIRN_FUZZ_ITERATIONS";
    if (qEnvironmentVariableIsEmpty(name))
        return standard;
    bool isNumber = false;
    const int wish = qEnvironmentVariableIntValue(name, &isNumber);
    if (!isNumber)
        qFatal("%s is no number", name);
    return wish;
}

void fuzz(const std::vector<Bytes> &seeds, int iterations, const std::function<void(ByteView)> &target)
{
    const auto feed = [&](ByteView input) {
        target(input);
        if (QTest::currentTestFailed()) {
            const auto hex = QByteArray(asText(input.first(std::min<std::size_t>(input.size(), 4096)))).toHex();
            qWarning("the input was (%zu bytes): %s", input.size(), hex.constData());
        }
        return !QTest::currentTestFailed();
    };
    for (const auto &seed : seeds)
        if (!feed(seed))
            return;
    Mutator mutator(0xca12);
    for (int i = 0; i < fuzzIterations(iterations); ++i)
        if (!feed(mutator.mutate(seeds[mutator.below(seeds.size())], seeds)))
            return;
}

Bytes bytesOf(std::string_view text)
{
    const auto view = asBytes(text);
    return {view.begin(), view.end()};
}

} // namespace cairn::test
