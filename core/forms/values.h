// SPDX-License-Identifier: GPL-3.0-or-later
// What a form holds, by field id: text, flags, lists, rows of a table. Numbers and times are text, as the
// server writes them: nothing is rounded. A value: compared to tell what changed, kept as JSON so that
// nothing typed is lost. Secrets stand beside the JSON and are in no copy of it.
#pragma once

#include "core/base/secret.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace core::forms {

class Values
{
public:
    Values() = default;
    /// What json() gave: the secrets are not in it.
    explicit Values(QJsonObject json);

    /// Neither set nor set to nothing. An empty text is a value.
    bool isNull(const QString &field) const;
    QString text(const QString &field) const;     ///< empty where null
    bool flag(const QString &field) const;        ///< false where null
    QStringList list(const QString &field) const; ///< empty where null
    QList<Values> rows(const QString &field) const;
    Secret secret(const QString &field) const;

    void setNull(const QString &field);
    void setText(const QString &field, const QString &text);
    void setFlag(const QString &field, bool flag);
    void setList(const QString &field, const QStringList &list);
    void setRows(const QString &field, const QList<Values> &rows);
    void setSecret(const QString &field, const Secret &secret);
    /// One field as it is in other, whatever its type.
    void take(const QString &field, const Values &other);

    /// The same value in both. A secret that is set in one of them differs.
    bool same(const QString &field, const Values &other) const;
    /// Every field that is set in one and not the same in the other, in order of their ids.
    QStringList differences(const Values &other) const;
    bool operator==(const Values &other) const;

    /// Without the secrets.
    const QJsonObject &json() const { return m_json; }

private:
    QJsonObject m_json;
    QHash<QString, Secret> m_secrets;
};

} // namespace core::forms
