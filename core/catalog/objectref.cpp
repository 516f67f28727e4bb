// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/objectref.h"

#include "core/catalog/objectkind.h"

#include <QStringList>

namespace core::catalog {

namespace {

struct MarkWord
{
    QLatin1String word;
    ObjectRef::Mark mark;
};

const MarkWord MarkWords[] = {
    {QLatin1String("pk"), ObjectRef::PrimaryKey},       {QLatin1String("notnull"), ObjectRef::NotNull},
    {QLatin1String("fk"), ObjectRef::ForeignKey},       {QLatin1String("unique"), ObjectRef::Unique},
    {QLatin1String("generated"), ObjectRef::Generated}, {QLatin1String("identity"), ObjectRef::Identity},
    {QLatin1String("system"), ObjectRef::System},       {QLatin1String("template"), ObjectRef::Template},
    {QLatin1String("noconnect"), ObjectRef::NoConnect}, {QLatin1String("invalid"), ObjectRef::Invalid},
    {QLatin1String("disabled"), ObjectRef::Disabled},   {QLatin1String("noaccess"), ObjectRef::NoAccess},
    {QLatin1String("nullable"), ObjectRef::Nullable},
};

/// Three significant digits at most, one decimal below ten.
QString scaled(double value, double step, std::initializer_list<const char16_t *> units)
{
    auto unit = units.begin();
    // 999.6 would print as "1000": go on to the next unit where rounding would reach it
    while (value >= step - 0.5 && unit + 1 != units.end()) {
        value /= step;
        ++unit;
    }
    const bool decimal = unit != units.begin() && value < 9.95;
    QString number = QString::number(value, 'f', decimal ? 1 : 0);
    if (number.endsWith(QLatin1String(".0")))
        number.chop(2);
    const QString name = QString::fromUtf16(*unit);
    return name.isEmpty() ? number : number + QLatin1Char(' ') + name;
}

} // namespace

QString ObjectRef::identity() const
{
    const QString number = QString::number(oid) + QLatin1Char('/') + QString::number(sub);
    return (folder ? QStringLiteral("folder:") : QString()) + kind + QLatin1Char(':') + number
        + (oid == 0 ? QLatin1Char(':') + name : QString());
}

unsigned marksFromWords(const QString &words)
{
    unsigned marks = ObjectRef::NoMarks;
    const auto list = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &word : list) {
        for (const MarkWord &known : MarkWords) {
            if (word == known.word)
                marks |= known.mark;
        }
    }
    return marks;
}

QString shortCount(qint64 count)
{
    return count < 0 ? QString() : scaled(double(count), 1000, {u"", u"k", u"M", u"G", u"T"});
}

QString shortBytes(qint64 bytes)
{
    return bytes < 0 ? QString() : scaled(double(bytes), 1024, {u"B", u"kB", u"MB", u"GB", u"TB", u"PB"});
}

} // namespace core::catalog
