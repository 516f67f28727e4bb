// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"

#include <algorithm>

namespace app::cli {

using core::Error;

core::Result<Arguments> parseArguments(const Verb &verb, const QStringList &words)
{
    Arguments arguments;
    bool optionsEnded = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        if (optionsEnded || !word.startsWith(QLatin1String("--"))) {
            if (!optionsEnded && word.size() > 1 && word.startsWith(QLatin1Char('-'))
                && word != QLatin1String("-h"))
                return Error::input(QStringLiteral("There is no option %1").arg(word));
            if (word == QLatin1String("-h") && !optionsEnded)
                arguments.options.insert(QStringLiteral("help"), {});
            else
                arguments.operands << word;
            continue;
        }
        if (word == QLatin1String("--")) {
            optionsEnded = true;
            continue;
        }
        const qsizetype equals = word.indexOf(QLatin1Char('='));
        const QString name = word.mid(2, equals < 0 ? -1 : equals - 2);
        if (name == QLatin1String("help")) {
            arguments.options.insert(name, {});
            continue;
        }
        const auto known
            = std::find_if(verb.options.begin(), verb.options.end(),
                           [&name](const Option &option) { return QLatin1String(option.name) == name; });
        if (known == verb.options.end())
            return Error::input(QStringLiteral("There is no option --%1").arg(name));
        if (arguments.options.contains(name) && !known->repeats)
            return Error::input(QStringLiteral("--%1 is given twice").arg(name));
        QString value;
        if (!known->value && equals >= 0)
            return Error::input(QStringLiteral("--%1 takes no value").arg(name));
        if (known->value && equals >= 0) {
            value = word.mid(equals + 1);
        } else if (known->value) {
            if (i + 1 == words.size())
                return Error::input(QStringLiteral("--%1 needs a value").arg(name));
            value = words[++i];
        }
        arguments.options.insert(name, value);
        if (known->repeats)
            arguments.repeated[name] << value;
    }
    if (arguments.has("help"))
        return arguments;
    if (arguments.operands.size() > verb.highest)
        return Error::input(QStringLiteral("What is \"%1\" for?").arg(arguments.operands[verb.highest]));
    if (arguments.operands.size() < verb.lowest)
        return Error::input(QStringLiteral("%1 is missing").arg(QLatin1String(verb.operands)));
    return arguments;
}

QString helpText(const Verb &verb)
{
    const auto shown = [](const Option &option) {
        QString text = QStringLiteral("  --") + QLatin1String(option.name);
        if (option.value)
            text += QLatin1Char(' ') + QLatin1String(option.value);
        return text;
    };
    qsizetype width = 0;
    for (const Option &option : verb.options)
        width = std::max(width, shown(option).size());
    QString text = QStringLiteral("howdah %1 %2\n%3\n\n")
                       .arg(QString::fromUtf8(verb.name), QString::fromUtf8(verb.operands),
                            QString::fromUtf8(verb.purpose));
    for (const Option &option : verb.options)
        text += shown(option).leftJustified(width + 2)
            + QString::fromUtf8(option.help)
                  .replace(QLatin1Char('\n'), QLatin1Char('\n') + QString(width + 2, QLatin1Char(' ')))
            + QLatin1Char('\n');
    if (*verb.notes)
        text += QLatin1Char('\n') + QString::fromUtf8(verb.notes) + QLatin1Char('\n');
    return text;
}

} // namespace app::cli
