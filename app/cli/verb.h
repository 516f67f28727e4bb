// SPDX-License-Identifier: GPL-3.0-or-later
// A verb as data: its name, what it takes, what it does. A new verb is one more entry in cli.cpp.
#pragma once

#include "app/cli/console.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace app::cli {

struct Option
{
    const char *name;  ///< without the dashes
    const char *value; ///< what is shown for its value; null: a switch
    const char *help;
    bool repeats = false; ///< may be given more than once
};

/// The command line after the verb, taken apart.
struct Arguments
{
    QHash<QString, QString> options;      ///< by name; a switch has an empty value
    QHash<QString, QStringList> repeated; ///< of options that may be repeated: all values
    QStringList operands;

    bool has(const char *name) const { return options.contains(QLatin1String(name)); }
    QString value(const char *name, const QString &fallback = {}) const
    {
        return options.value(QLatin1String(name), fallback);
    }
    QStringList values(const char *name) const { return repeated.value(QLatin1String(name)); }
};

struct Verb
{
    const char *name;
    const char *operands; ///< as the usage line shows them
    const char *purpose;
    QList<Option> options;
    const char *notes; ///< after the options
    int lowest;        ///< number of operands
    int highest;
    /// Starts the work and returns at once, or with an exit code when it is over already. Otherwise the
    /// console's quit() ends it.
    std::function<std::optional<int>(const Arguments &, Console &)> start;
};

Verb exportVerb();
Verb importVerb();
Verb copyVerb();
Verb runVerb();
Verb rolesVerb();
Verb ddlVerb();
Verb playgroundVerb();

/// Fails with Input: an unknown option, a missing value, the wrong number of operands.
core::Result<Arguments> parseArguments(const Verb &verb, const QStringList &words);
QString helpText(const Verb &verb);

} // namespace app::cli
