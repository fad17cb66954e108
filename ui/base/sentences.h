#pragma once

#include "core/sentence.h"

#include <QString>

#include <concepts>
#include <string_view>

namespace cairn::ui {

// What the engine says, in the user's language. Pure apart from the locale; GUI thread.

/// One sentence. What the engine quotes is shown as it is.
[[nodiscard]] QString sentenceText(const Sentence &sentence);

/// The same, for whatever the engine has: its sentences are translated, its texts are not (format.h).
[[nodiscard]] QString engineText(const std::same_as<Sentence> auto &sentence)
{
    return sentenceText(sentence);
}

/// A text that a record or a report holds: what the engine said there, translated where it is known again.
[[nodiscard]] QString recordedText(std::string_view text);

/// The words of a phrase before translation, in the context "Engine".
[[nodiscard]] const char *phraseSource(Phrase phrase);

} // namespace cairn::ui
