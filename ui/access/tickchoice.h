// SPDX-License-Identifier: GPL-3.0-or-later
// Several of a list, ticked in a popup that stays open, with a filter where the list is long; the button says
// what is chosen. Nothing ticked means all. Thread: GUI.
#pragma once

#include "core/forms/context.h"

#include <QPushButton>
#include <QStringList>

class QFrame;
class QLineEdit;
class QListWidget;

namespace ui::access {

class TickChoice : public QPushButton
{
    Q_OBJECT

public:
    /// what: "Schemas"; all: as the button says it where nothing is ticked, "All schemas".
    TickChoice(const QString &what, const QString &all, QWidget *parent = nullptr);

    /// Ticks of values that are gone go.
    void setChoices(const QList<core::forms::Choice> &choices);
    QStringList ticked() const { return m_ticked; }
    void setTicked(const QStringList &values);

    /// As wide as what is chosen, up to some names; shows less where there is less room.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// The popup was closed, or an entry chosen, with other ticks than before.
    void changed();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitText();
    void openPopup();
    void take();
    void showText();

    QString m_what;
    QString m_all;
    QList<core::forms::Choice> m_choices;
    QStringList m_ticked;
    QString m_text; ///< whole
};

} // namespace ui::access
