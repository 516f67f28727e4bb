// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logging.h"

#include <QRegularExpression>

#include <cstdio>

namespace app {

namespace {

struct Pattern
{
    const char *always; ///< stands in every text the expression finds, and is quickly looked for
    const char *expression;
    const char *safe;
};

// Rather too much than too little: a log line may lose a harmless word.
constexpr Pattern Patterns[] = {
    // scheme://user:secret@host, up to the last @, since people do not encode theirs
    {"://", R"((\b[a-z][a-z0-9+.-]*://[^:/@\s]*:)\S*(@))", R"(\1***\2)"},
    // password=… of a connection string, a URI's query or an environment; also quoted
    {"pass",
     R"((\b(?:pg|ssl)?pass(?:word|wd|phrase)?\s*=\s*)('(?:[^'\\]|\\.)*'?|"(?:[^"\\]|\\.)*"?|[^\s;&]+))",
     R"(\1***)"},
    // "password": "…"
    {"pass", R"((["'](?:pg|ssl)?pass(?:word|wd|phrase)?["']\s*:\s*)("(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?))",
     R"(\1***)"},
    // SQL's PASSWORD '…', E'…', U&'…', $$…$$
    {"password", R"((\bpassword\s+)((?:E|U&)?'(?:[^'\\]|\\.|'')*'?|\$(\w*)\$.*?(?:\$\3\$|$)))", R"(\1***)"},
    // what the server keeps instead of one is as good as one to whoever attacks it
    {"scram-sha-256$", R"(\bSCRAM-SHA-256\$[^\s'"]+)", "SCRAM-SHA-256$***"},
    {"md5", R"(\bmd5[0-9a-f]{32}\b)", "md5***"},
};

} // namespace

QString redacted(const QString &text)
{
    QString safe = text;
    for (const Pattern &pattern : Patterns) {
        if (!safe.contains(QLatin1String(pattern.always), Qt::CaseInsensitive))
            continue; // compiling the expressions took 3 ms of each start, for lines of Qt about the platform
        const QRegularExpression expression(QLatin1String(pattern.expression),
                                            QRegularExpression::CaseInsensitiveOption
                                                | QRegularExpression::DotMatchesEverythingOption
                                                | QRegularExpression::UseUnicodePropertiesOption);
        safe.replace(expression, QLatin1String(pattern.safe));
    }
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
