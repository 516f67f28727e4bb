// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include "app/cli/cli.h"
#include "core/transfer/targetfile.h"

#include <QCoreApplication>
#include <QMetaObject>

#include <algorithm>
#include <cstdio>
#include <cwchar>

namespace app::cli {

using core::Error;

QString harmless(const QString &text)
{
    QString safe;
    safe.reserve(text.size());
    for (const QChar c : text) {
        const ushort u = c.unicode();
        const bool control = (u < 0x20 && u != '\n' && u != '\t') || (u >= 0x7f && u < 0xa0);
        const bool direction = (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069);
        if (control || direction)
            safe += QStringLiteral("\\x%1").arg(u, 2, 16, QLatin1Char('0'));
        else
            safe += c;
    }
    return safe;
}

QString errorLine(const QString &sql, qsizetype position)
{
    constexpr qsizetype Widest = 60; // of the line, as psql cuts it
    if (position < 0 || position > sql.size())
        return {};
    const qsizetype before = position == 0 ? -1 : sql.lastIndexOf(QLatin1Char('\n'), position - 1);
    qsizetype begin = before + 1;
    qsizetype end = sql.indexOf(QLatin1Char('\n'), position);
    if (end < 0)
        end = sql.size();
    const auto number = QStringView(sql).left(begin).count(QLatin1Char('\n')) + 1;
    QString head = QStringLiteral("LINE %1: ").arg(number);
    QString tail;
    if (end - begin > Widest) {
        if (position - begin > Widest / 2) {
            begin = std::max(begin, std::min(position - Widest / 2, end - Widest));
            if (sql[begin].isLowSurrogate())
                ++begin;
            head += QLatin1String("...");
        }
        if (end - begin > Widest) {
            end = begin + Widest;
            if (sql[end].isLowSurrogate())
                --end;
            tail = QStringLiteral("...");
        }
    }
    const auto shown = [](QStringView part) {
        QString text = harmless(part.toString());
        return text.replace(QLatin1Char('\t'), QLatin1Char(' ')).remove(QLatin1Char('\r'));
    };
    const QString line = shown(QStringView(sql).mid(begin, end - begin));
    int columns = 0;
    for (const char32_t c : shown(QStringView(sql).mid(begin, position - begin)).toUcs4())
        columns += std::max(0, ::wcwidth(wchar_t(c)));
    return head + line + tail + QLatin1Char('\n') + QString(head.size() + columns, QLatin1Char(' '))
        + QLatin1Char('^');
}

int exitCode(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Cancelled:
        return Interrupted;
    case Error::Kind::Sql:
        return error.connectionLost ? NoConnection : SqlFailed;
    case Error::Kind::Connection:
    case Error::Kind::Auth:
        return NoConnection;
    case Error::Kind::Io:
        return IoFailed;
    case Error::Kind::Input:
    case Error::Kind::Internal:
        break;
    }
    return Usage;
}

int Console::error(const Error &error, const QString &sql, const QString &place) const
{
    QString text = QStringLiteral("howdah: ") + place;
    if (error.isCancelled()) {
        say(text + QStringLiteral("cancelled"));
        return exitCode(error);
    }
    if (!error.sqlState.isEmpty())
        text += QStringLiteral("%1 %2: ").arg(
            error.severity.isEmpty() ? QStringLiteral("ERROR") : error.severity, error.sqlState);
    text += harmless(error.message).trimmed();
    const QString line = errorLine(sql, error.position);
    if (!line.isEmpty())
        text += QLatin1Char('\n') + line;
    const auto more = [&text](const char *name, const QString &value) {
        if (!value.isEmpty())
            text += QLatin1Char('\n') + QLatin1String(name) + QStringLiteral(":  ")
                + harmless(value).trimmed();
    };
    more("DETAIL", error.detail);
    more("HINT", error.hint);
    more("CONTEXT", error.context);
    say(text);
    return exitCode(error);
}

void Console::notice(const core::session::Notice &notice) const
{
    QString text = harmless(notice.severity + QStringLiteral(":  ") + notice.message);
    if (!notice.detail.isEmpty())
        text += QStringLiteral("\nDETAIL:  ") + harmless(notice.detail);
    if (!notice.hint.isEmpty())
        text += QStringLiteral("\nHINT:  ") + harmless(notice.hint);
    say(text);
}

void Console::warning(const QString &text) const
{
    say(QStringLiteral("howdah: warning: ") + text);
}

void Console::say(const QString &text) const
{
    const QByteArray bytes = text.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stderr);
}

bool Console::print(const QString &text) const
{
    auto output = core::transfer::TargetFile::open(QStringLiteral("-"));
    core::Result<void> written;
    if (!output)
        written = output.error();
    else
        written = (*output)->write(text.toUtf8());
    if (!written)
        (void)error(written.error());
    return bool(written);
}

void Console::quit(int exitCode) const
{
    QMetaObject::invokeMethod(
        QCoreApplication::instance(), [exitCode] { QCoreApplication::exit(exitCode); }, Qt::QueuedConnection);
}

} // namespace app::cli
