// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/choicepane.h"

#include "core/result/celltext.h"

#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::editors {

namespace {

constexpr int MostRows = 10;

} // namespace

LabelModel::LabelModel(const Theme &theme, QList<QByteArray> labels, QObject *parent)
    : QAbstractListModel(parent)
    , m_theme(theme)
    , m_labels(std::move(labels))
{
    filter({});
}

void LabelModel::filter(const QString &typed)
{
    beginResetModel();
    m_shown.clear();
    QList<qsizetype> later;
    for (qsizetype i = 0; i < m_labels.size(); ++i) {
        const auto at = QString::fromUtf8(m_labels.at(i)).indexOf(typed, 0, Qt::CaseInsensitive);
        if (at == 0)
            m_shown << i;
        else if (at > 0)
            later << i;
    }
    m_shown += later;
    endResetModel();
}

int LabelModel::rowOf(const QByteArray &label) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (this->label(row) == label)
            return row;
    }
    return -1;
}

int LabelModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant LabelModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const QByteArray &label = this->label(index.row());
    if (role == Qt::DisplayRole)
        return label.isEmpty() ? QStringLiteral("''")
                               : core::result::displayText({label.constData(), label.size(), false});
    return role == Qt::ForegroundRole && label.isEmpty() ? QVariant(m_theme.color(Token::Muted)) : QVariant();
}

ChoicePane::ChoicePane(const ColumnFacts &facts, const EditorTools &tools, QWidget *owner)
    : Pane(tools.theme, owner)
    , m_model(new LabelModel(tools.theme, core::values::withoutDomains(facts.type)->labels, this))
    , m_list(new QListView(this))
{
    setAccessibleName(tr("Labels"));
    m_list->setObjectName(QStringLiteral("editorLabels"));
    m_list->setAccessibleName(tr("Labels"));
    m_list->setModel(m_model);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFixedHeight(std::clamp(m_model->rowCount(), 1, MostRows) * metrics::TreeRow + 4);
    m_list->setMinimumWidth(200);
    content().addWidget(m_list);
    layout()->setContentsMargins(2, 2, 2, 2);
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex &index) { choose(index.row(), true); });
    connect(m_list, &QListView::activated, this,
            [this](const QModelIndex &index) { choose(index.row(), true); });
}

void ChoicePane::choose(int row, bool last)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    m_list->setCurrentIndex(m_model->index(row, 0));
    m_text = m_model->label(row);
    emit edited();
    if (last)
        emit chosen();
}

QString ChoicePane::take(const QByteArray &text)
{
    m_text = text;
    if (m_model->rowOf(text) < 0)
        m_model->filter({});
    const int row = m_model->rowOf(text);
    m_list->setCurrentIndex(row < 0 ? QModelIndex() : m_model->index(row, 0));
    return {};
}

void ChoicePane::takeNothing()
{
    m_text = {};
    m_model->filter({});
    m_list->setCurrentIndex({});
}

void ChoicePane::follow(const QByteArray &text)
{
    m_text = text;
    m_model->filter(QString::fromUtf8(text));
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(std::max(0, m_model->rowOf(text)), 0));
}

// The arrows walk through the list from the line above; Enter takes what is marked there.
bool ChoicePane::steer(QKeyEvent *event)
{
    if (event->modifiers() & ~Qt::KeypadModifier)
        return false;
    const int row = m_list->currentIndex().row();
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up) {
        choose(std::clamp(row + (event->key() == Qt::Key_Down ? 1 : -1), 0,
                          std::max(0, m_model->rowCount() - 1)),
               false);
        return true;
    }
    const bool enter
        = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Tab;
    if (enter && row >= 0 && m_model->label(row) != m_text && !m_text.isEmpty())
        choose(row, false); // the frame takes it from here
    return false;
}

} // namespace ui::editors
