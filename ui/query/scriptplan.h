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
    RunOutlook ahead{};
    QStringList dangerous{};  ///< what drops, truncates, or writes every row of a table; passwords masked
    qsizetype unseeable = -1; ///< the first that is not run as another role
    QString whyUnseeable{};
};

/// The statements of a piece of a text, as SqlEditor::allStatements() gives them. Linear.
QList<editor::SqlRange> statementsIn(const ScriptText &script, const std::stop_token &stop = {});

/// text: which the ranges are of, whole. Stopped, it is not whole.
ScriptPlan planOf(const QList<editor::SqlRange> &ranges, QByteArrayView text,
                  const core::psql::Variables &known, const std::stop_token &stop = {});
/// Fails with cancelled alone.
core::Result<ScriptPlan> makePlan(const ScriptText &script, const core::psql::Variables &known,
                                  const std::stop_token &stop);

} // namespace ui::query
