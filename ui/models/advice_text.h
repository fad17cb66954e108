#pragma once

#include "models/health.h"
#include "models/status_look.h"
#include "operations/advice.h"

#include <QString>

namespace cairn::ui {

// What the engine advises, in the user's language. Pure apart from the locale.

/// One sentence.
[[nodiscard]] QString adviceSentence(const Advice &advice, Timestamp now);
/// What the engine found and what else would help, below the sentence; often empty.
[[nodiscard]] QString adviceDetails(const Advice &advice);
/// The button that mends it; empty when there is none.
[[nodiscard]] QString adviceVerb(AdviceAction action);
[[nodiscard]] QString adviceIcon(AdviceAction action);
[[nodiscard]] Look adviceLook(AdviceLevel level);
/// How an instance fares about which this is the gravest thing to say.
[[nodiscard]] HealthLevel healthOf(AdviceLevel level);

} // namespace cairn::ui
