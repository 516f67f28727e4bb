// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/tickchoice.h"

#include "ui/forms/plaintip.h"

#include <QFrame>
#include <QLineEdit>
#include <QListWidget>
#include <QStyleOptionButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::access {

using core::forms::Choice;

namespace {

constexpr int FilterFrom = 12; // entries
constexpr int PopupWidth = 240;
constexpr int MostRows = 14;
constexpr qsizetype MostNamed = 2;
constexpr int MostWidth = 220; ///< of the text
constexpr int LeastWidth = 90;
const QString Mark = QStringLiteral("  ▾");

} // namespace

TickChoice::TickChoice(const QString &what, const QString &all, QWidget *parent)
    : QPushButton(parent)
    , m_what(what)
    , m_all(all)
{
    setAccessibleName(what);
    connect(this, &QPushButton::clicked, this, &TickChoice::openPopup);
    showText();
}

void TickChoice::setChoices(const QList<Choice> &choices)
{
    m_choices = choices;
    QStringList kept;
    for (const Choice &choice : choices) {
        if (m_ticked.contains(choice.value))
            kept << choice.value;
    }
    m_ticked = kept;
    showText();
}

void TickChoice::setTicked(const QStringList &values)
{
    m_ticked = values;
    showText();
}

void TickChoice::showText()
{
    QStringList names;
    for (const QString &value : std::as_const(m_ticked)) {
        const auto known = std::find_if(m_choices.begin(), m_choices.end(),
                                        [&value](const Choice &one) { return one.value == value; });
        names << (known == m_choices.end() || known->label.isEmpty() ? value : known->label);
    }
    QString text = names.isEmpty()  ? m_all
        : names.size() <= MostNamed ? names.join(QLatin1String(", "))
                                    : tr("%1 and %n more", nullptr, int(names.size() - 1)).arg(names.first());
    m_text = text.simplified();
    setAccessibleDescription(text);
    updateGeometry();
    fitText();
}

QSize TickChoice::sizeHint() const
{
    ensurePolished();
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text = fontMetrics().elidedText(m_text, Qt::ElideRight, MostWidth) + Mark;
    const QSize text = fontMetrics().size(Qt::TextShowMnemonic, option.text);
    return style()->sizeFromContents(QStyle::CT_PushButton, &option, text, this);
}

QSize TickChoice::minimumSizeHint() const
{
    return {LeastWidth, sizeHint().height()};
}

void TickChoice::resizeEvent(QResizeEvent *event)
{
    QPushButton::resizeEvent(event);
    fitText();
}

void TickChoice::fitText()
{
    const int around = sizeHint().width()
        - fontMetrics().horizontalAdvance(fontMetrics().elidedText(m_text, Qt::ElideRight, MostWidth));
    const int room = std::min(MostWidth, width() - around + 2); // advances are rounded
    const QString shown = fontMetrics().elidedText(m_text, Qt::ElideRight, std::max(0, room));
    setText(QString(shown).replace(QLatin1Char('&'), QLatin1String("&&")) + Mark);
    setToolTip(shown == m_text ? QString() : forms::plainTip(m_text));
}

void TickChoice::openPopup()
{
    auto *popup = new QFrame(this, Qt::Popup);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    popup->setObjectName(objectName() + QLatin1String("Popup"));
    popup->setFrameShape(QFrame::StyledPanel);
    auto *layout = new QVBoxLayout(popup);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(6);
    auto *list = new QListWidget(popup);
    list->setObjectName(objectName() + QLatin1String("List"));
    list->setAccessibleName(m_what);
    list->setFrameShape(QFrame::NoFrame);
    list->setUniformItemSizes(true);
    for (const Choice &choice : std::as_const(m_choices)) {
        auto *item = new QListWidgetItem(choice.label.isEmpty() ? choice.value : choice.label, list);
        item->setData(Qt::UserRole, choice.value);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(m_ticked.contains(choice.value) ? Qt::Checked : Qt::Unchecked);
    }
    if (m_choices.size() >= FilterFrom) {
        auto *filter = new QLineEdit(popup);
        filter->setObjectName(objectName() + QLatin1String("Filter"));
        filter->setAccessibleName(tr("Filter"));
        filter->setPlaceholderText(tr("Filter"));
        layout->addWidget(filter);
        connect(filter, &QLineEdit::textChanged, list, [list](const QString &text) {
            for (int i = 0; i < list->count(); ++i)
                list->item(i)->setHidden(!list->item(i)->text().contains(text, Qt::CaseInsensitive));
        });
    }
    auto *none = new QPushButton(m_all, popup);
    none->setObjectName(objectName() + QLatin1String("All"));
    none->setProperty("flat", true);
    layout->addWidget(none);
    layout->addWidget(list, 1);
    connect(none, &QPushButton::clicked, list, [list, popup] {
        for (int i = 0; i < list->count(); ++i)
            list->item(i)->setCheckState(Qt::Unchecked);
        popup->close();
    });
    // a press anywhere on the line ticks it
    connect(list, &QListWidget::itemActivated, list, [](QListWidgetItem *item) {
        item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    });
    const QStringList before = m_ticked;
    connect(list, &QListWidget::itemChanged, this, [this, list] {
        m_ticked.clear();
        for (int i = 0; i < list->count(); ++i) {
            if (list->item(i)->checkState() == Qt::Checked)
                m_ticked << list->item(i)->data(Qt::UserRole).toString();
        }
        showText();
    });
    connect(popup, &QObject::destroyed, this, [this, before] {
        if (before != m_ticked)
            emit changed();
    });
    const int row = std::max(24, list->sizeHintForRow(0));
    popup->resize(std::max(PopupWidth, width()),
                  std::clamp(int(m_choices.size()), 2, MostRows) * row + 56
                      + (m_choices.size() >= FilterFrom ? 36 : 0));
    popup->move(mapToGlobal(QPoint(0, height() + 2)));
    popup->show();
    list->setFocus();
}

} // namespace ui::access
