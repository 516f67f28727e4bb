// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logging.h"

#include <QRegularExpression>

#include <cstdio>

namespace app {

QString redacted(const QString &text)
{
    static const QRegularExpression keyword(
        QStringLiteral("(\\b(?:ssl)?password\\s*=\\s*)('(?:[^'\\\\]|\\\\.)*'?|[^\\s;&]+)"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression literal(QStringLiteral("(\\bpassword\\s+)(E?'(?:[^'\\\\]|\\\\.|'')*'?)"),
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression uri(
        QStringLiteral("(postgres(?:ql)?[^:/\\s]*://[^:/@\\s]*:)([^@\\s]*)(@)"),
        QRegularExpression::CaseInsensitiveOption);
    QString safe = text;
    safe.replace(uri, QStringLiteral("\\1***\\3"));
    safe.replace(keyword, QStringLiteral("\\1***"));
    safe.replace(literal, QStringLiteral("\\1***"));
    return safe;
}

void installLogging()
{
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &message) {
        // a script for which no font is installed is shown in boxes; a line for every font helps nobody
        if (message.contains(QLatin1String("OpenType support missing")))
            return;
        const QByteArray line = redacted(message).toUtf8() + '\n';
        std::fwrite(line.constData(), 1, std::size_t(line.size()), stderr);
    });
}

} // namespace app
