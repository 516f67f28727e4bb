// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logging.h"

#include <QLoggingCategory>
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
    // a script for which no font is installed is shown in boxes; a line per font helps nobody
    QLoggingCategory::setFilterRules(QStringLiteral("qt.text.font.db.warning=false"));
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &message) {
        const QByteArray line = redacted(message).toUtf8() + '\n';
        std::fwrite(line.constData(), 1, std::size_t(line.size()), stderr);
    });
}

} // namespace app
