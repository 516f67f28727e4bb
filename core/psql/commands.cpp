// SPDX-License-Identifier: GPL-3.0-or-later
// The commands: a table of names and what each does.
#include "core/psql/copyrows.h"
#include "core/psql/describe.h"
#include "core/psql/destination.h"
#include "core/psql/interpreter.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

namespace core::psql {

using query::Outcome;
using query::Step;
using Words = QList<QByteArray>;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::psql", text);
}

QString text(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes);
}

} // namespace

/// What a command gets to see.
struct Command
{
    struct Call
    {
        Interpreter &psql;
        const QByteArray &name;
        const Words &words;
        const session::Link *link;
        QByteArray line; ///< of those that read it themselves
    };

    const char *name;
    bool wholeLine;
    void (*run)(const Call &call);

    static void buffered(const Call &call) { call.psql.sendBuffer(call.words, call.name == "gx"); }
    static void output(const Call &call) { call.psql.setOutput(call.words); }
    static void writeBuffer(const Call &call) { call.psql.writeBuffer(call.words); }
    static void echo(const Call &call)
    {
        Words words = call.words;
        const bool open = !words.isEmpty() && words.first() == "-n";
        if (open)
            words.removeFirst();
        const QByteArray line = words.join(' ') + (open ? "" : "\n");
        if (call.name == "qecho")
            call.psql.tellOutput(line);
        else
            call.psql.pushText(text(line), call.name == "warn");
    }
    static void set(const Call &call) { call.psql.set(call.words); }
    static void unset(const Call &call)
    {
        if (call.words.isEmpty()) {
            call.psql.pushError(tr("\\unset: missing required argument"));
        } else if (auto done = call.psql.m_memory.variables.unset(call.words.first()); !done) {
            call.psql.pushError(done.error().message);
        }
    }
    static void gset(const Call &call) { call.psql.gset(call.words.value(0)); }
    static void gexec(const Call &call) { call.psql.gexec(); }
    static void gdesc(const Call &call) { call.psql.gdesc(); }
    static void source(const Call &call) { call.psql.source(call.name, call.line.trimmed()); }
    static void encoding(const Call &call)
    {
        if (call.link)
            call.psql.encoding(call.words.value(0), *call.link);
    }
    /// What concerns a terminal is passed over.
    static void pset(const Call &call)
    {
        const QByteArray name = call.words.value(0);
        for (const char *known : {"pager", "pager_min_lines", "linestyle", "border", "title", "columns",
                                  "numericlocale", "tableattr", "xheader_width", "unicode_border_linestyle",
                                  "unicode_column_linestyle", "unicode_header_linestyle", "recordsep"}) {
            if (name == known)
                return;
        }
        if (name == "expanded" || name == "x")
            expanded({call.psql, call.name, call.words.mid(1), call.link, {}});
        else if (!call.psql.setLook(name, given(call.words, 1)))
            call.psql.pushText(tr("\\pset %1 changes nothing here.").arg(text(name)) + QLatin1Char('\n'),
                               true);
    }
    static void aligned(const Call &call)
    {
        const bool is = call.psql.m_memory.look.value_or(RowLook()).format == RowLook::Format::Aligned;
        call.psql.setLook("format", is ? "unaligned" : "aligned");
    }
    static void tuplesOnly(const Call &call) { call.psql.setLook("tuples_only", given(call.words, 0)); }
    static void separator(const Call &call) { call.psql.setLook("fieldsep", given(call.words, 0)); }
    static void html(const Call &call) { call.psql.setLook("format", "html"); }
    static void passedOver(const Call &) { }
    static std::optional<QByteArray> given(const Words &words, qsizetype at)
    {
        return at < words.size() ? std::optional(words[at]) : std::nullopt;
    }
    static void environment(const Call &call)
    {
        if (call.words.size() < 2) {
            call.psql.pushError(tr("\\getenv: missing required argument"));
        } else if (qEnvironmentVariableIsSet(call.words[1].constData())) {
            if (auto done
                = call.psql.m_memory.variables.set(call.words[0], qgetenv(call.words[1].constData()));
                !done)
                call.psql.pushError(done.error().message);
        }
    }
    static void watch(const Call &call) { call.psql.watch(call.words); }
    static void bind(const Call &call)
    {
        Interpreter::Parameters values;
        for (const QByteArray &word : call.words)
            values << std::optional<QByteArray>(word);
        call.psql.m_bound = values;
    }
    static void include(const Call &call)
    {
        if (call.words.isEmpty())
            call.psql.pushError(tr("\\%1: missing required argument").arg(text(call.name)));
        else
            call.psql.include(call.words.first(), call.name == "ir" || call.name == "include_relative");
    }
    static void expanded(const Call &call)
    {
        if (call.words.value(0).toLower() == "auto") {
            call.psql.m_memory.expanded = false;
            call.psql.pushText(tr("Expanded display is used automatically.") + QLatin1Char('\n'));
            return;
        }
        call.psql.toggle(call.psql.m_memory.expanded, call.words, tr("Expanded display is on."),
                         tr("Expanded display is off."));
    }
    static void timing(const Call &call)
    {
        call.psql.toggle(call.psql.m_memory.timing, call.words, tr("Timing is on."), tr("Timing is off."));
    }
    static void copy(const Call &call) { call.psql.copy(call.line); }
    static void describe(const Call &call)
    {
        if (call.link)
            call.psql.describe(call.name, call.words, *call.link);
    }
    static void connectionInfo(const Call &call)
    {
        if (call.link)
            call.psql.connectionInfo(*call.link);
    }
    static void prompt(const Call &call) { call.psql.prompt(call.words); }
    static void password(const Call &call) { call.psql.password(call.words.value(0)); }
    static void connect(const Call &call)
    {
        if (call.link)
            call.psql.connect(call.words, *call.link);
    }
    static void quit(const Call &call)
    {
        Interpreter &psql = call.psql;
        psql.m_buffer = {};
        if (psql.m_levels.size() > 1) {
            psql.m_branches.resize(std::min(psql.m_branches.size(), psql.m_levels.back().branches));
            psql.m_levels.pop_back();
        } else {
            psql.m_branches.clear();
            psql.closeOutput();
            psql.m_over = true;
        }
    }
    static void print(const Call &call)
    {
        const QByteArray &shown
            = call.psql.m_buffer.isEmpty() ? call.psql.m_memory.lastQuery : call.psql.m_buffer.sql;
        call.psql.pushText((shown.isEmpty() ? tr("Query buffer is empty.") : text(shown))
                           + QLatin1Char('\n'));
    }
    static void reset(const Call &call)
    {
        call.psql.m_buffer = {};
        call.psql.pushText(tr("Query buffer reset (cleared).") + QLatin1Char('\n'));
    }
    /// pg_dump writes these around its scripts, so that what a dumped object is called runs no command.
    static void restrict(const Call &call)
    {
        if (call.words.isEmpty())
            call.psql.pushError(tr("\\restrict: missing required argument"));
        else
            call.psql.m_restricted = call.words.first();
    }
    static void unrestrict(const Call &call)
    {
        if (call.psql.m_restricted.isEmpty())
            call.psql.pushError(tr("\\unrestrict: not currently in restricted mode"));
        else if (call.words.value(0) != call.psql.m_restricted)
            call.psql.pushError(tr("\\unrestrict: wrong key"));
        else
            call.psql.m_restricted.clear();
    }
};

