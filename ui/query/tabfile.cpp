// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/tabfile.h"

#include "core/base/task.h"
#include "core/workspace/linediff.h"
#include "ui/base/amounts.h"
#include "ui/base/banner.h"
#include "ui/editor/codearea.h"
#include "ui/editor/longline.h"
#include "ui/editor/sqleditor.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <QThreadPool>

#include <utility>

namespace ui::query {

using core::Error;
using core::Result;
using core::workspace::Encoding;
using core::workspace::FileStamp;
using core::workspace::TextFile;
using Sci = QsciScintilla;

namespace keys = core::settings::keys;

namespace {

template <class T> core::Task<T> inPool(std::function<Result<T>()> job)
{
    auto source = std::make_shared<core::TaskSource<T>>();
    QThreadPool::globalInstance()->start([source, job = std::move(job)] { source->finish(job()); });
    return source->task();
}

QString key(const char *name)
{
    return QLatin1String(name);
}

} // namespace

TabFile::TabFile(editor::SqlEditor &editor, core::settings::Settings &settings, Prompts &prompts,
                 Banner &banner, QObject *parent)
    : QObject(parent)
    , m_editor(editor)
    , m_settings(settings)
    , m_prompts(prompts)
    , m_banner(banner)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(250); // who writes a file does so in several steps
    connect(&m_soon, &QTimer::timeout, this, &TabFile::checkDisk);
    connect(&editor, &editor::SqlEditor::modifiedChanged, this, &TabFile::changed);
    connect(&editor, &editor::SqlEditor::textEdited, this, [this] { ++m_edits; });
    connect(&editor, &editor::SqlEditor::linesBroken, this, &TabFile::tellBroken);
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive)
            m_soon.start();
    });
}

bool TabFile::isModified() const
{
    return m_differs || m_editor.isModified();
}

// --- reading

/// A file as it is edited: long lines are broken, since each costs its length at every key.
struct TabFile::Opened
{
    TextFile file{};
    qsizetype broken = 0; ///< lines
    qsizetype longest = 0;
    qsizetype longestLine = 0;
};

void TabFile::open(const QString &path, std::optional<Encoding> encoding)
{
    const qint64 size = core::workspace::stampOf(path).size;
    if (size > LargestOpened)
        return refuse(tr("%1 has %2: too much to be edited here. It can be run without being opened.")
                          .arg(QFileInfo(path).fileName(), sizeText(size)),
                      path);
    const auto reading = inPool<Opened>([path, encoding]() -> Result<Opened> {
        auto file = core::workspace::readTextFile(path, encoding);
        if (!file)
            return file.error();
        Opened opened{.file = std::move(*file)};
        core::sql::ShortLines lines = core::sql::withShortLines(opened.file.text, LongestLine);
        opened.file.text = std::move(lines.text);
        opened.broken = lines.broken;
        opened.longest = lines.longest;
        opened.longestLine = lines.longestLine;
        return opened;
    });
    core::whenDone(reading, this, [this, path](const Result<Opened> &opened) {
        if (!opened)
            m_banner.setError(opened.error());
        else if (opened->longest > LongestKept)
            refuse(tr("A line of %1 has a value of %2, which cannot be edited here. The file can be run "
                      "without being opened.")
                       .arg(QFileInfo(path).fileName(), sizeText(opened->longest)),
                   path);
        else
            show(*opened, path);
    });
}

void TabFile::refuse(const QString &text, const QString &path)
{
    m_banner.setMessage(Banner::Tone::Info, text);
    m_banner.addButton(
        tr("Run the file"),
        [this, path] {
            m_banner.clear();
            emit runRequested(path);
        },
        true);
}

void TabFile::show(const Opened &opened, const QString &path)
{
    const int line = m_path == path ? m_editor.caretLine() : 0;
    Opened rest = opened;
    const QByteArray text = std::exchange(rest.file.text, {});
    m_editor.load(text, [this, rest, path, line] { shown(rest, path, line); });
}

void TabFile::shown(const Opened &opened, const QString &path, int line)
{
    const TextFile &file = opened.file;
    m_editor.goTo(line, 0);
    m_encoding = file.encoding;
    m_differs = false;
    m_banner.clear();
    setPath(path, file.stamp);
    emit renamed(QFileInfo(path).fileName());
    emit changed();
    if (opened.broken > 0)
        m_banner.setMessage(
            Banner::Tone::Info,
            (opened.broken == 1
                 ? tr("One line of this file is longer than %1 and broken here, between words.")
                       .arg(sizeText(LongestLine))
                 : tr("%1 lines of this file are longer than %2 and broken here, between words.")
                       .arg(countText(opened.broken), sizeText(LongestLine)))
                + QLatin1Char(' ') + tr("Saving keeps the breaks; the statements mean the same."));
    if (!file.notUtf8)
        return;
    m_banner.setMessage(Banner::Tone::Warn,
                        tr("Some bytes of this file are not UTF-8. They stay as they are when it is saved."));
    for (const Encoding other : {Encoding::Windows1252, Encoding::Latin9}) {
        m_banner.addButton(tr("Read as %1").arg(core::workspace::encodingLabel(other)), [this, path, other] {
            if (!isModified())
                return open(path, other);
            m_banner.setMessage(Banner::Tone::Warn, tr("Save or undo what you changed first."));
        });
    }
}

