// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/filenames.h"

#include <QSet>

namespace core::transfer {

namespace {

constexpr qsizetype LongestName = 180; // 255 with the ending, a number, and the part file's letters

/// Windows keeps these for devices, with any ending.
bool isDevice(const QString &name)
{
    const QString stem = name.section(QLatin1Char('.'), 0, 0).trimmed().toUpper();
    static const QStringList devices{QStringLiteral("CON"), QStringLiteral("PRN"), QStringLiteral("AUX"),
                                     QStringLiteral("NUL")};
    return devices.contains(stem)
        || (stem.size() == 4
            && (stem.startsWith(QLatin1String("COM")) || stem.startsWith(QLatin1String("LPT")))
            && stem[3].isDigit());
}

} // namespace

QString safeFileName(const QString &text)
{
    QString name;
    name.reserve(text.size());
    for (const QChar c : text) {
        const bool bad = c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
            || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph
            || QStringLiteral("/\\:*?\"<>|").contains(c);
        name += bad ? QLatin1Char('_') : c;
    }
    name = name.trimmed();
    while (name.toUtf8().size() > LongestName)
        name.chop(name.back().isLowSurrogate() ? 2 : 1);
    while (name.endsWith(QLatin1Char(' ')))
        name.chop(1);
    if (name.endsWith(QLatin1Char('.')))
        name.back() = QLatin1Char('_'); // ".." too; Windows drops a dot at the end
    if (name.startsWith(QLatin1Char('.')) || name.startsWith(QLatin1Char('-')))
        name.front() = QLatin1Char('_'); // not hidden, no option of a command
    if (name.isEmpty() || isDevice(name))
        name.prepend(QLatin1Char('_'));
    return name;
}

QStringList tableFileNames(const QList<QStringList> &tables, const QString &suffix)
{
    QSet<QString> schemas;
    for (const QStringList &table : tables)
        schemas.insert(table.size() > 1 ? table.first() : QString());
    QStringList names;
    QSet<QString> taken;
    for (const QStringList &table : tables) {
        const QString stem
            = safeFileName(schemas.size() > 1 ? table.join(QLatin1Char('.')) : table.value(table.size() - 1));
        const auto key = [](const QString &name) {
            return name.normalized(QString::NormalizationForm_KC).toCaseFolded();
        };
        QString name = stem;
        for (int number = 2; taken.contains(key(name)); ++number)
            name = QStringLiteral("%1-%2").arg(stem).arg(number);
        taken.insert(key(name));
        names << name + suffix;
    }
    return names;
}

} // namespace core::transfer