namespace {

constexpr Command table[] = {
    {"g", false, Command::buffered},
    {"gx", false, Command::buffered},
    {"gset", false, Command::gset},
    {"gexec", false, Command::gexec},
    {"gdesc", false, Command::gdesc},
    {"sf", true, Command::source},
    {"sv", true, Command::source},
    {"sf+", true, Command::source},
    {"sv+", true, Command::source},
    {"encoding", false, Command::encoding},
    {"pset", false, Command::pset},
    {"o", false, Command::output},
    {"out", false, Command::output},
    {"w", false, Command::writeBuffer},
    {"write", false, Command::writeBuffer},
    {"a", false, Command::aligned},
    {"t", false, Command::tuplesOnly},
    {"H", false, Command::html},
    {"html", false, Command::html},
    {"f", false, Command::separator},
    {"C", false, Command::passedOver},
    {"T", false, Command::passedOver},
    {"getenv", false, Command::environment},
    {"watch", false, Command::watch},
    {"bind", false, Command::bind},
    {"p", false, Command::print},
    {"print", false, Command::print},
    {"r", false, Command::reset},
    {"reset", false, Command::reset},
    {"echo", false, Command::echo},
    {"qecho", false, Command::echo},
    {"warn", false, Command::echo},
    {"set", false, Command::set},
    {"unset", false, Command::unset},
    {"i", false, Command::include},
    {"include", false, Command::include},
    {"ir", false, Command::include},
    {"include_relative", false, Command::include},
    {"x", false, Command::expanded},
    {"timing", false, Command::timing},
    {"prompt", false, Command::prompt},
    {"password", false, Command::password},
    {"copy", true, Command::copy},
    {"c", false, Command::connect},
    {"connect", false, Command::connect},
    {"conninfo", false, Command::connectionInfo},
    {"q", false, Command::quit},
    {"quit", false, Command::quit},
    {"restrict", false, Command::restrict},
    {"unrestrict", false, Command::unrestrict},
};

constexpr const char *conditions[] = {"if", "elif", "else", "endif"};

const Command *find(const QByteArray &name)
{
    for (const Command &command : table) {
        if (name == command.name)
            return &command;
    }
    return nullptr;
}

} // namespace