/// Of what was pasted, or comes from an earlier run.
void TabFile::tellBroken(qsizetype lines, qsizetype longest)
{
    QStringList told;
    if (lines > 0)
        told << (lines == 1 ? tr("One line was longer than %1 and is broken here, between words.")
                                  .arg(sizeText(LongestLine))
                            : tr("%1 lines were longer than %2 and are broken here, between words.")
                                  .arg(countText(lines), sizeText(LongestLine)))
                + QLatin1Char(' ') + tr("The statements mean the same.");
    if (longest > editor::LongestDrawnLine)
        told << tr("Of a line of %1 the middle is not drawn, beyond a block; it is there when the text is "
                   "run, copied or saved.")
                    .arg(sizeText(longest));
    m_banner.setMessage(Banner::Tone::Info, told.join(QLatin1Char(' ')));
}

void TabFile::setPath(const QString &path, const FileStamp &stamp)
{
    m_path = path;
    m_stamp = stamp;
    if (!m_watcher) {
        m_watcher = std::make_unique<QFileSystemWatcher>();
        connect(m_watcher.get(), &QFileSystemWatcher::fileChanged, this, [this] { m_soon.start(); });
    }
    if (const QStringList old = m_watcher->files(); !old.isEmpty())
        m_watcher->removePaths(old);
    if (!path.isEmpty())
        m_watcher->addPath(path);
}

// --- writing

void TabFile::save(const QString &title, std::function<void(bool)> then)
{
    if (m_path.isEmpty())
        saveAs(title, std::move(then));
    else
        write(m_path, std::move(then));
}

void TabFile::saveAs(const QString &title, std::function<void(bool)> then)
{
    const QString folder = m_settings.get(keys::scriptFolder);
    FileQuestion question;
    question.title = tr("Save SQL");
    question.suggestion
        = m_path.isEmpty() ? (folder.isEmpty() ? QString() : folder + QLatin1Char('/')) + title : m_path;
    question.filters = {tr("SQL files (*.sql)"), tr("All files (*)")};
    question.suffix = QStringLiteral("sql");
    m_prompts.saveFile(question, this, [this, then = std::move(then)](const QString &path) {
        if (path.isEmpty()) {
            if (then)
                then(false);
            return;
        }
        m_settings.set(keys::scriptFolder, QFileInfo(path).absolutePath());
        writeNow(path, then);
    });
}

/// Only over what we have seen.
void TabFile::write(const QString &path, std::function<void(bool)> then)
{
    // whether somebody else's content is there
    const auto looking = inPool<bool>([path, seen = m_stamp]() -> Result<bool> {
        const FileStamp now = core::workspace::stampOf(path);
        if (!seen.exists() || !now.exists() || (now.modified == seen.modified && now.size == seen.size))
            return false;
        const auto content = core::workspace::readTextFile(path);
        return !content || content->stamp.hash != seen.hash;
    });
    core::whenDone(looking, this, [this, path, then = std::move(then)](const Result<bool> &theirs) {
        if (!theirs || !*theirs)
            return writeNow(path, then);
        Question question;
        question.title = tr("Overwrite “%1”?").arg(QFileInfo(path).fileName());
        question.text = tr("Another program has written this file since it was read here.");
        question.answers = {{tr("Overwrite"), Question::Role::Danger}};
        m_prompts.ask(question, this, [this, path, then](int answer) {
            if (answer == 0)
                return writeNow(path, then);
            checkDisk();
            if (then)
                then(false);
        });
    });
}

void TabFile::writeNow(const QString &path, std::function<void(bool)> then)
{
    if (m_editor.isLoading()) { // what is there is not its text yet
        if (then)
            then(false);
        return;
    }
    const quint64 edits = m_edits;
    const auto writing
        = inPool<FileStamp>([path, text = m_editor.bytes().toByteArray(), encoding = m_encoding] {
              return core::workspace::writeTextFile(path, text, encoding);
          });
    if (m_watcher)
        m_watcher->removePath(path); // what we do is no news
    core::whenDone(writing, this,
                   [this, path, edits, then = std::move(then)](const Result<FileStamp> &stamp) {
                       if (stamp) {
                           setPath(path, *stamp);
                           m_banner.clear();
                           m_differs = edits != m_edits; // somebody typed on meanwhile
                           if (!m_differs)
                               m_editor.setModified(false);
                           emit renamed(QFileInfo(path).fileName());
                           emit changed();
                       } else {
                           if (m_watcher && !m_path.isEmpty())
                               m_watcher->addPath(m_path);
                           m_banner.setError(stamp.error());
                       }
                       if (then)
                           then(stamp.has_value());
                   });
}

