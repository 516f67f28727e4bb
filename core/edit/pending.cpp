// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/pending.h"

#include "core/base/pooltask.h"
#include "core/edit/bytesjson.h"
#include "core/edit/editbuffer.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace core::edit {

namespace {

constexpr int Version = 1;

QJsonObject toJson(const CellValue &value)
{
    QJsonObject json{{QStringLiteral("kind"), int(value.kind)}};
    if (value.kind != CellValue::Kind::Null && value.kind != CellValue::Kind::Default)
        json.insert(QStringLiteral("text"), bytesToJson(value.text));
    if (value.kind == CellValue::Kind::JsonPatch) {
        json.insert(QStringLiteral("patch"), bytesToJson(value.patch));
        json.insert(QStringLiteral("guard"), bytesToJson(value.guard));
    }
    return json;
}

std::optional<CellValue> valueOf(const QJsonObject &json)
{
    const int kind = json.value(QLatin1String("kind")).toInt(-1);
    if (kind < 0 || kind > int(CellValue::Kind::JsonPatch))
        return {};
    CellValue value{CellValue::Kind(kind)};
    if (value.kind != CellValue::Kind::Null && value.kind != CellValue::Kind::Default)
        value.text = bytesFromJson(json.value(QLatin1String("text")));
    if (value.kind == CellValue::Kind::JsonPatch) {
        value.patch = bytesFromJson(json.value(QLatin1String("patch")));
        value.guard = bytesFromJson(json.value(QLatin1String("guard")));
    }
    return value;
}

QJsonArray toJson(const QList<SeenCell> &cells)
{
    QJsonArray array;
    for (const SeenCell &cell : cells)
        array << QJsonArray{cell.column, cellToJson(cell.value)};
    return array;
}

Error broken()
{
    return Error::input(
        QCoreApplication::translate("core::edit", "These edits cannot be read: the file is damaged."));
}

/// False where a column is out of range.
bool readSeen(const QJsonValue &json, qsizetype columns, QList<SeenCell> &out)
{
    for (const QJsonValue &entry : json.toArray()) {
        const int column = entry[0].toInt(-1);
        if (column < 0 || column >= columns)
            return false;
        out << SeenCell{column, cellFromJson(entry[1])};
    }
    return true;
}

} // namespace

QJsonObject toJson(const PendingEdits &pending)
{
    QJsonArray columns;
    for (const result::Column &column : pending.columns) {
        columns << QJsonObject{{QStringLiteral("name"), column.name},
                               {QStringLiteral("type"), qint64(column.typeOid)},
                               {QStringLiteral("modifier"), column.typeModifier},
                               {QStringLiteral("table"), qint64(column.tableOid)},
                               {QStringLiteral("number"), column.tableColumn},
                               {QStringLiteral("typeName"), column.typeName}};
    }
    QJsonArray changes;
    for (const RowChange &change : pending.changes) {
        QJsonArray cells;
        for (const CellChange &cell : change.cells)
            cells << QJsonArray{cell.column, toJson(cell.value), cellToJson(cell.was)};
        changes << QJsonObject{{QStringLiteral("row"), change.row},
                               {QStringLiteral("origin"), change.origin},
                               {QStringLiteral("action"), int(change.action)},
                               {QStringLiteral("cells"), cells},
                               {QStringLiteral("key"), toJson(change.key)},
                               {QStringLiteral("seen"), toJson(change.seen)}};
    }
    return {{QStringLiteral("version"), Version},
            {QStringLiteral("columns"), columns},
            {QStringLiteral("changes"), changes}};
}

Result<PendingEdits> pendingFromJson(const QJsonObject &json)
{
    if (json.value(QLatin1String("version")).toInt() != Version)
        return broken();
    PendingEdits pending;
    for (const QJsonValue &value : json.value(QLatin1String("columns")).toArray()) {
        pending.columns << result::Column{value[QLatin1String("name")].toString(),
                                          result::Oid(value[QLatin1String("type")].toInteger()),
                                          value[QLatin1String("modifier")].toInt(-1),
                                          result::Oid(value[QLatin1String("table")].toInteger()),
                                          value[QLatin1String("number")].toInt(),
                                          value[QLatin1String("typeName")].toString()};
    }
    for (const QJsonValue &value : json.value(QLatin1String("changes")).toArray()) {
        RowChange change;
        change.row = value[QLatin1String("row")].toInteger();
        change.origin = value[QLatin1String("origin")].toInt(-1);
        const int action = value[QLatin1String("action")].toInt(-1);
        if (action < 0 || action > int(RowChange::Action::Insert))
            return broken();
        change.action = RowChange::Action(action);
        for (const QJsonValue &entry : value[QLatin1String("cells")].toArray()) {
            const int column = entry[0].toInt(-1);
            const auto cell = valueOf(entry[1].toObject());
            if (!cell || column < 0 || column >= pending.columns.size())
                return broken();
            change.cells << CellChange{column, *cell, cellFromJson(entry[2])};
        }
        if (!readSeen(value[QLatin1String("key")], pending.columns.size(), change.key)
            || !readSeen(value[QLatin1String("seen")], pending.columns.size(), change.seen))
            return broken();
        pending.changes << change;
    }
    return pending;
}

PendingJournal::PendingJournal(EditBuffer &buffer, workspace::Drafts &drafts, QObject *parent)
    : QObject(parent)
    , m_buffer(buffer)
    , m_drafts(drafts)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(Delay);
    connect(&m_timer, &QTimer::timeout, this, [this] { write(false); });
    // not restarted by later edits: typing without a pause is kept, too
    connect(&m_buffer, &EditBuffer::changed, this, [this] {
        if (!m_timer.isActive())
            m_timer.start();
    });
}

void PendingJournal::setContext(const QString &title, const QJsonObject &content, const QString &id)
{
    m_title = title;
    m_content = content;
    if (!id.isEmpty() && id != m_id) {
        if (m_written)
            m_drafts.remove(m_id);
        m_id = id;
        m_written = true;
    }
    if (m_buffer.isDirty() && !m_timer.isActive())
        m_timer.start();
}

void PendingJournal::flush()
{
    if (m_timer.isActive()) {
        m_timer.stop();
        write(true);
    } else if (m_making) {
        write(true);
    }
    m_drafts.flush();
}

void PendingJournal::write(bool atOnce)
{
    // what is saved in a transaction that may yet be rolled back is not in the table
    if (!m_buffer.isDirty() && !m_buffer.hasUncommitted()) {
        if (m_written)
            m_drafts.remove(m_id);
        m_written = false;
        ++m_serial;
        return;
    }
    PendingEdits pending = m_buffer.pending();
    m_written = true;
    if (pending.changes.size() <= FewChanges || atOnce) {
        ++m_serial; // what is still being made is older
        put(toJson(pending));
        return;
    }
    if (m_making) {
        m_again = true;
        return;
    }
    m_making = true;
    whenDone(runInPool<QJsonObject>([pending = std::move(pending)](const std::stop_token &) {
                 return Result<QJsonObject>(toJson(pending));
             }),
             this, [this, serial = ++m_serial](const Result<QJsonObject> &json) {
                 m_making = false;
                 if (json && serial == m_serial)
                     put(*json);
                 if (std::exchange(m_again, false))
                     m_timer.start();
             });
}

void PendingJournal::put(const QJsonObject &edits)
{
    QJsonObject content = m_content;
    content.insert(QStringLiteral("edits"), edits);
    m_drafts.put({m_id, QStringLiteral("edits"), m_title, content});
}

} // namespace core::edit