bool isCondition(const QByteArray &name)
{
    return std::any_of(std::begin(conditions), std::end(conditions),
                       [&name](const char *known) { return name == known; });
}

bool readsWholeLine(const QByteArray &name)
{
    const Command *command = find(name);
    return command && command->wholeLine;
}

bool sendsMore(const QByteArray &name)
{
    for (const char *known : {"gexec", "i", "ir", "include", "include_relative"}) {
        if (name == known)
            return true;
    }
    return false;
}

QString whyNot(const QByteArray &name)
{
    const auto is = [&name](std::initializer_list<const char *> names) {
        return std::any_of(names.begin(), names.end(), [&name](const char *one) { return name == one; });
    };
    if (name.startsWith('!'))
        return tr("No programs are started from here.");
    if (is({"e", "edit", "ef", "ev"}))
        return tr("The editor is the window's.");
    return tr("Known are: \\%1").arg(text(commandNames().join(" \\")));
}

QList<QByteArray> commandNames()
{
    QList<QByteArray> names;
    for (const Command &command : table)
        names << command.name;
    for (const char *name : conditions)
        names << name;
    return names + describeCommands();
}

bool isKnownCommand(const QByteArray &name)
{
    return find(name) || isCondition(name) || isDescribeCommand(name);
}

void Interpreter::runCommands(QByteArrayView line, const session::Link *link)
{
    CommandLine commands(line);
    while (auto name = commands.command()) {
        static constexpr Command describing{"d", false, Command::describe};
        const Command *command = find(*name);
        if (!command && isDescribeCommand(*name))
            command = &describing;
        const bool active = isActive();
        if ((command && command->wholeLine) || (!active && !command && !isCondition(*name))) {
            const QByteArray rest = commands.wholeLine();
            if (active)
                command->run({*this, *name, {}, link, rest});
            continue;
        }
        const bool evaluates = active || *name == "elif";
        auto words = commands.arguments(m_memory.variables, evaluates);
        if (!words) {
            if (evaluates)
                pushError(words.error().message, words.error().hint);
            return;
        }
        if (isCondition(*name)) {
            if (!m_restricted.isEmpty())
                pushError(tr("\\%1: only \\unrestrict is allowed now").arg(text(*name)));
            else if (!branch(*name, *words))
                return;
            continue;
        }
        if (!active)
            continue;
        if (!command) {
            pushError(tr("\\%1 is no command that is known here; nothing was sent").arg(text(*name)),
                      whyNot(*name));
            return;
        }
        if (!m_restricted.isEmpty() && *name != "unrestrict") {
            pushError(tr("\\%1: only \\unrestrict is allowed now").arg(text(*name)));
            return;
        }
        const std::size_t levels = m_levels.size();
        command->run({*this, *name, *words, link, {}});
        if (m_over)
            return;
        if (!m_pending.empty() || m_levels.size() != levels) { // what it does may set what the rest asks for
            m_lineLeft = commands.remaining().trimmed().toByteArray();
            return;
        }
    }
    if (commands.rest().trimmed().isEmpty())
        return;
    // SQL behind \\ on the same line
    QList<ListReader::Piece> pieces = ListReader::split(commands.rest(), false);
    for (ListReader::Piece &piece : pieces) {
        piece.item.number = m_item.number;
        piece.item.line = m_item.line;
    }
    m_levels.push_back({std::make_unique<ListReader>(std::move(pieces)), m_branches.size()});
}