void TabFile::setEncoding(Encoding encoding)
{
    if (encoding == m_encoding)
        return;
    m_encoding = encoding;
    m_differs = m_differs || !m_path.isEmpty();
    emit changed();
}

bool TabFile::hasWindowsLineEnds() const
{
    return m_editor.area().eolMode() == Sci::EolWindows;
}

void TabFile::setWindowsLineEnds(bool windows)
{
    const Sci::EolMode mode = windows ? Sci::EolWindows : Sci::EolUnix;
    m_editor.area().setEolMode(mode);
    m_editor.area().convertEols(mode);
    emit changed();
}

// --- over restarts

QJsonObject TabFile::state() const
{
    QJsonObject state{{key("encoding"), core::workspace::encodingId(m_encoding)},
                      {key("modified"), isModified()}};
    if (m_path.isEmpty())
        return state;
    state.insert(key("path"), m_path);
    state.insert(key("size"), m_stamp.size);
    state.insert(key("changed"), m_stamp.modified.toString(Qt::ISODateWithMs));
    state.insert(key("hash"), QString::fromLatin1(m_stamp.hash.toHex()));
    return state;
}

void TabFile::restore(const QJsonObject &state)
{
    m_encoding
        = core::workspace::encodingFromId(state.value(key("encoding")).toString()).value_or(Encoding::Utf8);
    m_differs = state.value(key("modified")).toBool();
    const QString path = state.value(key("path")).toString();
    if (!path.isEmpty()) {
        FileStamp stamp;
        stamp.size = qint64(state.value(key("size")).toDouble());
        stamp.modified
            = QDateTime::fromString(state.value(key("changed")).toString(), Qt::ISODateWithMs).toUTC();
        stamp.hash = QByteArray::fromHex(state.value(key("hash")).toString().toLatin1());
        setPath(path, stamp);
        checkDisk();
    }
    emit changed();
}

// --- what others do to it

void TabFile::checkDisk()
{
    if (m_path.isEmpty() || m_checking || !m_stamp.exists())
        return;
    m_checking = true;
    const auto reading = inPool<TextFile>([path = m_path, seen = m_stamp]() -> Result<TextFile> {
        TextFile file;
        file.stamp = core::workspace::stampOf(path);
        const bool same = file.stamp.modified == seen.modified && file.stamp.size == seen.size;
        if (!file.stamp.exists() || same) {
            file.stamp.hash = same ? seen.hash : QByteArray();
            return file;
        }
        return core::workspace::readTextFile(path);
    });
    core::whenDone(reading, this, [this, path = m_path](const Result<TextFile> &theirs) {
        m_checking = false;
        if (!theirs || path != m_path)
            return;
        if (m_watcher && theirs->stamp.exists() && !m_watcher->files().contains(path))
            m_watcher->addPath(path); // replaced by another file of this name
        if (!theirs->stamp.exists()) {
            m_stamp = {};
            m_differs = true;
            m_banner.setMessage(
                Banner::Tone::Warn,
                tr("%1 is not there any more. The text stays here; saving makes the file again.").arg(path));
            emit changed();
        } else if (theirs->stamp.hash != m_stamp.hash) {
            changedOnDisk(*theirs);
        } else {
            m_stamp = theirs->stamp; // written, but with the same content
        }
    });
}

void TabFile::changedOnDisk(const TextFile &theirs)
{
    m_banner.setMessage(Banner::Tone::Warn,
                        isModified() ? tr("Another program changed this file, and you changed the text.")
                                     : tr("Another program changed this file."));
    m_banner.addButton(
        tr("Reload"), [this, path = m_path] { open(path); }, !isModified());
    m_banner.addButton(tr("Keep mine"), [this, stamp = theirs.stamp] { keepMine(stamp); });
    m_banner.addButton(tr("Compare"), [this, theirs] { compare(theirs); });
}

void TabFile::keepMine(const FileStamp &theirs)
{
    m_stamp = theirs; // the next save is over this one
    m_differs = true;
    m_banner.clear();
    emit changed();
}

void TabFile::compare(const TextFile &theirs)
{
    const auto comparing
        = inPool<QString>([mine = m_editor.bytes().toByteArray(), text = theirs.text]() -> Result<QString> {
              return core::workspace::lineDiff(mine, text);
          });
    core::whenDone(comparing, this, [this, theirs](const Result<QString> &diff) {
        Question question;
        question.title = tr("“%1” here and on the disk").arg(QFileInfo(m_path).fileName());
        question.text = tr("Lines with − are only here, those with + only on the disk.");
        question.detail = diff.value_or(QString());
        if (question.detail.isEmpty())
            question.detail = tr("Only the encoding differs.");
        question.answers = {{tr("Reload from the disk"), Question::Role::Danger},
                            {tr("Keep mine"), Question::Role::Normal}};
        m_prompts.ask(question, this, [this, stamp = theirs.stamp](int answer) {
            if (answer == 0)
                open(m_path);
            else if (answer == 1)
                keepMine(stamp);
        });
    });
}

} // namespace ui::query
