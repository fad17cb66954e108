#include "suggest.h"

#include <algorithm>
#include <vector>

namespace cairn::cli {

namespace {

/// Edits between two words: inserting, removing, replacing a character, or exchanging two neighbours.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                table[i][j] = i + j;
                continue;
            }
            const std::size_t replace = table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            table[i][j] = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, replace});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
        }
    }
    return table[a.size()][b.size()];
}

} // namespace

std::string suggest(std::string_view typed, std::span<const std::string> candidates)
{
    if (typed.size() < 2 || typed.size() > 64)
        return {};
    const auto begins = [&](const std::string &candidate) { return candidate.starts_with(typed); };
    if (std::ranges::count_if(candidates, begins) == 1)
        return *std::ranges::find_if(candidates, begins);
    std::string best;
    std::size_t bestDistance = std::max<std::size_t>(1, typed.size() / 4) + 1;
    for (const auto &candidate : candidates) {
        if (const std::size_t edits = distance(typed, candidate); edits < bestDistance) {
            bestDistance = edits;
            best = candidate;
        }
    }
    return best;
}

} // namespace cairn::cli
