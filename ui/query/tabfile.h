// SPDX-License-Identifier: GPL-3.0-or-later
// The file a tab's text came from or went to: its encoding and line ends are kept, somebody else's change to
// it is noticed and asked about, nothing on disk is overwritten unasked. Thread: GUI; files are read and
// written in the thread pool.
#pragma once

#include "core/settings/settings.h"
#include "core/sql/longlines.h"
#include "core/workspace/textfile.h"
#include "ui/base/prompts.h"

#include <QFileSystemWatcher>
#include <QJsonObject>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace ui {
class Banner;
}
namespace ui::editor {
class SqlEditor;
}

namespace ui::query {

class TabFile : public QObject
{
    Q_OBJECT

public:
    /// banner: the file's own, above the text.
    TabFile(editor::SqlEditor &editor, core::settings::Settings &settings, Prompts &prompts, Banner &banner,
            QObject *parent);

    /// Empty: the text is in no file yet.
    const QString &path() const { return m_path; }
    /// The text is not what is in the file.
    bool isModified() const;
    void open(const QString &path, std::optional<core::workspace::Encoding> encoding = {});
    /// then: whether it is in the file now. title: of a file that is to be made.
    void save(const QString &title, std::function<void(bool written)> then = {});
    void saveAs(const QString &title, std::function<void(bool written)> then = {});

    core::workspace::Encoding encoding() const { return m_encoding; }
    /// For the next save; the text stays as it is.
    void setEncoding(core::workspace::Encoding encoding);
    bool hasWindowsLineEnds() const;
    /// Changes every line end of the text; one undo step.
    void setWindowsLineEnds(bool windows);

    /// Path, encoding and whether the text differs, for the journal, and back: reads nothing but the file's
    /// age.
    QJsonObject state() const;
    void restore(const QJsonObject &state);
    /// Whether somebody changed the file.
    void checkDisk();

    static constexpr qint64 LargestOpened = 256LL << 20;                   ///< bytes
    static constexpr qsizetype LongestLine = core::sql::LongestEditedLine; ///< bytes; longer ones are broken
    static constexpr qsizetype LongestKept = 512 << 10;                    ///< that cannot be broken

signals:
    void renamed(const QString &title);
    /// Modified or not, encoding, path.
    void changed();
    /// It cannot be edited here, and is to be run as it lies on the disk.
    void runRequested(const QString &path);

private:
    void write(const QString &path, std::function<void(bool)> then);
    void writeNow(const QString &path, std::function<void(bool)> then);
    struct Opened;
    void show(const Opened &opened, const QString &path);
    void tellBroken(qsizetype lines, qsizetype longest);
    void shown(const Opened &opened, const QString &path, int line);
    void refuse(const QString &text, const QString &path);
    void setPath(const QString &path, const core::workspace::FileStamp &stamp);
    void changedOnDisk(const core::workspace::TextFile &theirs);
    void compare(const core::workspace::TextFile &theirs);
    void keepMine(const core::workspace::FileStamp &theirs);

    editor::SqlEditor &m_editor;
    core::settings::Settings &m_settings;
    Prompts &m_prompts;
    Banner &m_banner;
    QString m_path;
    core::workspace::Encoding m_encoding = core::workspace::Encoding::Utf8;
    core::workspace::FileStamp m_stamp; ///< as we last saw the file
    bool m_differs = false; ///< besides what the editor knows: another encoding, text of a run before
    bool m_checking = false;
    quint64 m_edits = 0;
    std::unique_ptr<QFileSystemWatcher> m_watcher;
    QTimer m_soon;
};

} // namespace ui::query
