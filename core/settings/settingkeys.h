// SPDX-License-Identifier: GPL-3.0-or-later
// Every setting, its type, its default and its range, in one table. A new setting is one line here.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <limits>

namespace core::settings {

template <class T> struct Key
{
    const char *name;                              ///< in the file, group/name
    T fallback;                                    ///< the default
    int lowest = std::numeric_limits<int>::min();  ///< of an int; a stored value outside is the default
    int highest = std::numeric_limits<int>::max(); ///< of an int, and of an enum's number
};

enum class ThemeMode
{
    System,
    Light,
    Dark
};

namespace keys {

// look
inline const Key<ThemeMode> themeMode{"look/theme", ThemeMode::System, 0, 2};
inline const Key<int> editorFontSize{"look/editorFontSize", 13, 8, 40}; ///< pixels
/// Which figures of a selection are shown (ui/grid/selectionfigures.cpp).
inline const Key<QStringList> gridFigures{
    "grid/figures", QStringLiteral("count sum average min max").split(QLatin1Char(' '))};

// window: blobs of QWidget::saveGeometry, QMainWindow::saveState, QSplitter::saveState
inline const Key<QByteArray> windowGeometry{"window/geometry", {}};
inline const Key<QByteArray> windowState{"window/state", {}};
inline const Key<QByteArray> mainSplitter{"window/mainSplitter", {}};
inline const Key<QByteArray> editorSplitter{"window/editorSplitter", {}};
inline const Key<QByteArray> formSplitter{"window/formSplitter", {}};
inline const Key<bool> browserVisible{"window/browserVisible", true};
/// JSON of BrowserPanel::state(): what was open, and the options of the tree.
inline const Key<QByteArray> browserState{"window/browserState", {}};
inline const Key<bool> inspectorVisible{"window/inspectorVisible", true};

// inspector: "kind of value=number of the view" that was chosen last
inline const Key<QStringList> inspectorViews{"inspector/views", {}};
inline const Key<QString> valueFolder{"files/valueFolder", {}};

// the editor
inline const Key<bool> editorWrap{"editor/wrap", false};
/// Letters after which completions are offered unasked; 0: only when asked for.
inline const Key<int> completeAfter{"editor/completeAfter", 2, 0, 20};
/// Enter takes the completion that is current, if it goes on with what is typed; else only one that was moved
/// to.
inline const Key<bool> enterCompletes{"editor/enterCompletes", true};

// running statements
inline const Key<bool> autoCommit{"query/autoCommit", true};
inline const Key<bool> stopOnError{"query/stopOnError", true}; ///< of scripts
/// A savepoint for each statement in a transaction: 0 never, 1 where one statement is run, 2 in scripts too.
inline const Key<int> savepoints{"query/savepoints", 0, 0, 2};
// of the transactions that manual commit begins; empty: as the server has it
inline const Key<QString> isolation{"query/isolation", {}};
inline const Key<bool> readOnlyTransactions{"query/readOnlyTransactions", false};
inline const Key<bool> deferrableTransactions{"query/deferrableTransactions", false};
/// JSON: by connection the request settings of "See as" that are to be kept (ui/query/seeasmemory.h)
inline const Key<QString> requestSettings{"query/requestSettings", {}};
/// Runs in the history that are not pinned; the oldest go.
inline const Key<int> historyLimit{"query/historyLimit", 20000, 100, 10000000};
/// Closed SQL tabs that can be reopened, in all starts of the program; the oldest go. 0: none is kept.
inline const Key<int> closedTabs{"query/closedTabs", 50, 0, 1000};
inline const Key<int> closedDays{"query/closedDays", 30, 1, 3650};
inline const Key<int> closedMegabytes{"query/closedMegabytes", 512, 1, 100000}; ///< all their texts together
inline const Key<int> messagesKept{"query/messagesKept", 2000, 100, 100000};    ///< lines

// results
inline const Key<int> memoryBudget{"results/memoryBudget", 256, 16, 1 << 20}; ///< MB, of all results
/// Rows after which reading waits for the reader; 0: never.
inline const Key<int> softLimitRows{"results/softLimitRows", 100000, 0};
/// A result that waits is ended after this time, outside of a transaction; 0: never.
inline const Key<int> pausedIdleMinutes{"results/pausedIdleMinutes", 5, 0, 24 * 60};

// how formatted SQL looks
inline const Key<int> formatKeywords{"format/keywords", 0, 0, 2}; ///< core::sql::KeywordCase
inline const Key<int> formatIndent{"format/indent", 4, 1, 8};
inline const Key<bool> formatLeadingCommas{"format/leadingCommas", false};
inline const Key<int> formatLineWidth{"format/lineWidth", 90, 40, 200};

// editing
/// MB of saved edits kept for each connection, so that they can be undone; 0: none.
inline const Key<int> undoJournal{"edit/undoJournal", 64, 0, 1 << 16};

// export, as used last
inline const Key<QString> exportFolder{"export/folder", {}};
inline const Key<QString> exportFormat{"export/format", QStringLiteral("csv")};
/// JSON: by the format's id the values of its options by theirs
inline const Key<QString> exportOptions{"export/options", {}};
inline const Key<bool> exportUnordered{"export/unordered", false};
inline const Key<int> exportSessions{"export/sessions", 4, 1, 10};
inline const Key<bool> exportKeepFinished{"export/keepFinished", false};

// files opened and saved last
inline const Key<QString> scriptFolder{"files/scriptFolder", {}};

} // namespace keys

} // namespace core::settings
