// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/prompts.h"

#include <QApplication>
#include <QBoxLayout>
#include <QDialog>
#include <QFileDialog>
#include <QFileInfo>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace ui {

namespace {

constexpr int DialogWidth = 440;
constexpr int MaxDetailLines = 10;

QWidget *windowOf(QObject *context)
{
    for (QObject *object = context; object; object = object->parent()) {
        if (auto *widget = qobject_cast<QWidget *>(object))
            return widget->window();
    }
    return QApplication::activeWindow();
}

QLabel *plainLabel(const QString &text, const char *name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

/// The frame all our questions share: title, text, room for more, buttons at the right.
struct Frame
{
    Frame(const QString &title, const QString &text, QObject *context, const Theme &theme)
        : dialog(new QDialog(windowOf(context)))
        , column(new QVBoxLayout(dialog))
        , buttons(new QHBoxLayout)
    {
        dialog->setObjectName(QStringLiteral("prompt"));
        dialog->setAccessibleName(title);
        dialog->setAccessibleDescription(text);
        dialog->setWindowTitle(title);
        dialog->setWindowModality(Qt::WindowModal);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setMinimumWidth(DialogWidth);
        column->setContentsMargins(20, 18, 20, 16);
        column->setSpacing(12);
        auto *heading = plainLabel(title, "promptTitle", dialog);
        QFont bold = theme.interfaceFont();
        bold.setPixelSize(15);
        bold.setWeight(QFont::DemiBold);
        heading->setFont(bold);
        column->addWidget(heading);
        if (!text.isEmpty())
            column->addWidget(plainLabel(text, "promptText", dialog));
        buttons->addStretch();
    }

    QPushButton *addButton(const QString &text, Question::Role role, const QString &name)
    {
        auto *button = new QPushButton(QString(text).replace(QLatin1Char('&'), QLatin1String("&&")), dialog);
        button->setObjectName(name);
        button->setAccessibleName(text);
        button->setAutoDefault(false);
        button->setProperty("danger", role == Question::Role::Danger);
        button->setProperty("primary", role == Question::Role::Primary);
        button->setDefault(role == Question::Role::Primary);
        buttons->addWidget(button);
        return button;
    }

    void finish()
    {
        column->addSpacing(metrics::Step);
        column->addLayout(buttons);
    }

    QDialog *dialog;
    QVBoxLayout *column;
    QHBoxLayout *buttons;
};

/// Calls callback once when the dialog has gone, unless the context went first; then the dialog goes too.
template <class Callback>
void whenFinished(QDialog *dialog, const QPointer<QObject> &context, Callback callback)
{
    const bool bound = !context.isNull();
    if (bound)
        QObject::connect(context, &QObject::destroyed, dialog, &QObject::deleteLater);
    QObject::connect(dialog, &QDialog::finished, dialog,
                     [bound, context, callback = std::move(callback)](int) {
                         if (!bound || context)
                             callback();
                     });
}

} // namespace

DialogPrompts::DialogPrompts(const Theme &theme)
    : m_theme(theme)
{
}

void DialogPrompts::ask(const Question &question, QPointer<QObject> context,
                        std::function<void(int answer)> callback)
{
    Frame frame(question.title, question.text, context, m_theme);
    if (!question.detail.isEmpty()) {
        auto *detail = new QPlainTextEdit(question.detail, frame.dialog);
        detail->setObjectName(QStringLiteral("promptDetail"));
        detail->setAccessibleName(QObject::tr("Details"));
        detail->setReadOnly(true);
        detail->setFont(m_theme.codeFont());
        const int lines = std::clamp(detail->blockCount(), 3, MaxDetailLines);
        detail->setFixedHeight(QFontMetrics(detail->font()).lineSpacing() * lines + 12);
        detail->setTabChangesFocus(true);
        frame.column->addWidget(detail);
    }
    QLineEdit *confirmation = nullptr;
    if (!question.confirmation.isEmpty()) {
        frame.column->addWidget(plainLabel(QObject::tr("Type %1 to confirm:").arg(question.confirmation),
                                           "promptConfirmLabel", frame.dialog));
        confirmation = new QLineEdit(frame.dialog);
        confirmation->setObjectName(QStringLiteral("promptConfirm"));
        confirmation->setAccessibleName(QObject::tr("Type the name to confirm"));
        frame.column->addWidget(confirmation);
    }
    const auto answer = std::make_shared<int>(question.escape);
    // The keyboard begins where nothing can go wrong: at the name to type, the blue button, or Cancel.
    QWidget *first = confirmation;
    if (question.escape < 0) {
        auto *cancel
            = frame.addButton(QObject::tr("Cancel"), Question::Role::Normal, QStringLiteral("promptCancel"));
        QObject::connect(cancel, &QPushButton::clicked, frame.dialog, &QDialog::reject);
        if (!first)
            first = cancel;
    }
    for (int i = 0; i < question.answers.size(); ++i) {
        const Question::Answer &choice = question.answers.at(i);
        auto *button = frame.addButton(choice.text, choice.role, QStringLiteral("promptAnswer%1").arg(i));
        QObject::connect(button, &QPushButton::clicked, frame.dialog, [dialog = frame.dialog, answer, i] {
            *answer = i;
            dialog->accept();
        });
        if (!confirmation && (choice.role == Question::Role::Primary || (!first && i == question.escape)))
            first = button;
        if (confirmation && choice.role == Question::Role::Danger) {
            button->setEnabled(false);
            QObject::connect(confirmation, &QLineEdit::textChanged, button,
                             [button, wanted = question.confirmation](const QString &typed) {
                                 button->setEnabled(typed == wanted);
                             });
        }
    }
    frame.finish();
    if (first)
        first->setFocus();
    whenFinished(frame.dialog, context, [answer, callback = std::move(callback)] { callback(*answer); });
    frame.dialog->open();
}

void DialogPrompts::askText(const TextQuestion &question, QPointer<QObject> context,
                            std::function<void(bool accepted, const QString &text)> callback)
{
    Frame frame(question.title, question.text, context, m_theme);
    if (!question.label.isEmpty())
        frame.column->addWidget(plainLabel(question.label, "promptLabel", frame.dialog));
    auto *field = new QLineEdit(question.value, frame.dialog);
    field->setObjectName(QStringLiteral("promptField"));
    field->setAccessibleName(question.label.isEmpty() ? question.title : question.label);
    field->setEchoMode(question.secret ? QLineEdit::Password : QLineEdit::Normal);
    field->selectAll();
    frame.column->addWidget(field);
    QObject::connect(
        frame.addButton(QObject::tr("Cancel"), Question::Role::Normal, QStringLiteral("promptCancel")),
        &QPushButton::clicked, frame.dialog, &QDialog::reject);
    auto *accept = frame.addButton(question.accept, Question::Role::Primary, QStringLiteral("promptAccept"));
    QObject::connect(accept, &QPushButton::clicked, frame.dialog, &QDialog::accept);
    frame.finish();
    whenFinished(frame.dialog, context, [dialog = frame.dialog, field, callback = std::move(callback)] {
        const bool accepted = dialog->result() == QDialog::Accepted;
        callback(accepted, accepted ? field->text() : QString());
    });
    field->setFocus();
    frame.dialog->open();
}

namespace {

void openFileDialog(const FileQuestion &question, const QPointer<QObject> &context,
                    QFileDialog::AcceptMode mode, std::function<void(const QString &path)> callback)
{
    auto *dialog = new QFileDialog(windowOf(context), question.title);
    dialog->setObjectName(QStringLiteral("filePrompt"));
    dialog->setAccessibleName(question.title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(mode);
    dialog->setFileMode(mode == QFileDialog::AcceptSave ? QFileDialog::AnyFile
                            : question.folder           ? QFileDialog::Directory
                                                        : QFileDialog::ExistingFile);
    dialog->setNameFilters(question.filters);
    dialog->setDefaultSuffix(question.suffix);
    if (!question.suggestion.isEmpty()) {
        const QFileInfo info(question.suggestion);
        if (info.isDir()) {
            dialog->setDirectory(info.absoluteFilePath());
        } else {
            dialog->setDirectory(info.absolutePath());
            dialog->selectFile(info.fileName());
        }
    }
    whenFinished(dialog, context, [dialog, callback = std::move(callback)] {
        const bool accepted = dialog->result() == QDialog::Accepted && !dialog->selectedFiles().isEmpty();
        callback(accepted ? dialog->selectedFiles().constFirst() : QString());
    });
    dialog->open();
}

} // namespace

void DialogPrompts::saveFile(const FileQuestion &question, QPointer<QObject> context,
                             std::function<void(const QString &path)> callback)
{
    openFileDialog(question, context, QFileDialog::AcceptSave, std::move(callback));
}

void DialogPrompts::openFile(const FileQuestion &question, QPointer<QObject> context,
                             std::function<void(const QString &path)> callback)
{
    openFileDialog(question, context, QFileDialog::AcceptOpen, std::move(callback));
}

} // namespace ui
