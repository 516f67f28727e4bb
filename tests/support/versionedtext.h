// SPDX-License-Identifier: GPL-3.0-or-later
// A text that is almost the same on every server, in one file: a line that does not hold for all of them
// begins with those it holds for, "{13 14} drop …". For golden files.
#pragma once

#include <QList>
#include <QSet>
#include <QString>

namespace support {

class VersionedText
{
public:
    /// Reads what toText() wrote; of an empty text every version's is empty.
    explicit VersionedText(const QString &text);

    /// What a server of this major version gives; of a newer one than is known, as the newest known.
    QString of(int major) const;
    /// From now on it gives this.
    void set(int major, const QString &text);
    QString toText() const;

private:
    struct Line
    {
        QString text;
        QSet<int> majors;
    };
    QList<Line> m_lines;
};

} // namespace support