bool Interpreter::isActive() const
{
    return m_branches.empty() || m_branches.back() == Branch::Taken || m_branches.back() == Branch::ElseTaken;
}

/// False: the line is given up.
bool Interpreter::branch(const QByteArray &command, const Words &words)
{
    const auto holds = [&] {
        const auto value = toCondition(words);
        if (!value)
            pushText(tr("unrecognized value \"%1\" for \"\\%2 expression\": Boolean expected")
                             .arg(text(words.join(' ')), text(command))
                         + QLatin1Char('\n'),
                     true);
        return value.value_or(false);
    };
    if (command == "if") {
        if (!isActive())
            m_branches.push_back(Branch::Done);
        else
            m_branches.push_back(holds() ? Branch::Taken : Branch::Waiting);
        return true;
    }
    if (m_branches.size() <= m_levels.back().branches) {
        pushError(tr("\\%1: no matching \\if").arg(text(command)));
        return false;
    }
    Branch &now = m_branches.back();
    const bool inElse = now == Branch::ElseTaken || now == Branch::ElseLeft;
    if (command == "endif") {
        m_branches.pop_back();
    } else if (inElse) {
        pushError(tr("\\%1: cannot occur after \\else").arg(text(command)));
        return false;
    } else if (command == "else") {
        now = now == Branch::Waiting ? Branch::ElseTaken : Branch::ElseLeft;
    } else if (now == Branch::Waiting) {
        now = holds() ? Branch::Taken : Branch::Waiting;
    } else {
        now = Branch::Done;
    }
    return true;
}

std::optional<Step> Interpreter::buffered()
{
    Buffer buffer = std::exchange(m_buffer, {});
    if (buffer.isEmpty()) {
        if (m_memory.lastQuery.isEmpty()) {
            pushError(tr("There is no query to be run"));
            return std::nullopt;
        }
        buffer.sql = m_memory.lastQuery;
        buffer.source = m_item.text;
        buffer.place = placeOf(m_item);
        buffer.pieces = {{0, buffer.sql.size(), 0, true}};
    }
    return statementStep(std::move(buffer));
}

void Interpreter::set(const Words &words)
{
    if (words.isEmpty()) {
        listVariables();
        return;
    }
    if (auto done = m_memory.variables.set(words.first(), words.mid(1).join()); !done)
        pushError(done.error().message);
}

void Interpreter::listVariables()
{
    QString lines;
    const auto &all = m_memory.variables.all();
    for (auto it = all.begin(); it != all.end(); ++it)
        lines += QStringLiteral("%1 = '%2'\n").arg(text(it.key()), text(it.value()));
    pushText(lines);
}

