// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include "app/cli/verb.h"

#include <QCoreApplication>

#include <clocale>
#include <csignal>
#include <cstring>

#include <langinfo.h>

namespace app::cli {

namespace {

QList<Verb> allVerbs()
{
    return {exportVerb(), importVerb(), copyVerb(), runVerb(), rolesVerb(), ddlVerb(), playgroundVerb()};
}

QString overview(const QList<Verb> &verbs)
{
    QString text = QStringLiteral("Howdah, PostgreSQL administration\n\n"
                                  "  howdah                 opens the window\n");
    for (const Verb &verb : verbs)
        text += QStringLiteral("  howdah ") + QString::fromUtf8(verb.name).leftJustified(16)
            + QString::fromUtf8(verb.purpose) + QLatin1Char('\n');
    return text
        + QStringLiteral(
               "  howdah --version       prints the version\n\n"
               "howdah VERB --help lists what a verb takes. Exit codes: 0 done, 1 the server refused a "
               "statement, 2 the command\nline is wrong, 3 no connection, 4 a file could not be read or "
               "written, 130 interrupted.\n");
}

int dispatch(const QStringList &words, Console &console)
{
    const QList<Verb> verbs = allVerbs();
    const QString first = words.value(0);
    if (first == QLatin1String("--version"))
        return console.print(QStringLiteral("howdah " HOWDAH_VERSION "\n")) ? Done : IoFailed;
    if (first == QLatin1String("--help") || first == QLatin1String("-h"))
        return console.print(overview(verbs)) ? Done : IoFailed;
    for (const Verb &verb : verbs) {
        if (QLatin1String(verb.name) != first)
            continue;
        auto arguments = parseArguments(verb, words.mid(1));
        if (!arguments) {
            const int code = console.error(arguments.error());
            console.say(QStringLiteral("howdah %1 --help lists what it takes").arg(first));
            return code;
        }
        if (arguments->has("help"))
            return console.print(helpText(verb)) ? Done : IoFailed;
        const std::optional<int> over = verb.start(*arguments, console);
        return over ? *over : QCoreApplication::exec();
    }
    console.say(QStringLiteral("howdah: there is no verb \"%1\"; howdah --help lists them").arg(first));
    return Usage;
}

} // namespace

int run(int argc, char **argv)
{
    // Qt takes arguments and file names for UTF-8 only in such a locale, and complains in any other
    std::setlocale(LC_ALL, "");
    if (std::strcmp(::nl_langinfo(CODESET), "UTF-8") != 0)
        qputenv("LC_ALL", "C.UTF-8");
    // a closed pipe and a file over the limit are errors of write(), not the end of the process
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("howdah"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HOWDAH_VERSION));
    std::setlocale(LC_NUMERIC, "C");
    Console console;
    return dispatch(QCoreApplication::arguments().mid(1), console);
}

} // namespace app::cli
