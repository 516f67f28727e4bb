// SPDX-License-Identifier: GPL-3.0-or-later
// The commands: a table of names and what each does.
#include "core/psql/describe.h"
#include "core/psql/interpreter.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace core::psql {

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

} // namespace core::psql