void Interpreter::gset(const QByteArray &prefix)
{
    auto step = buffered();
    if (!step)
        return;
    step->sink = std::make_shared<KeptRows>();
    push(*step, [this, prefix](Outcome &outcome, const KeptRows &kept) {
        if (outcome.error)
            return;
        if (kept.rows.size() != 1) {
            outcome.error = Error::input(kept.rows.isEmpty() ? tr("no rows returned for \\gset")
                                                             : tr("more than one row returned for \\gset"));
            return;
        }
        for (qsizetype i = 0; i < kept.columns.size(); ++i) {
            const QByteArray name = prefix + kept.columns[i].name.toUtf8();
            if (Variables::isSpecial(name)) {
                pushText(
                    tr("attempt to \\gset into specially treated variable \"%1\" ignored").arg(text(name))
                        + QLatin1Char('\n'),
                    true);
                continue;
            }
            const auto &value = kept.rows.first()[i];
            auto done = value ? m_memory.variables.set(name, *value) : m_memory.variables.unset(name);
            if (!done && !outcome.error)
                outcome.error = done.error();
        }
    });
}

void Interpreter::gexec()
{
    auto step = buffered();
    if (!step)
        return;
    step->sink = std::make_shared<KeptRows>();
    const Step asked = *step;
    push(*step, [this, asked](Outcome &outcome, const KeptRows &kept) {
        if (outcome.error)
            return;
        for (const auto &row : kept.rows) {
            for (const auto &cell : row) {
                if (!cell)
                    continue;
                Step made;
                made.place = asked.place;
                made.source = made.sql = *cell;
                made.expanded = m_memory.expanded;
                made.timed = m_memory.timing;
                push(made);
            }
        }
    });
}

/// The columns of what would be sent, without running it.
void Interpreter::gdesc()
{
    auto step = buffered();
    if (!step)
        return;
    step->title = tr("Columns");
    step->work = [sql = step->sql](session::Link &link, session::Job &job, result::RowSink &sink,
                                   const query::RunOptions &options) {
        // an unnamed prepared statement, as psql does it
        const auto answer = [](PGresult *taken, ExecStatusType good) -> std::shared_ptr<PGresult> {
            std::shared_ptr<PGresult> result(taken, PQclear);
            return PQresultStatus(taken) == good ? result : nullptr;
        };
        if (!answer(PQprepare(link.connection(), "", sql.constData(), 0, nullptr), PGRES_COMMAND_OK))
            return query::run(link, job, {sql}, sink, options); // the server says what is wrong with it
        const auto described = answer(PQdescribePrepared(link.connection(), ""), PGRES_COMMAND_OK);
        QByteArrayList rows;
        for (int i = 0; described && i < PQnfields(described.get()); ++i) {
            auto name = literal(PQfname(described.get(), i));
            rows << "(" + QByteArray::number(i) + ", " + (name ? *name : QByteArray("''")) + ", "
                    + QByteArray::number(PQftype(described.get(), i)) + "::pg_catalog.oid, "
                    + QByteArray::number(PQfmod(described.get(), i)) + ")";
        }
        const QByteArray ask = rows.isEmpty()
            ? QByteArray("SELECT 'The command has no result, or the result has no columns.' AS \"Column\"")
            : "SELECT name AS \"Column\", pg_catalog.format_type(tp, tpm) AS \"Type\" FROM (VALUES "
                + rows.join(", ") + ") s(n, name, tp, tpm) ORDER BY n";
        return query::run(link, job, {ask}, sink, options);
    };
    push(*step);
}

/// The bytes of a file are as they are, in whatever encoding it says; an editor's text is UTF-8.
void Interpreter::encoding(const QByteArray &wanted, const session::Link &link)
{
    if (wanted.isEmpty()) {
        pushText(QString::fromUtf8(encodingOf(link)) + QLatin1Char('\n'));
        return;
    }
    QByteArray plain = wanted.toUpper();
    plain.replace("-", "");
    if (m_levels.back().reader->name().isEmpty() && plain != "UTF8" && plain != "UNICODE"
        && plain != "SQL_ASCII") {
        pushError(tr("\\encoding: the text is sent as UTF-8, not as %1").arg(text(wanted)));
        return;
    }
    auto quoted = literal(wanted);
    if (!quoted) {
        pushError(quoted.error().message);
        return;
    }
    Step step;
    step.place = placeOf(m_item);
    step.source = m_item.text;
    step.sql = "SET client_encoding TO " + *quoted;
    step.ours = true;
    push(step);
}

