// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked and looked at before statements run, found out on a copy of the text: of a hundred thousand
// statements it takes longer than the window may stand still. Thread: any.
#pragma once

#include "core/base/result.h"
#include "core/psql/reader.h"
#include "core/psql/substitute.h"
#include "ui/editor/sqleditor.h"
#include "ui/query/passwordguard.h"
#include "ui/query/runitems.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <stop_token>

namespace ui::query {

/// A piece of a text, as it was when somebody said run.
struct ScriptText
{
    QByteArray text{}; ///< the editor's, whole
    qsizetype from = 0;
    qsizetype to = 0;
    bool isNull() const { return to <= from; }
};

struct ScriptPlan
{
    QList<editor::SqlRange> ranges{};
    QList<core::psql::ListReader::Piece> items{};
    QByteArray text{}; ///< from the first statement to the end of the last
    PasswordGuard::Found passwords{};
    QList<AskedValue> values{};
    QStringList dangerous{};  ///< passwords masked; of those that say so in makePlan()
    qsizetype unseeable = -1; ///< the first that is not run as another role
    QString whyUnseeable{};
};

/// Commands that send SQL which is not in the text.
bool sendsMore(const editor::SqlRange &range);
/// What drops, truncates, or writes every row of a table; passwords masked.
QStringList dangersIn(const QList<editor::SqlRange> &ranges);
/// Why it is not run as another role; empty: it is.
QString whyNotAsOther(const editor::SqlRange &range);

/// The statements of a piece of a text, as SqlEditor::allStatements() gives them. Linear.
QList<editor::SqlRange> statementsIn(const ScriptText &script, const std::stop_token &stop = {});

/// Fails with cancelled alone.
core::Result<ScriptPlan> makePlan(const ScriptText &script, const core::psql::Variables &known,
                                  const std::stop_token &stop);

} // namespace ui::query
