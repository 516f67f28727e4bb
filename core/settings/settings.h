// SPDX-License-Identifier: GPL-3.0-or-later
// The program's own settings: one table of typed keys with defaults (settingkeys.h), kept in an INI file of
// the config folder. Thread: GUI. Cost: reading a key is a look-up in memory, the file is written by Qt from
// the event loop.
#pragma once

#include "core/base/result.h"
#include "core/settings/settingkeys.h"

#include <QObject>
#include <QSettings>
#include <QVariant>

#include <memory>
#include <type_traits>

namespace core::settings {

class Settings : public QObject
{
    Q_OBJECT

public:
    /// file empty: settings.ini in the config folder. A damaged file is kept as *.corrupt (see problem()).
    explicit Settings(const QString &file = {}, QObject *parent = nullptr);
    ~Settings() override;

    /// The key's value, its default where nothing (or nothing of its type) is stored.
    template <class T> T get(const Key<T> &key) const
    {
        const QVariant stored = m_store->value(QLatin1String(key.name));
        if (!stored.isValid())
            return key.fallback;
        if constexpr (std::is_enum_v<T>) {
            // stored as a number; one that this version does not know is the default
            bool isNumber = false;
            const int number = stored.toInt(&isNumber);
            return isNumber && number >= 0 && number <= key.highest ? T(number) : key.fallback;
        } else if constexpr (std::is_same_v<T, int>) {
            bool isNumber = false;
            const int number = stored.toInt(&isNumber);
            return isNumber && number >= key.lowest && number <= key.highest ? number : key.fallback;
        } else {
            return stored.canConvert<T>() ? stored.value<T>() : key.fallback;
        }
    }

    /// Emits changed() where the value is another one.
    template <class T> void set(const Key<T> &key, const T &value)
    {
        if constexpr (std::is_enum_v<T>)
            store(key.name, int(value));
        else
            store(key.name, QVariant::fromValue(value));
    }

    /// Back to the default.
    template <class T> void reset(const Key<T> &key) { store(key.name, {}); }

    /// Writes now; fails with Io (a full disk, no rights). Otherwise Qt writes from the event loop and at the
    /// end.
    Result<void> save();
    /// What was wrong with the file at the start; empty if nothing.
    const QString &problem() const { return m_problem; }
    QString file() const { return m_store->fileName(); }

signals:
    /// name is the key's (compare with Key::name).
    void changed(const QString &name);

private:
    void store(const char *name, const QVariant &value);

    std::unique_ptr<QSettings> m_store;
    QString m_problem;
};

} // namespace core::settings