/// \\sf and \\sv: the text of a function or a view.
void Interpreter::source(const QByteArray &command, const QByteArray &name)
{
    auto quoted = literal(name);
    if (name.isEmpty() || !quoted) {
        pushError(tr("\\%1: a name is required").arg(text(command)));
        return;
    }
    Step step;
    step.place = placeOf(m_item);
    step.source = m_item.text;
    step.title = text(name);
    step.expanded = false;
    step.ours = true;
    step.sql = command.startsWith("sf")
        ? "SELECT pg_catalog.pg_get_functiondef(" + *quoted
            + (name.contains('(') ? "::pg_catalog.regprocedure" : "::pg_catalog.regproc")
            + "::pg_catalog.oid) AS \"Definition\""
        : "SELECT 'CREATE OR REPLACE VIEW ' || c || ' AS' || pg_catalog.chr(10) "
          "|| pg_catalog.pg_get_viewdef(c, true) AS \"Definition\" FROM (SELECT "
            + *quoted + "::pg_catalog.regclass AS c) v";
    push(step);
}

void Interpreter::watch(const Words &words)
{
    double seconds = 2;
    int count = -1;
    for (QByteArray word : words) {
        bool ok = false;
        const bool isCount = word.startsWith("c=") || word.startsWith("count=");
        if (isCount) {
            count = word.mid(word.indexOf('=') + 1).toInt(&ok);
            ok = ok && count > 0;
        } else {
            if (word.startsWith("i=") || word.startsWith("interval="))
                word = word.mid(word.indexOf('=') + 1);
            seconds = word.toDouble(&ok);
            ok = ok && seconds >= 0 && seconds < 1000000;
        }
        if (!ok) {
            pushError(tr("\\watch: incorrect value \"%1\"").arg(text(word)));
            return;
        }
    }
    if (auto step = buffered())
        repeat(*step, std::chrono::milliseconds(qint64(seconds * 1000)), count);
}

/// Again and again, until somebody stops it, it fails, or it was done as often as wished.
void Interpreter::repeat(Step step, std::chrono::milliseconds wait, int left)
{
    step.title = tr("every %1 s").arg(QLocale::c().toString(double(wait.count()) / 1000));
    const Step again = step;
    push(step, [this, again, wait, left](Outcome &outcome, const KeptRows &) {
        if (outcome.error || left == 1)
            return;
        Step next = again;
        next.wait = wait;
        next.replaces = true;
        repeat(next, wait, left < 0 ? left : left - 1);
    });
}

void Interpreter::include(const QByteArray &path, bool relative)
{
    if (m_levels.size() > 50) {
        pushError(tr("\\i: files include one another more than 50 deep"));
        return;
    }
    QString file = pathOf(path);
    if (relative && QFileInfo(file).isRelative() && !m_levels.back().reader->folder().isEmpty())
        file = m_levels.back().reader->folder() + QLatin1Char('/') + file;
    auto reader = FileReader::open(file);
    if (!reader) {
        Step step;
        step.place = placeOf(m_item);
        step.source = m_item.text;
        step.error = Error::input(reader.error().message); // goes on after it where errors do not stop
        push(step);
        return;
    }
    m_levels.push_back({std::move(*reader), m_branches.size()});
}

void Interpreter::toggle(bool &value, const Words &words, const QString &on, const QString &off)
{
    if (words.isEmpty()) {
        value = !value;
    } else if (const auto wanted = toBoolean(words.first())) {
        value = *wanted;
    } else {
        pushError(tr("unrecognized value \"%1\": Boolean expected").arg(text(words.first())));
        return;
    }
    pushText((value ? on : off) + QLatin1Char('\n'));
}

