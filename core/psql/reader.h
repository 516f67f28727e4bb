// SPDX-License-Identifier: GPL-3.0-or-later
// Where a run reads from: pieces of a script, one after the other. Thread: one at a time.
#pragma once

#include "core/base/result.h"
#include "core/sql/splitter.h"

#include <QByteArray>
#include <QIODevice>
#include <QList>
#include <QString>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace core::psql {

struct Item
{
    QByteArray text{};       ///< without the semicolon
    bool isCommand = false;  ///< of psql, from the backslash to the line's end
    bool terminated = false; ///< by its semicolon: otherwise what follows may go on with it, or send it
    int number = -1;         ///< in the list that was given; -1: in none
    qint64 line = 0;         ///< from 1
    qint64 offset = 0;       ///< bytes, of text
    bool hasRows = false;    ///< COPY … FROM STDIN: they follow, see Reader::rows()
};

class Reader
{
public:
    virtual ~Reader() = default;

    /// False at the end. Rows that nobody took are passed over. Fails with Io, or Input (too long).
    virtual Result<bool> next(Item &item) = 0;
    /// The next rows behind the item last read; nothing at their end.
    virtual Result<std::optional<QByteArray>> rows() { return std::optional<QByteArray>(); }
    /// As the session has it now (standard_conforming_strings): what is read from here on is taken apart so.
    virtual void setConforming(bool) { }
    /// As messages name it; empty: the text itself.
    virtual QString name() const { return {}; }
    /// For \ir; empty: none.
    virtual QString folder() const { return {}; }
    /// How many items are still to come; -1 where that is not known.
    virtual qsizetype left() const { return -1; }
    virtual qsizetype count() const { return -1; }
};

/// Pieces that are there already, with their rows.
class ListReader : public Reader
{
public:
    struct Piece
    {
        Item item{};
        QByteArray rows{};
    };
    explicit ListReader(QList<Piece> pieces)
        : m_pieces(std::move(pieces))
    {
    }
    /// Of a text in memory. numbered: what belongs to one statement has its number, otherwise -1.
    static QList<Piece> split(QByteArrayView text, bool numbered);

    Result<bool> next(Item &item) override;
    Result<std::optional<QByteArray>> rows() override;
    qsizetype left() const override { return m_pieces.size() - m_next; }
    qsizetype count() const override { return m_pieces.size(); }
    const Item &peek() const { return m_pieces[m_next].item; }

private:
    QList<Piece> m_pieces;
    qsizetype m_next = 0;
    bool m_given = true; ///< the rows of the last
};

/// A file of any size, piece by piece: memory is bounded by its longest statement, rows of COPY come in
/// blocks. Bytes need not be valid UTF-8.
class FileReader : public Reader
{
public:
    /// name: as messages show it. read: how far the file was read (bytes), for others to look at; may be
    /// null.
    FileReader(std::unique_ptr<QIODevice> device, QString name, QString folder = {},
               std::shared_ptr<std::atomic<qint64>> read = {});

    /// Fails with Io. "-" is standard input.
    static Result<std::unique_ptr<FileReader>> open(const QString &path,
                                                    std::shared_ptr<std::atomic<qint64>> read = {});

    /// From so many bytes on (256 MB) a quote that does not end is an error that says where it began, instead
    /// of the rest of the file in memory.
    void setLongestQuote(qsizetype bytes) { m_longestQuote = bytes; }

    Result<bool> next(Item &item) override;
    Result<std::optional<QByteArray>> rows() override;
    void setConforming(bool conforming) override;
    QString name() const override { return m_name; }
    QString folder() const override { return m_folder; }

private:
    bool more();
    bool isWhole(const sql::Statement &statement) const;
    void consume(qsizetype bytes);

    std::unique_ptr<QIODevice> m_device;
    QString m_name;
    QString m_folder;
    std::shared_ptr<std::atomic<qint64>> m_read;
    QByteArray m_buffer;
    qsizetype m_longestQuote = 256 << 20;
    qsizetype m_at = 0;   ///< in m_buffer: what is behind was given out
    qint64 m_base = 0;    ///< of m_buffer in the file
    qint64 m_line = 1;    ///< of m_at
    QList<Item> m_queued; ///< of the statement last read
    bool m_atEnd = false;
    bool m_begun = false;
    bool m_conforming = true;
    bool m_maySet = false;                     ///< the item last read may have changed that, or only looks so
    bool m_inRows = false;                     ///< rows are due at m_at
    std::unique_ptr<sql::Splitter> m_splitter; ///< over m_buffer; null: to be made at m_at
    std::optional<Error> m_error;
};

} // namespace core::psql
