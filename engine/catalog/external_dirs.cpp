#include "catalog/external_dirs.h"

#include "core/files.h"
#include "core/text.h"

#include <algorithm>

namespace cairn {

namespace {

constexpr std::string_view noDirectories = "none";

/// Cuts a list at its colons and takes the backslashes away.
std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> pieces(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == ':' || text[i + 1] == '\\'))
            pieces.back() += text[++i];
        else if (text[i] == ':')
            pieces.emplace_back();
        else
            pieces.back() += text[i];
    }
    return pieces;
}

} // namespace

Result<std::vector<std::string>> parseExternalDirs(std::string_view text)
{
    std::vector<std::string> directories;
    if (text == noDirectories)
        return directories;
    for (const std::string &piece : split(text)) {
        if (!piece.starts_with('/'))
            return fail(ErrorCode::Usage, "not an absolute path in the list of external directories",
                        "\"" + printableName(piece) + "\"",
                        "write DIR:DIR, each beginning with \"/\"; \\: for a colon that belongs to a path");
        directories.push_back(absolutePath(piece));
    }
    std::ranges::sort(directories);
    if (const auto twice = std::ranges::adjacent_find(directories); twice != directories.end())
        return fail(ErrorCode::Usage, "an external directory is named twice", printableName(*twice));
    return directories;
}

std::string externalDirsText(const std::vector<std::string> &directories)
{
    std::string text;
    for (const std::string &directory : directories) {
        text += text.empty() ? "" : ":";
        for (const char c : directory) {
            if (c == ':' || c == '\\')
                text += '\\';
            text += c;
        }
    }
    return text.empty() ? std::string(noDirectories) : text;
}

} // namespace cairn
