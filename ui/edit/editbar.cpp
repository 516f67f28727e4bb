// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/edit/editbar.h"

#include "ui/base/elidedlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace ui::edit {

EditBar::EditBar(const Theme &theme, const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icons(icons)
    , m_icon(new QLabel(this))
    , m_text(new ElidedLabel(theme, {}, this))
{
    setObjectName(QStringLiteral("editBar"));
    setAccessibleName(tr("Staged edits"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_icon->setFixedWidth(16);
    m_text->setObjectName(QStringLiteral("editBarText"));
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_problem = button("editProblem", {}, tr("Go to the first row that needs you"), "flat");
    m_sql = button("editSql", tr("Show SQL"), tr("The statements that Save runs, as they stand now"), "flat");
    m_sql->setCheckable(true);
    m_discard = button("editDiscard", tr("Discard"), tr("Take all edits of these rows back"), nullptr);
    m_save
        = button("editSave", tr("Save (Ctrl+S)"), tr("Save all edited rows in one transaction"), "primary");
    m_cancel = button("editCancel", tr("Cancel"), tr("Stop saving; nothing is saved then"), nullptr);
    m_undo = button("editUndoSaved", tr("Undo"),
                    tr("Write back on the server what was there before this save"), nullptr);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 8, 5);
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    for (QPushButton *each : {m_problem, m_sql, m_discard, m_save, m_cancel, m_undo})
        row->addWidget(each);
    connect(m_problem, &QPushButton::clicked, this, &EditBar::problemWanted);
    connect(m_sql, &QPushButton::toggled, this, &EditBar::sqlWanted);
    connect(m_discard, &QPushButton::clicked, this, &EditBar::discardRequested);
    connect(m_save, &QPushButton::clicked, this, &EditBar::saveRequested);
    connect(m_cancel, &QPushButton::clicked, this, &EditBar::cancelRequested);
    connect(m_undo, &QPushButton::clicked, this, &EditBar::undoRequested);
    m_leave.setSingleShot(true);
    m_leave.setInterval(SavedStays);
    connect(&m_leave, &QTimer::timeout, this, [this] {
        if (m_mode == Mode::Saved)
            setMode(Mode::Nothing);
    });
    connect(&theme, &Theme::changed, this, [this] {
        setMode(m_mode);
        update();
    });
    setMode(Mode::Nothing);
}

QPushButton *EditBar::button(const char *name, const QString &text, const QString &toolTip, const char *kind)
{
    auto *made = new QPushButton(text, this);
    made->setObjectName(QLatin1String(name));
    made->setAccessibleName(text);
    made->setToolTip(toolTip);
    if (kind) {
        made->setProperty(kind, true);
        if (qstrcmp(kind, "flat") == 0)
            made->setFlat(true);
    }
    return made;
}

void EditBar::showStaged(const QString &summary, const QString &problem)
{
    m_leave.stop();
    m_text->setText(summary);
    m_problem->setText(problem);
    m_problem->setAccessibleName(problem);
    setMode(Mode::Staged);
}

void EditBar::showSaving(const QString &detail)
{
    m_leave.stop();
    m_text->setText(detail.isEmpty() ? tr("Saving…") : tr("Saving: %1").arg(detail));
    setMode(Mode::Saving);
}

void EditBar::showSaved(const QString &text, bool undo)
{
    m_text->setText(text);
    setMode(Mode::Saved);
    m_undo->setVisible(undo);
    m_leave.start();
}

void EditBar::offerUndo(bool undo)
{
    m_undo->setVisible(undo && m_mode == Mode::Saved);
}

void EditBar::showNothing()
{
    if (m_mode != Mode::Saved)
        setMode(Mode::Nothing);
}

void EditBar::setSqlShown(bool shown)
{
    const QSignalBlocker quiet(m_sql);
    m_sql->setChecked(shown);
}

QString EditBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void EditBar::setMode(Mode mode)
{
    m_mode = mode;
    const bool staged = mode == Mode::Staged;
    m_problem->setVisible(staged && !m_problem->text().isEmpty());
    m_problem->setIcon(m_icons.icon(QStringLiteral("warning"), Token::Danger));
    m_sql->setVisible(staged);
    m_discard->setVisible(staged);
    m_save->setVisible(staged);
    m_cancel->setVisible(mode == Mode::Saving);
    if (mode != Mode::Saved)
        m_undo->hide();
    const QIcon icon = mode == Mode::Saved ? m_icons.icon(QStringLiteral("ok"), Token::Ok)
                                           : m_icons.icon(QStringLiteral("edit"), Token::Keyword);
    m_icon->setPixmap(icon.pixmap(QSize(16, 16), devicePixelRatioF()));
    setVisible(mode != Mode::Nothing);
}

void EditBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Token tint = m_mode == Mode::Saved ? Token::Ok : Token::Keyword;
    painter.fillRect(rect(), m_theme.blend(Token::Window, tint, 0.05));
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.color(Token::Border));
}

} // namespace ui::edit
