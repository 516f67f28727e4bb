// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/rowsnote.h"

#include "ui/base/amounts.h"
#include "ui/table/rowcounter.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui::table {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::table::RowsNote", text);
}

} // namespace

RowsNote rowsNote(const RowCounter &counter, bool conditional, qint64 estimate)
{
    using std::chrono::milliseconds;
    if (counter.isRunning())
        return {counter.elapsed() < 1000
                    ? tr("counting…")
                    : tr("counting… %1").arg(durationText(milliseconds(counter.elapsed() / 1000 * 1000))),
                {},
                true};
    if (const auto count = counter.count())
        return {conditional ? tr("%1 match").arg(rowsText(*count)) : rowsText(*count),
                tr("Counted exactly at %1, in %2")
                    .arg(QLocale().toString(counter.countedAt().time(), QStringLiteral("HH:mm:ss")),
                         durationText(milliseconds(counter.elapsed())))};
    return {estimate < 0 ? QString() : QLatin1Char('~') + rowsText(estimate),
            tr("The whole table, as the server estimates it since its last ANALYZE or VACUUM")};
}

} // namespace ui::table
