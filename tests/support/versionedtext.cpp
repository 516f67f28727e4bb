// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/versionedtext.h"

#include <QRegularExpression>

#include <algorithm>
#include <vector>

namespace support {

namespace {

const QSet<int> Known{13, 14, 15, 16, 17, 18};

int knownAs(int major)
{
    return std::min(major, *std::max_element(Known.begin(), Known.end()));
}

} // namespace

VersionedText::VersionedText(const QString &text)
{
    static const QRegularExpression mark(QStringLiteral("^\\{([0-9 ]+)\\} "));
    if (text.isEmpty())
        return;
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        const QRegularExpressionMatch marked = mark.match(line);
        QSet<int> majors;
        for (const QString &major : marked.captured(1).split(QLatin1Char(' '), Qt::SkipEmptyParts))
            majors << major.toInt();
        m_lines.append({line.mid(marked.capturedLength()), majors.isEmpty() ? Known : majors});
    }
}

QString VersionedText::of(int major) const
{
    QStringList lines;
    for (const Line &line : m_lines) {
        if (line.majors.contains(knownAs(major)))
            lines << line.text;
    }
    return lines.join(QLatin1Char('\n'));
}

void VersionedText::set(int major, const QString &text)
{
    for (Line &line : m_lines)
        line.majors.remove(knownAs(major));
    const QStringList now = text.split(QLatin1Char('\n'));
    // lines that both have, from each place to the ends
    std::vector<std::vector<int>> common(m_lines.size() + 1, std::vector<int>(now.size() + 1));
    for (qsizetype i = m_lines.size() - 1; i >= 0; --i) {
        for (qsizetype j = now.size() - 1; j >= 0; --j)
            common[i][j] = m_lines[i].text == now[j] ? common[i + 1][j + 1] + 1
                                                     : std::max(common[i + 1][j], common[i][j + 1]);
    }
    QList<Line> merged;
    for (qsizetype i = 0, j = 0; i < m_lines.size() || j < now.size();) {
        if (i < m_lines.size() && j < now.size() && m_lines[i].text == now[j])
            merged.append({now[j++], m_lines[i++].majors + QSet<int>{knownAs(major)}});
        else if (j == now.size() || (i < m_lines.size() && common[i + 1][j] >= common[i][j + 1]))
            merged.append(m_lines[i++]);
        else
            merged.append({now[j++], {knownAs(major)}});
    }
    merged.removeIf([](const Line &line) { return line.majors.isEmpty(); });
    m_lines = merged;
}

QString VersionedText::toText() const
{
    QStringList lines;
    for (const Line &line : m_lines) {
        QList<int> majors = line.majors.values();
        std::sort(majors.begin(), majors.end());
        QStringList mark;
        for (const int major : majors)
            mark << QString::number(major);
        lines << (line.majors == Known ? QString() : QStringLiteral("{%1} ").arg(mark.join(QLatin1Char(' '))))
                + line.text;
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace support
