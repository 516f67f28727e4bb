// SPDX-License-Identifier: GPL-3.0-or-later
// Everything a format can be told, as a table of data: forms, the command line and the remembered options are
// made from it. Values are text here; each entry knows how they stand in WriteOptions.
#pragma once

#include "core/transfer/writeoptions.h"

#include <QHash>
#include <QList>
#include <QString>

#include <functional>

namespace core::transfer {

struct OptionInfo
{
    enum class Kind
    {
        Switch,    ///< "yes" or "no"
        Character, ///< one, or a name for it; choices are offered
        Text,
        Number,
        Choice,
    };
    struct Choice
    {
        QString value;
        QString label;
    };

    QString id; ///< in the table of formats, the settings, the names of widgets
    Kind kind;
    QString label; ///< as the user reads it; of a Switch a sentence
    QString tip;
    const char *flag;      ///< of the command line, without dashes
    const char *flagValue; ///< what its help shows for the value; null: a switch
    const char *flagHelp;
    bool flagNegates; ///< the switch of the command line turns it off
    bool needed;      ///< where it applies; empty is no value
    bool ofOneExport; ///< not remembered
    bool isName;      ///< of something in the database: may be long
    QString placeholder;
    QList<Choice> choices;
    std::function<QString(const WriteOptions &)> get;
    /// Fails with Input.
    std::function<Result<void>(WriteOptions &, const QString &)> set;
};

const QList<OptionInfo> &writeOptionTable();
/// Null if there is none.
const OptionInfo *findOption(const QString &id);

/// The options of the format, by id: what a form remembers.
QHash<QString, QString> optionValues(const WriteOptions &options);
/// The other way; unknown ids and values that cannot be used are left out.
WriteOptions optionsFromValues(Format format, const QHash<QString, QString> &values);

} // namespace core::transfer
