// SPDX-License-Identifier: GPL-3.0-or-later
// psql's variables: names and values, bytes as they are. Thread: one at a time (values).
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QMap>
#include <QSet>
#include <QStringList>

#include <optional>

namespace core::psql {

class Variables
{
public:
    /// Nothing: it is not set.
    std::optional<QByteArray> value(const QByteArray &name) const;
    bool contains(const QByteArray &name) const { return m_values.contains(name); }
    const QMap<QByteArray, QByteArray> &all() const { return m_values; }

    /// What a user writes: fails with Input where the name is none, or a variable that steers a run does not
    /// know the value.
    Result<void> set(const QByteArray &name, const QByteArray &value);
    Result<void> unset(const QByteArray &name);
    /// As the program sets them (ROW_COUNT, SERVER_VERSION_NUM …).
    void put(const QByteArray &name, const QByteArray &value) { m_values.insert(name, value); }
    /// In SQL it is filled in as NULL; no value of psql's, but one that a user may give.
    void putNull(const QByteArray &name) { m_nulls.insert(name); }
    bool isNull(const QByteArray &name) const { return m_nulls.contains(name); }
    void forgetNulls() { m_nulls.clear(); }

    /// ON_ERROR_STOP and the like; not set is off.
    bool isOn(const QByteArray &name) const;

    static bool isName(const QByteArray &name);
    /// Those that steer a run: \gset leaves them alone.
    static bool isSpecial(const QByteArray &name);

private:
    QMap<QByteArray, QByteArray> m_values;
    QSet<QByteArray> m_nulls;
};

/// As psql reads one: true, yes, on, 1 and what begins so; case does not matter.
std::optional<bool> toBoolean(const QByteArray &text);

} // namespace core::psql
