// SPDX-License-Identifier: GPL-3.0-or-later
// Rows and words that go to files: \o, \g FILE, \w, \qecho, and how they look.
#include "core/psql/interpreter.h"
#include "core/psql/rowlook.h"
#include "core/transfer/targetfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace core::psql {

using query::Outcome;
using query::Step;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::psql", text);
}

} // namespace

QString pathOf(const QByteArray &word)
{
    const QString path = QFile::decodeName(word);
    return path.startsWith(QLatin1String("~/")) ? QDir::homePath() + path.mid(1) : path;
}

/// Null, and an error is told: it cannot be written, or is a program.
std::shared_ptr<transfer::TargetFile> Interpreter::openOutput(const QByteArray &word)
{
    if (word.startsWith('|')) {
        pushError(tr("No programs are started from here."),
                  tr("Write a file, and hand that to the program."));
        return {};
    }
    auto file = transfer::TargetFile::open(pathOf(word));
    if (!file) {
        pushError(file.error().message); // goes on after it where errors do not stop
        return {};
    }
    return std::shared_ptr<transfer::TargetFile>(std::move(*file));
}

void Interpreter::setOutput(const QList<QByteArray> &words)
{
    std::shared_ptr<transfer::TargetFile> next;
    const bool wanted = !words.isEmpty() && !words.first().isEmpty();
    if (wanted && !(next = openOutput(words.first())))
        return; // it stays as it was
    closeOutput();
    m_output = std::move(next);
}

/// Behind what is still to be written there.
void Interpreter::closeOutput()
{
    if (!m_output)
        return;
    Step step;
    step.place = placeOf(m_item);
    step.source = m_item.text;
    step.ours = true;
    step.work = [file = std::exchange(m_output, {})](session::Link &link, session::Job &, result::RowSink &,
                                                     const query::RunOptions &) {
        Outcome outcome;
        outcome.fate = query::Fate::Ran;
        outcome.transaction = link.transactionState();
        if (auto committed = file->commit(); !committed)
            outcome.error = committed.error();
        return outcome;
    };
    push(step);
}

void Interpreter::leave()
{
    if (m_output)
        (void)m_output->commit();
    m_output.reset();
}

/// whole: the file is the step's alone, and appears when it is over.
void Interpreter::redirect(Step &step, std::shared_ptr<transfer::TargetFile> file, const RowLook &look,
                           bool whole) const
{
    step.sink = std::make_shared<KeptRows>(); // nobody is shown them
    step.work = [sql = step.sql, parameters = step.parameters, title = step.title, expanded = step.expanded,
                 file = std::move(file), look, whole](session::Link &link, session::Job &job,
                                                      result::RowSink &, const query::RunOptions &options) {
        query::RunOptions writing = options;
        writing.onCopyData = [&file](QByteArrayView data) { return file->write(data); };
        const auto rows = rowWriter(*file, look, expanded, title);
        Outcome outcome = query::run(link, job, {sql, parameters}, *rows, writing);
        outcome.hasColumns = false;
        if (whole && !outcome.error) {
            if (auto committed = file->commit(); !committed)
                outcome.error = committed.error();
        }
        return outcome;
    };
}

/// \g and \gx, with (option=value …) and a file.
void Interpreter::sendBuffer(QList<QByteArray> words, bool expanded)
{
    RowLook look = m_memory.look.value_or(RowLook());
    if (!words.isEmpty() && words.first().startsWith('(')) {
        bool open = true;
        while (open && !words.isEmpty()) {
            QByteArray word = words.takeFirst();
            if (word.startsWith('('))
                word.remove(0, 1);
            open = !word.endsWith(')');
            if (!open)
                word.chop(1);
            const qsizetype at = word.indexOf('=');
            const QByteArray name = at < 0 ? word : word.first(at);
            const auto value = at < 0 ? std::nullopt : std::optional(word.sliced(at + 1));
            if (name == "expanded" || name == "x") {
                expanded = toBoolean(value.value_or("on")).value_or(false);
            } else if (const auto set = look.set(name, value); set && !*set) {
                pushError(set->error().message, set->error().hint);
                return;
            }
        }
        if (open) {
            pushError(tr("\\g: missing right parenthesis"));
            return;
        }
    }
    std::shared_ptr<transfer::TargetFile> file;
    if (!words.isEmpty()) {
        file = openOutput(words.first());
        if (!file) {
            m_buffer = {};
            return;
        }
    }
    auto step = buffered();
    if (!step)
        return;
    step->expanded = step->expanded || expanded;
    if (file && !step->work)
        redirect(*step, std::move(file), look, true);
    push(*step);
}

/// \w: what \g would send.
void Interpreter::writeBuffer(const QList<QByteArray> &words)
{
    if (words.isEmpty()) {
        pushError(tr("\\w: missing required argument"));
        return;
    }
    const auto file = openOutput(words.first());
    if (!file)
        return;
    auto written = file->write((m_buffer.isEmpty() ? m_memory.lastQuery : m_buffer.sql) + '\n');
    if (written)
        written = file->commit();
    if (!written)
        pushError(written.error().message);
}

/// \qecho: to where rows go.
void Interpreter::tellOutput(const QByteArray &text)
{
    if (!m_output)
        pushText(QString::fromUtf8(text));
    else if (auto written = m_output->write(text); !written)
        pushError(written.error().message);
}

/// False: it is no setting of this kind.
bool Interpreter::setLook(const QByteArray &name, const std::optional<QByteArray> &value)
{
    RowLook look = m_memory.look.value_or(RowLook());
    const auto set = look.set(name, value);
    if (!set)
        return false;
    if (!*set) {
        pushError(set->error().message, set->error().hint);
        return true;
    }
    m_memory.look = look;
    if (m_memory.inGrid)
        pushText(tr("%1 is for rows that go to files; the grid shows them as they are.")
                         .arg(QString::fromUtf8(name))
                     + QLatin1Char('\n'),
                 true);
    return true;
}

} // namespace core::psql
