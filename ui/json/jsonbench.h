// SPDX-License-Identifier: GPL-3.0-or-later
// A document on the bench: its draft with undo, the node looked at, the nodes picked for a condition. What
// the tree, the text and the paths of one editor share. Thread: GUI; what is large is parsed in the pool.
#pragma once

#include "core/base/task.h"
#include "core/json/history.h"

#include <QObject>

#include <functional>
#include <optional>

namespace ui::json {

using core::json::Draft;
using core::json::Node;

class JsonBench : public QObject
{
    Q_OBJECT

public:
    explicit JsonBench(QObject *parent = nullptr);
    ~JsonBench() override;

    /// original: the server's text; current: what is staged over it, if anything. Small ones at once;
    /// loaded() tells when a large one is there, or why not.
    void load(const QByteArray &original, const std::optional<QByteArray> &current,
              core::json::Flavor flavor);
    void clear();
    bool isLoaded() const { return m_history.draft().isValid(); }
    bool isLoading() const { return m_loading.has_value(); }
    /// Empty, or why the text is no JSON.
    QString problem() const { return m_problem; }

    const Draft &draft() const { return m_history.draft(); }
    const core::json::History &history() const { return m_history; }
    /// Differs from what was loaded (what is staged already counts as loaded).
    bool isModified() const { return m_steps != 0; }
    /// What is now is what is staged.
    void setUnmodified();
    /// Back to what was loaded, as a step that can be undone.
    void discard();

    void setReadOnly(bool readOnly);
    bool isReadOnly() const { return m_readOnly; }

    Node current() const { return m_current; }
    void setCurrent(Node node);

    /// One edit; nothing happens (false, and refused() says why) where it fails.
    bool edit(const QString &name, const std::function<core::Result<void>(Draft &)> &change);
    /// A draft that was made elsewhere of draft().
    void replace(const Draft &draft, const QString &name);
    void undo();
    void redo();

    QList<Node> picks() const { return m_picks; }
    void setPicked(Node node, bool picked);
    void clearPicks();

    /// Bytes that are parsed at once.
    static constexpr qsizetype AtOnce = 64 << 10;

signals:
    void loaded();
    /// The draft is another one.
    void changed();
    void currentChanged();
    void picksChanged();
    void refused(const QString &why);

private:
    void take(core::Result<Draft> draft);

    core::json::History m_history;
    Draft m_loaded;
    qsizetype m_steps = 0; ///< from what was loaded
    QString m_problem;
    Node m_current = Draft::Root;
    QList<Node> m_picks;
    bool m_readOnly = false;
    std::optional<core::Task<Draft>> m_loading;
    quint64 m_serial = 0;
};

} // namespace ui::json
