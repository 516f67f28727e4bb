// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/psql/variables.h"

#include <QCoreApplication>

namespace core::psql {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::psql", text);
}

/// Variables that steer a run; of the others of psql's nothing depends here.
struct Special
{
    const char *name;
    bool interactive; ///< also takes "interactive"
};
constexpr Special specials[] = {{"ON_ERROR_STOP", false}, {"ON_ERROR_ROLLBACK", true}, {"AUTOCOMMIT", false}};

const Special *special(const QByteArray &name)
{
    for (const Special &known : specials) {
        if (name == known.name)
            return &known;
    }
    return nullptr;
}

} // namespace

std::optional<bool> toBoolean(const QByteArray &text)
{
    const QByteArray low = text.toLower();
    const auto begins = [&low](const char *word, qsizetype atLeast) {
        return low.size() >= atLeast && QByteArray(word).startsWith(low);
    };
    if (begins("true", 1) || begins("yes", 1) || begins("on", 2) || low == "1")
        return true;
    if (begins("false", 1) || begins("no", 1) || begins("off", 2) || low == "0")
        return false;
    return std::nullopt;
}

std::optional<QByteArray> Variables::value(const QByteArray &name) const
{
    const auto found = m_values.find(name);
    return found == m_values.end() ? std::nullopt : std::optional<QByteArray>(*found);
}

Result<void> Variables::set(const QByteArray &name, const QByteArray &value)
{
    if (!isName(name))
        return Error::input(tr("invalid variable name: \"%1\"").arg(QString::fromUtf8(name)));
    QByteArray kept = value;
    if (const Special *known = special(name)) {
        if (kept.isEmpty())
            kept = "on";
        if (!toBoolean(kept) && !(known->interactive && kept.toLower() == "interactive"))
            return Error::input(tr("unrecognized value \"%1\" for \"%2\": Boolean expected")
                                    .arg(QString::fromUtf8(value), QString::fromUtf8(name)));
    }
    m_values.insert(name, kept);
    return {};
}

Result<void> Variables::unset(const QByteArray &name)
{
    if (!isName(name))
        return Error::input(tr("invalid variable name: \"%1\"").arg(QString::fromUtf8(name)));
    m_values.remove(name);
    return {};
}

bool Variables::isOn(const QByteArray &name) const
{
    const auto known = value(name);
    return known && toBoolean(*known).value_or(known->toLower() == "interactive");
}

bool Variables::isName(const QByteArray &name)
{
    if (name.isEmpty())
        return false;
    for (const char c : name) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || uchar(c) >= 0x80;
        if (!letter && !(c >= '0' && c <= '9') && c != '_')
            return false;
    }
    return true;
}

bool Variables::isSpecial(const QByteArray &name)
{
    return special(name);
}

} // namespace core::psql
