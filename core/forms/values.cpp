// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/values.h"

#include <QJsonArray>

namespace core::forms {

Values::Values(QJsonObject json)
    : m_json(std::move(json))
{
}

bool Values::isNull(const QString &field) const
{
    const QJsonValue value = m_json.value(field);
    return (value.isUndefined() || value.isNull()) && secret(field).isEmpty();
}

QString Values::text(const QString &field) const
{
    return m_json.value(field).toString();
}

bool Values::flag(const QString &field) const
{
    return m_json.value(field).toBool();
}

QStringList Values::list(const QString &field) const
{
    QStringList list;
    const QJsonArray array = m_json.value(field).toArray();
    for (const QJsonValue &value : array)
        list << value.toString();
    return list;
}

QList<Values> Values::rows(const QString &field) const
{
    QList<Values> rows;
    const QJsonArray array = m_json.value(field).toArray();
    for (const QJsonValue &value : array)
        rows << Values(value.toObject());
    return rows;
}

Secret Values::secret(const QString &field) const
{
    return m_secrets.value(field);
}

void Values::setNull(const QString &field)
{
    m_json.remove(field);
    m_secrets.remove(field);
}

void Values::setText(const QString &field, const QString &text)
{
    m_json.insert(field, text);
}

void Values::setFlag(const QString &field, bool flag)
{
    m_json.insert(field, flag);
}

void Values::setList(const QString &field, const QStringList &list)
{
    m_json.insert(field, QJsonArray::fromStringList(list));
}

void Values::setRows(const QString &field, const QList<Values> &rows)
{
    QJsonArray array;
    for (const Values &row : rows)
        array.append(row.json());
    m_json.insert(field, array);
}

void Values::setSecret(const QString &field, const Secret &secret)
{
    if (secret.isEmpty())
        m_secrets.remove(field);
    else
        m_secrets.insert(field, secret);
}

void Values::take(const QString &field, const Values &other)
{
    setNull(field);
    const QJsonValue value = other.m_json.value(field);
    if (!value.isUndefined() && !value.isNull())
        m_json.insert(field, value);
    setSecret(field, other.secret(field));
}

bool Values::same(const QString &field, const Values &other) const
{
    const bool mine = isNull(field);
    if (mine || other.isNull(field))
        return mine == other.isNull(field);
    return m_json.value(field) == other.m_json.value(field)
        && secret(field).reveal() == other.secret(field).reveal();
}

QStringList Values::differences(const Values &other) const
{
    QStringList all = m_json.keys() + other.m_json.keys() + m_secrets.keys() + other.m_secrets.keys();
    all.sort();
    all.removeDuplicates();
    all.removeIf([&](const QString &field) { return same(field, other); });
    return all;
}

bool Values::operator==(const Values &other) const
{
    return differences(other).isEmpty();
}

} // namespace core::forms
