// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/copyas.h"

#include "core/base/pooltask.h"
#include "ui/base/amounts.h"
#include "ui/grid/gridview.h"
#include "ui/grid/selectioncut.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>

namespace ui::grid {

using core::result::Oid;
using core::result::ShownRows;
using core::transfer::Format;
using core::transfer::FormatInfo;
using core::transfer::WriteOptions;

namespace {

class ArraySink : public core::transfer::ByteSink
{
public:
    explicit ArraySink(qsizetype limit)
        : m_limit(limit)
    {
    }

    core::Result<void> write(QByteArrayView more) override
    {
        if (bytes.size() + more.size() > m_limit)
            return core::Error::input(
                CopyAs::tr("The selection is larger than %1, too much to copy.").arg(sizeText(m_limit)),
                CopyAs::tr("Use Export for large results."));
        bytes.append(more);
        return {};
    }

    QByteArray bytes;

private:
    qsizetype m_limit;
};

// The one table that the columns come from; 0 if there is none, or more than one.
Oid commonTable(const ShownRows &cut)
{
    Oid table = 0;
    for (const int column : cut.visible) {
        const Oid of = cut.columns.at(column).tableOid;
        if (of == 0)
            continue;
        if (table != 0 && of != table)
            return 0;
        table = of;
    }
    return table;
}

bool needsTable(Format format)
{
    return format == Format::SqlInsert || format == Format::SqlUpsert || format == Format::SqlUpdate;
}

// The table's name and key; what is not known is put in its place and told.
QString nameTable(ShownRows &cut, WriteOptions &options, const QHash<Oid, TableOrigin> &origins)
{
    QStringList remarks;
    const Oid table = commonTable(cut);
    const auto origin = origins.constFind(table);
    const bool known = table != 0 && origin != origins.constEnd();
    if (known) {
        options.sql.table = origin->name;
        for (core::result::Column &column : cut.columns) { // a result may call them otherwise
            if (column.tableOid == table && origin->columns.contains(column.tableColumn))
                column.name = origin->columns.value(column.tableColumn);
        }
    } else {
        options.sql.table = QStringList{QStringLiteral("table_name")};
        remarks << CopyAs::tr("The table is not known: table_name stands for it.");
    }
    if (options.format == Format::SqlInsert)
        return remarks.join(QLatin1Char(' '));
    // a key that is not selected is taken along
    QList<int> key;
    for (const int number : known ? origin->key : QList<int>()) {
        for (int column = 0; column < cut.columns.size(); ++column) {
            if (cut.columns.at(column).tableOid == table && cut.columns.at(column).tableColumn == number) {
                key << column;
                break;
            }
        }
    }
    if (known && !key.isEmpty() && key.size() == origin->key.size()) {
        for (auto column = key.crbegin(); column != key.crend(); ++column) {
            if (!cut.visible.contains(*column))
                cut.visible.prepend(*column);
        }
    } else if (!cut.visible.isEmpty()) {
        key = {cut.visible.first()};
        remarks << CopyAs::tr("The primary key is not known: rows are told apart by %1.")
                       .arg(cut.columns.at(key.first()).name);
    }
    for (const int column : std::as_const(key))
        options.sql.keyColumns << cut.columns.at(column).name;
    return remarks.join(QLatin1Char(' '));
}

} // namespace

core::Result<Rendered> renderSelection(const ShownRows &shown, const QList<CellRange> &ranges, Format format,
                                       bool header, const QHash<Oid, TableOrigin> &origins,
                                       const std::stop_token &stop, qsizetype limit)
{
    if (ranges.isEmpty())
        return core::Error::input(CopyAs::tr("No cell is selected."));
    ShownRows cut = cutToSelection(shown, ranges);
    WriteOptions options;
    options.format = format;
    options.csv.header = header;
    options.columnNames = header;
    options.fragment = true;
    Rendered rendered;
    if (needsTable(format))
        rendered.remark = nameTable(cut, options, origins);
    ArraySink sink(limit);
    core::transfer::Progress progress;
    auto writer = core::transfer::makeWriter(options, sink, progress);
    if (!writer)
        return writer.error();
    if (const auto fed = core::result::feed(cut, **writer, stop); !fed)
        return fed.error();
    if (sink.bytes.endsWith('\n'))
        sink.bytes.chop(1); // what is pasted goes on where it ends
    rendered.bytes = std::move(sink.bytes);
    rendered.rows = cut.rowCount();
    return rendered;
}

QList<CopyAs::Choice> CopyAs::choices()
{
    QList<Choice> list;
    for (const FormatInfo &info : core::transfer::formats()) {
        if (!info.toClipboard)
            continue;
        if (info.options.contains(QLatin1String("header"))) {
            list << Choice{info.id, tr("%1 with header").arg(info.label), info.format, true}
                 << Choice{info.id + QLatin1String("-plain"), info.label, info.format, false};
        } else {
            list << Choice{info.id, info.label, info.format, true};
        }
    }
    return list;
}

CopyAs::CopyAs(GridView &grid)
    : QObject(&grid)
    , m_grid(grid)
{
    // what the user copies later must not be overtaken
    connect(&grid, &GridView::copied, this, [this] {
        ++m_serial;
        if (m_making)
            m_making->requestStop();
    });
}

CopyAs::~CopyAs()
{
    if (m_making)
        m_making->requestStop();
}

void CopyAs::copy(Format format, bool header)
{
    if (!m_grid.result())
        return;
    QList<CellRange> ranges = m_grid.selectedRanges();
    if (ranges.isEmpty() && m_grid.currentRow() >= 0)
        ranges.append(
            {m_grid.currentRow(), m_grid.currentRow(), m_grid.currentColumn(), m_grid.currentColumn()});
    const ShownRows shown = m_grid.shownWithStaged();
    QHash<Oid, TableOrigin> origins;
    if (m_finder && needsTable(format)) {
        for (const core::result::Column &column : shown.columns) {
            if (column.tableOid == 0 || origins.contains(column.tableOid))
                continue;
            if (const auto origin = m_finder(column.tableOid))
                origins.insert(column.tableOid, *origin);
        }
    }
    if (m_making)
        m_making->requestStop();
    const quint64 serial = ++m_serial;
    m_making = core::runInPool<Rendered>([=](const std::stop_token &stop) {
        return renderSelection(shown, ranges, format, header, origins, stop);
    });
    core::whenDone(*m_making, this, [this, serial, format](core::Result<Rendered> done) {
        if (serial != m_serial)
            return;
        m_making.reset();
        if (!done) {
            if (!done.error().isCancelled())
                emit refused(done.error());
            return;
        }
        const FormatInfo &info = core::transfer::formatInfo(format);
        auto *mime = new QMimeData;
        mime->setText(QString::fromUtf8(done->bytes));
        if (format == Format::Html)
            mime->setHtml(mime->text());
        else if (info.mime != QLatin1String("text/plain"))
            mime->setData(info.mime, done->bytes);
        QGuiApplication::clipboard()->setMimeData(mime);
        QString what = tr("Copied %1 as %2").arg(rowsText(done->rows), info.label);
        if (!done->remark.isEmpty())
            what += QStringLiteral(". ") + done->remark;
        emit copied(what);
    });
}

void CopyAs::fillMenu(QMenu *menu)
{
    for (const Choice &choice : choices()) {
        QAction *action
            = menu->addAction(choice.text, this, [this, choice] { copy(choice.format, choice.header); });
        action->setObjectName(QLatin1String("copyAs.") + choice.id);
        action->setToolTip(tr("Copy the selected cells as %1").arg(choice.text));
    }
}

} // namespace ui::grid
