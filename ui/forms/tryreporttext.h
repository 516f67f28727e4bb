// SPDX-License-Identifier: GPL-3.0-or-later
// What a try has told, as groups of lines: for the view and for the clipboard. Pure.
#pragma once

#include "core/ddl/script.h"
#include "core/ddl/tryreport.h"
#include "ui/base/theme.h"

#include <QList>
#include <QString>

namespace ui::forms {

struct ReportLine
{
    QString what;
    QString outcome{};
    QString more{};
    Token tone = Token::Text; ///< of the outcome
};

struct ReportGroup
{
    QString title;
    QList<ReportLine> lines;
};

/// "Tried and rolled back: nothing has changed. 2 statements, 4.1 ms".
QString reportHeadline(const core::ddl::TryReport &report);
QList<ReportGroup> reportGroups(const core::ddl::TryReport &report, const core::ddl::Script &script);
QString reportText(const core::ddl::TryReport &report, const core::ddl::Script &script);

} // namespace ui::forms
