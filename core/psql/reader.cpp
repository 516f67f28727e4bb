// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/psql/reader.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cstdio>

namespace core::psql {

namespace {

constexpr qsizetype Block = 1 << 20;
constexpr qsizetype LongestSetting = 4096; // of a statement that says SET
constexpr qsizetype RowsBlock = 256 << 10;
constexpr qsizetype LongestStatement = 1023LL << 20; // what the protocol can send

QString tr(const char *text)
{
    return QCoreApplication::translate("core::psql", text);
}

/// A statement, and apart from it the commands that stand within it. Lines count from the statement's.
QList<Item> itemsOf(const sql::Statement &statement, QByteArrayView text)
{
    QList<Item> items;
    qsizetype counted = statement.bodyOffset;
    qint64 line = statement.line;
    const auto add = [&](qsizetype from, qsizetype end, bool command) -> Item & {
        while (!command && from < end && (text[from] == ' ' || text[from] == '\n' || text[from] == '\r'))
            ++from;
        line += text.sliced(counted, from - counted).count('\n');
        counted = from;
        Item item;
        item.text = text.sliced(from, end - from).toByteArray();
        item.isCommand = command;
        item.line = line;
        item.offset = from;
        items << item;
        return items.last();
    };
    if (statement.kind == sql::Statement::Kind::Backslash) {
        add(statement.bodyOffset, statement.bodyOffset + statement.sqlLength, true).terminated = true;
    } else {
        const qsizetype end = statement.bodyOffset + statement.sqlLength;
        qsizetype from = statement.bodyOffset;
        for (const sql::Statement::Insert &insert : statement.inserts) {
            if (const qsizetype until = std::min(insert.offset, end); until > from)
                add(from, until, false);
            if (insert.isCommand)
                add(insert.offset, insert.offset + insert.length, true);
            from = insert.offset + insert.length;
        }
        if (from < end || items.isEmpty() || statement.terminated)
            add(std::min(from, std::max(from, end)), std::max(from, end), false).terminated
                = statement.terminated;
    }
    Item &last = items.last();
    last.hasRows = statement.dataOffset > 0; // also behind \copy … from stdin
    return items;
}

} // namespace

QList<ListReader::Piece> ListReader::split(QByteArrayView text, bool numbered)
{
    QList<Piece> pieces;
    int number = 0;
    for (const sql::Statement &statement : sql::split(text)) {
        for (Item &item : itemsOf(statement, text)) {
            Piece piece{std::move(item), {}};
            if (piece.item.hasRows)
                piece.rows = statement.data(text).toByteArray();
            if (numbered)
                piece.item.number = number;
            pieces << piece;
        }
        ++number;
    }
    return pieces;
}

Result<bool> ListReader::next(Item &item)
{
    if (m_next >= m_pieces.size())
        return false;
    item = m_pieces[m_next++].item;
    m_given = false;
    return true;
}

Result<std::optional<QByteArray>> ListReader::rows()
{
    if (m_given || m_next == 0 || m_pieces[m_next - 1].rows.isEmpty())
        return std::optional<QByteArray>();
    m_given = true;
    return std::optional<QByteArray>(m_pieces[m_next - 1].rows);
}

FileReader::FileReader(std::unique_ptr<QIODevice> device, QString name, QString folder,
                       std::shared_ptr<std::atomic<qint64>> read)
    : m_device(std::move(device))
    , m_name(std::move(name))
    , m_folder(std::move(folder))
    , m_read(std::move(read))
{
}

Result<std::unique_ptr<FileReader>> FileReader::open(const QString &path,
                                                     std::shared_ptr<std::atomic<qint64>> read)
{
    const bool standardInput = path == QLatin1String("-");
    const QString name = standardInput ? tr("standard input") : path;
    auto file = std::make_unique<QFile>(path);
    if (!standardInput && QFileInfo(path).isDir())
        return Error::io(tr("%1 cannot be read: it is a folder").arg(name));
    if (standardInput ? !file->open(stdin, QIODevice::ReadOnly)
                      : !file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error::io(tr("Cannot read %1: %2").arg(name, file->errorString()));
    return std::make_unique<FileReader>(
        std::move(file), name, standardInput ? QString() : QFileInfo(path).absolutePath(), std::move(read));
}

/// What is behind was read ahead by the rules so far.
void FileReader::setConforming(bool conforming)
{
    if (conforming == m_conforming && !std::exchange(m_maySet, false))
        return;
    m_conforming = conforming;
    m_splitter.reset();
}

/// False at the end of the file, or of what can be read of it (m_error). Drops what was given out.
bool FileReader::more()
{
    if (m_atEnd || m_error)
        return false;
    if (const qsizetype open = m_splitter ? m_splitter->openQuote() : -1;
        open >= 0 && m_buffer.size() - open > m_longestQuote) {
        m_error
            = Error::input(tr("%1, line %2: what is quoted or commented out here does not end within %3 MB")
                               .arg(m_name)
                               .arg(m_line + QByteArrayView(m_buffer).sliced(m_at, open - m_at).count('\n'))
                               .arg(m_longestQuote >> 20));
        return false;
    }
    if (m_at > 0) {
        m_buffer.remove(0, m_at);
        m_base += m_at;
        m_at = 0;
    }
    m_splitter.reset();
    // twice as much for a statement that is longer still: each byte is read over a few times at most
    const qsizetype wanted = std::max(Block, m_buffer.size());
    if (m_buffer.size() + wanted > 2 * LongestStatement) {
        m_error = Error::input(tr("A statement of more than 1 GB, or a quote that never ends"));
        return false;
    }
    const qsizetype before = m_buffer.size();
    m_buffer.resize(before + wanted);
    qsizetype got = 0;
    while (got < wanted) {
        const qint64 now = m_device->read(m_buffer.data() + before + got, wanted - got);
        if (now < 0) {
            m_error = Error::io(tr("Cannot read %1: %2").arg(m_name, m_device->errorString()));
            break;
        }
        if (now == 0) {
            m_atEnd = true;
            break;
        }
        got += now;
        if (m_device->isSequential())
            break; // a pipe's other end may want to see what came of it before it goes on
    }
    m_buffer.resize(before + got);
    if (!m_begun) {
        m_begun = true;
        if (m_buffer.startsWith("\xEF\xBB\xBF"))
            m_at = 3;
    }
    return !m_error;
}

/// Whether it would be the same with more of the file behind it.
bool FileReader::isWhole(const sql::Statement &statement) const
{
    if (m_atEnd)
        return true;
    if (statement.dataOffset > 0)
        return true; // the rows are read by themselves, or refused
    if (statement.end() + 1 >= m_buffer.size())
        return false;
    if (!statement.terminated)
        return m_buffer[statement.end()] == '\\'; // the command that sends it
    if (statement.kind == sql::Statement::Kind::Backslash
        || qstrnicmp(m_buffer.constData() + statement.tokenOffset, "copy", 4) == 0) {
        const qsizetype lineEnd = m_buffer.indexOf('\n', statement.end() - 1);
        return lineEnd >= 0 && lineEnd + 1 < m_buffer.size();
    }
    return true;
}

void FileReader::consume(qsizetype bytes)
{
    m_line += QByteArrayView(m_buffer).sliced(m_at, bytes).count('\n');
    m_at += bytes;
    if (m_read)
        m_read->store(m_base + m_at);
}

Result<bool> FileReader::next(Item &item)
{
    while (m_inRows) { // nobody wanted them: they are no SQL
        auto passed = rows();
        if (!passed)
            return passed.error();
    }
    for (;;) {
        if (!m_queued.isEmpty()) {
            item = m_queued.takeFirst();
            m_maySet = m_maySet
                || (item.text.size() < LongestSetting && item.text.toLower().contains("conforming"));
            m_inRows = item.hasRows;
            return true;
        }
        if (m_error)
            return *m_error;
        if (!m_begun) {
            more();
            continue;
        }
        if (!m_splitter) {
            sql::Checkpoint from;
            from.offset = m_at;
            from.state.atTextStart = false;
            from.state.standardConformingStrings = m_conforming;
            m_splitter = std::make_unique<sql::Splitter>(m_buffer, from);
        }
        sql::Statement statement;
        const bool found = m_splitter->next(statement);
        if (!found && m_atEnd) {
            consume(m_buffer.size() - m_at);
            return false;
        }
        if (!found || !isWhole(statement)) {
            more();
            continue;
        }
        if (statement.dataOffset > statement.end()) {
            m_error
                = Error::input(tr("%1, line %2: rows for COPY cannot be read where more stands on its line")
                                   .arg(m_name, QString::number(m_line + statement.line - 1)));
            continue;
        }
        m_queued = itemsOf(statement, m_buffer);
        consume(statement.bodyOffset - m_at);
        for (Item &queued : m_queued) {
            queued.line += m_line - statement.line;
            queued.offset += m_base;
        }
        const bool rows = statement.dataOffset > 0;
        consume((rows ? statement.dataOffset : statement.end()) - m_at);
        if (rows)
            m_splitter.reset(); // it has read through them as far as the buffer goes
    }
}

Result<std::optional<QByteArray>> FileReader::rows()
{
    if (!m_inRows)
        return std::optional<QByteArray>();
    m_splitter.reset();
    QByteArray block;
    for (;;) {
        const qsizetype lineEnd = m_buffer.indexOf('\n', m_at);
        if (lineEnd < 0 && more())
            continue;
        if (m_error)
            return *m_error;
        const qsizetype end = lineEnd < 0 ? m_buffer.size() : lineEnd + 1;
        QByteArrayView line = QByteArrayView(m_buffer).sliced(m_at, end - m_at);
        while (line.endsWith('\n') || line.endsWith('\r'))
            line.chop(1);
        const bool last = line == "\\." || end == m_at;
        if (!last)
            block.append(m_buffer.constData() + m_at, end - m_at);
        consume(end - m_at);
        if (last) {
            m_inRows = false;
            if (block.isEmpty())
                return std::optional<QByteArray>();
            return std::optional<QByteArray>(std::move(block));
        }
        if (block.size() >= RowsBlock)
            return std::optional<QByteArray>(std::move(block));
    }
}

} // namespace core::psql
