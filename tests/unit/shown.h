#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QTest>

#include <string_view>

namespace cairn {

/// Bytes as QCOMPARE prints them when they differ.
inline QByteArray shown(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// The name of an error's code, or "ok".
template <class T>
QByteArray codeOf(const Result<T> &result)
{
    return result ? QByteArray("ok") : shown(errorCodeName(result.error().code));
}

} // namespace cairn

/// Fails with the error's own words.
#define VERIFY_OK(result) QVERIFY2((result).has_value(), (result) ? "" : (result).error().text().c_str())
