// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/rowfate.h"

#include <QCheckBox>
#include <QComboBox>

namespace ui::transfer {

using core::importing::OnConflict;

namespace {

constexpr int Width = 190;

template <class W> W *named(W *widget, const QString &name, const QString &accessible, const QString &tip)
{
    widget->setObjectName(name);
    widget->setAccessibleName(accessible);
    widget->setToolTip(tip);
    return widget;
}

} // namespace

RowFate::RowFate(const Theme &theme, const QString &prefix, QWidget *parent)
    : FormGrid(theme, parent)
    , m_conflict(named(new QComboBox, prefix + QStringLiteral("Conflict"), tr("Rows that are there"),
                       tr("What happens to a row whose key the table has already")))
    , m_key(named(new QComboBox, prefix + QStringLiteral("Key"), tr("Told apart by"),
                  tr("The unique index that says which row is the same")))
    , m_truncate(named(new QCheckBox(tr("Empty the table first")), prefix + QStringLiteral("Truncate"),
                       tr("Empty the table first"),
                       tr("TRUNCATE in the same transaction: if it fails, the rows stay")))
{
    m_conflict->addItem(tr("are an error"), int(OnConflict::Fail));
    m_conflict->addItem(tr("get the new values"), int(OnConflict::Update));
    m_conflict->addItem(tr("stay as they are"), int(OnConflict::Skip));
    addRow(QStringLiteral("conflict"), tr("Rows that are there"), m_conflict, Width);
    addRow(QStringLiteral("key"), tr("Told apart by"), m_key, Width);
    addRow(m_truncate);
    connect(m_conflict, &QComboBox::currentIndexChanged, this, &RowFate::showFields);
    connect(m_truncate, &QCheckBox::toggled, this, &RowFate::showFields);
    connect(m_key, &QComboBox::currentIndexChanged, this, &RowFate::changed);
    showFields();
}

void RowFate::setTable(const std::optional<core::importing::TargetTable> &table)
{
    m_there = table.has_value();
    if (table && table->keys != m_keys) { // while it is read again, what was chosen stays
        m_keys = table->keys;
        const QSignalBlocker quiet(m_key);
        m_key->clear();
        for (const QStringList &key : std::as_const(m_keys)) {
            const bool primary = key == table->primaryKey;
            m_key->addItem(key.join(QLatin1String(", ")) + (primary ? tr(" (primary key)") : QString()));
        }
    }
    showFields();
}

OnConflict RowFate::onConflict() const
{
    return m_there ? OnConflict(m_conflict->currentData().toInt()) : OnConflict::Fail;
}

QStringList RowFate::key() const
{
    return onConflict() == OnConflict::Fail ? QStringList() : m_keys.value(m_key->currentIndex());
}

bool RowFate::truncate() const
{
    return m_there && m_truncate->isChecked();
}

void RowFate::showFields()
{
    m_conflict->setEnabled(m_there);
    m_truncate->setEnabled(m_there);
    m_key->setEnabled(onConflict() != OnConflict::Fail && m_keys.size() > 1);
    emit changed();
}

} // namespace ui::transfer