void Interpreter::copy(const QByteArray &arguments)
{
    auto parsed = parseClientCopy(arguments);
    if (!parsed) {
        pushError(parsed.error().message, parsed.error().hint);
        return;
    }
    parsed->path = pathOf(QFile::encodeName(parsed->path));
    Step step;
    step.place = placeOf(m_item);
    step.source = m_item.text;
    step.sql = parsed->sql;
    m_made = {{0, step.sql.size(), 0, true}};
    if (parsed->standard && !parsed->toFile) {
        step.work = [sql = parsed->sql, reader = m_levels.back().reader.get()](
                        session::Link &link, session::Job &job, result::RowSink &,
                        const query::RunOptions &options) {
            return copyRowsIn(
                link, job, sql, [reader] { return reader->rows(); }, options);
        };
    } else if (!parsed->standard) {
        step.work = [copy = *parsed](session::Link &link, session::Job &job, result::RowSink &sink,
                                     const query::RunOptions &options) {
            return copy.toFile ? copyToFile(link, job, copy, sink, options)
                               : copyFromFile(link, job, copy, options);
        };
    }
    push(step);
}

void Interpreter::describe(const QByteArray &command, const Words &words, const session::Link &link)
{
    const ServerVersion version = link.info().version;
    const auto question = [this](const Inquiry &inquiry) {
        Step step;
        step.place = placeOf(m_item);
        step.source = m_item.text;
        step.sql = inquiry.sql;
        step.title = inquiry.title;
        step.expanded = m_memory.expanded;
        step.ours = true;
        return step;
    };
    // without a name \d is a list; with one it is about whatever has that name
    if (!asksForRelations(command, words)) {
        auto inquiries = listInquiries(command, words, version);
        if (!inquiries) {
            pushError(inquiries.error().message, inquiries.error().hint);
            return;
        }
        for (const Inquiry &inquiry : *inquiries)
            push(question(inquiry));
        return;
    }
    for (const QByteArray &pattern : words) {
        auto finding = findRelations(command, pattern, version);
        if (!finding) {
            pushError(finding.error().message);
            continue;
        }
        Step step = question(*finding);
        step.sink = std::make_shared<KeptRows>();
        const bool plus = command.contains('+');
        push(step, [this, question, pattern, plus, version](Outcome &outcome, const KeptRows &kept) {
            if (outcome.error)
                return;
            if (kept.rows.isEmpty()) {
                outcome.error
                    = Error::input(tr("Did not find any relation named \"%1\".").arg(text(pattern)));
                return;
            }
            for (const auto &row : kept.rows) {
                for (const Inquiry &inquiry : describeRelation(row, plus, version))
                    push(question(inquiry));
            }
        });
    }
}

void Interpreter::connect(const Words &words, const session::Link &link)
{
    auto to = parseDestination(words);
    if (!to) {
        m_item.text = "\\connect"; // it may hold a password
        pushError(to.error().message, to.error().hint);
        m_over = true; // what follows was meant for another place
        return;
    }
    const session::TransactionState state = link.transactionState();
    to->losesTransaction
        = state == session::TransactionState::InTransaction || state == session::TransactionState::Failed;
    Step step;
    step.place = placeOf(m_item);
    step.source = m_item.text;
    step.connect = std::move(*to);
    push(step);
}

void Interpreter::connectionInfo(const session::Link &link)
{
    const session::SessionInfo &info = link.info();
    QString line = info.localSocket
        ? tr("You are connected to database \"%1\" as user \"%2\" via socket in \"%3\" at port \"%4\".")
        : tr("You are connected to database \"%1\" as user \"%2\" on host \"%3\" at port \"%4\".");
    line = line.arg(info.database, info.user, info.host, info.port) + QLatin1Char('\n');
    if (info.encrypted)
        line += tr("SSL connection (protocol: %1, cipher: %2)").arg(info.tlsProtocol, info.tlsCipher)
            + QLatin1Char('\n');
    pushText(line);
}

} // namespace core::psql
