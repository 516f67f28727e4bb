// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the steps of a script with psql's variables, conditions and commands: what is sent, what is told,
// what is asked of the server to answer a command. What it does not know is an error and never sent. Thread:
// the session's while a run goes on; the owner's before and after it.
#pragma once

#include "core/base/secret.h"
#include "core/psql/arguments.h"
#include "core/psql/reader.h"
#include "core/psql/rowlook.h"
#include "core/psql/substitute.h"
#include "core/query/step.h"

#include <deque>
#include <memory>
#include <vector>

namespace core::transfer {
class TargetFile;
}

namespace core::psql {

/// What outlives a run: of a tab, or of a command line.
struct Memory
{
    Variables variables{};
    bool expanded = false;
    bool timing = false;
    QByteArray lastQuery{};        ///< what \g alone sends again
    std::optional<RowLook> look{}; ///< how rows are written, where a script said so
    bool inGrid = false;           ///< rows are shown in one: a look is for files alone
};

/// The cells of a question's answer, NULL as nothing.
class KeptRows : public result::RowSink
{
public:
    Result<void> begin(const QList<result::Column> &columns) override;
    Result<void> row(std::span<const result::CellView> cells) override;
    Result<void> end(bool) override { return {}; }

    QList<result::Column> columns{};
    QList<QList<std::optional<QByteArray>>> rows{};
};

class Interpreter : public query::Steps
{
public:
    using Parameters = QList<std::optional<QByteArray>>;

    Interpreter(std::unique_ptr<Reader> reader, Memory memory);
    ~Interpreter() override;

    /// Values for $1… of a statement, by its number.
    void setParameters(int number, Parameters values) { m_parameters.insert(number, std::move(values)); }
    /// Who is asked by \prompt and \password, in the session's thread; item: number of the statement. Nobody,
    /// if it is not set. An error is the command's.
    using Ask = std::function<Result<Secret>(int item, const QString &what, bool secret)>;
    void setAsk(Ask ask) { m_ask = std::move(ask); }
    /// :name is NULL in this run.
    void setNull(const QByteArray &name) { m_memory.variables.putNull(name); }
    const Memory &memory() const { return m_memory; }
    /// The run is over, whatever became of it: a file that \o opened is closed.
    void leave();

    std::optional<query::Step> next(session::Link &link, session::Job &job) override;
    void ended(const query::Step &step, query::Outcome &outcome) override;
    bool stopsAt(const Error &error) const override;
    query::TransactionMode adjusted(query::TransactionMode mode) const override;
    query::Step upcoming() const override;
    bool atEnd() const override;
    int count() const override { return int(m_count); }

private:
    friend struct Command;
    using Then = std::function<void(query::Outcome &outcome, const KeptRows &rows)>;
    struct Pending
    {
        query::Step step;
        Then then;
        QList<Substitution::Piece> pieces;
        int group = 0; ///< of statements joined by \\; : an error of one is the end of them
    };
    /// What is being collected until a semicolon or a command sends it.
    struct Buffer
    {
        QByteArray sql{};
        QByteArray source{};
        QList<Substitution::Piece> pieces{};
        query::Place place{};
        bool hasRows = false;
        bool isEmpty() const { return sql.isEmpty(); }
    };
    enum class Branch
    {
        Taken,     ///< \if or \elif was true: this part runs
        Waiting,   ///< not yet: a later \elif or \else may
        Done,      ///< an earlier part ran
        ElseTaken, ///< in \else
        ElseLeft
    };
    struct Level
    {
        std::unique_ptr<Reader> reader;
        std::size_t branches = 0; ///< open when it began
    };

    void begin(const session::Link &link);
    void advance(const session::Link &link);
    void endOfReader();
    void take(const Item &item);
    void takeJoined(const Item &item);
    void add(const QByteArray &sql, const QByteArray &source, const Substitution &map, qsizetype shift,
             const Item &item);
    void runCommands(QByteArrayView line, const session::Link *link);
    bool isActive() const;
    bool branch(const QByteArray &command, const QList<QByteArray> &words);
    query::Place placeOf(const Item &item) const;
    /// What the buffer holds, or what was sent last; fails the run's way where there is nothing.
    std::optional<query::Step> buffered();
    query::Step statementStep(Buffer buffer);
    void push(query::Step step, Then then = {});
    void pushText(const QString &text, bool toErrors = false);
    void pushError(const QString &message, const QString &hint = {});

    // commands
    void set(const QList<QByteArray> &words);
    void listVariables();
    void gset(const QByteArray &prefix);
    void gexec();
    void watch(const QList<QByteArray> &words);
    void repeat(query::Step step, std::chrono::milliseconds wait, int left);
    void include(const QByteArray &path, bool relative);
    void toggle(bool &value, const QList<QByteArray> &words, const QString &on, const QString &off);
    void copy(const QByteArray &arguments);
    std::shared_ptr<transfer::TargetFile> openOutput(const QByteArray &word);
    void setOutput(const QList<QByteArray> &words);
    void closeOutput();
    void redirect(query::Step &step, std::shared_ptr<transfer::TargetFile> file, const RowLook &look,
                  bool whole) const;
    void sendBuffer(QList<QByteArray> words, bool expanded);
    void writeBuffer(const QList<QByteArray> &words);
    void tellOutput(const QByteArray &text);
    Result<Secret> asked(const QByteArray &command, const QString &what, bool secret);
    void prompt(const QList<QByteArray> &words);
    void password(const QByteArray &role);
    bool setLook(const QByteArray &name, const std::optional<QByteArray> &value);
    void gdesc();
    void encoding(const QByteArray &wanted, const session::Link &link);
    void source(const QByteArray &command, const QByteArray &name);
    void describe(const QByteArray &command, const QList<QByteArray> &words, const session::Link &link);
    void connect(const QList<QByteArray> &words, const session::Link &link);
    void connectionInfo(const session::Link &link);

    std::vector<Level> m_levels;
    Memory m_memory;
    qsizetype m_count;
    QHash<int, Parameters> m_parameters;
    std::optional<Parameters> m_bound; ///< \bind
    Ask m_ask;
    Item m_item;           ///< being read
    QByteArray m_lineLeft; ///< commands of m_item that are still to be done
    Buffer m_buffer;
    std::vector<Branch> m_branches;
    std::deque<Pending> m_pending;
    std::shared_ptr<transfer::TargetFile> m_output; ///< \o
    Then m_then;                                    ///< of the current step
    std::shared_ptr<KeptRows> m_kept;
    QByteArray m_restricted;             ///< \restrict's key
    QList<Substitution::Piece> m_pieces; ///< of the current step
    QList<Substitution::Piece> m_made;   ///< of the step that is pushed next
    int m_group = 0;                     ///< of what is pushed
    int m_groups = 0;
    std::shared_ptr<bool> m_opened; ///< their transaction is ours; of the session's thread
    int m_currentGroup = 0;         ///< of the current step
    bool m_begun = false;
    bool m_over = false;
};

/// A file as a command names it: ~/ is the user's folder.
QString pathOf(const QByteArray &word);
/// What the server takes the bytes for that it is sent.
QByteArray encodingOf(const session::Link &link);
/// The names of the commands that are known, without backslash.
QList<QByteArray> commandNames();
bool isKnownCommand(const QByteArray &name);
bool isCondition(const QByteArray &name);
/// What stands behind it on its line is its own.
bool readsWholeLine(const QByteArray &name);
/// It sends SQL that does not stand in the script.
bool sendsMore(const QByteArray &name);
/// For those psql has and we do not: why, and what to do instead.
QString whyNot(const QByteArray &name);

} // namespace core::psql
