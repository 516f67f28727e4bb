// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/record.h"

#include <QSet>

namespace core::importing {

QStringList usableNames(QStringList names)
{
    QSet<QString> taken;
    for (qsizetype i = 0; i < names.size(); ++i) {
        QString base = names[i].trimmed();
        base.remove(QChar(QChar::Null));
        if (base.isEmpty())
            base = QStringLiteral("column_%1").arg(i + 1);
        QString name = base;
        for (int number = 2; taken.contains(name); ++number)
            name = QStringLiteral("%1_%2").arg(base).arg(number);
        taken.insert(name);
        names[i] = name;
    }
    return names;
}

Error tooManyColumns(qsizetype count, qint64 line)
{
    return Error::input(QStringLiteral("Line %L1 has %L2 columns; a table of PostgreSQL can have %L3 at most")
                            .arg(line)
                            .arg(count)
                            .arg(MostColumns),
                        QStringLiteral("If that is not so, another delimiter or quote was meant."));
}

} // namespace core::importing
