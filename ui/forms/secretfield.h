// SPDX-License-Identifier: GPL-3.0-or-later
// A password that leaves as a verifier only: it is hashed here, off the GUI's thread, while one types. What
// is typed is in no value of the form; until the verifier of the very text is made, there is none and
// refusal() says so. FieldSpec::choices may offer "md5" beside "scram-sha-256". The role's name, for the
// strength and for MD5, is the value of the field "name". Thread: GUI.
#pragma once

#include "core/base/task.h"
#include "core/passwords/generator.h"
#include "core/passwords/verifier.h"
#include "ui/forms/field.h"

class QAction;
class QToolButton;

namespace ui::forms {

class ProblemLine;
class StrengthMeter;

class SecretField : public Field
{
    Q_OBJECT

public:
    SecretField(const core::forms::FieldSpec &spec, const core::forms::Context &context, FieldTools tools,
                QWidget *parent = nullptr);
    ~SecretField() override;

    /// Empty while there is none: nothing typed, refused, or not made yet.
    const core::Secret &verifier() const { return m_verifier; }
    bool isPending() const { return m_pending; }
    /// Forgets what was typed.
    void clear();
    /// Puts a new password in, and shows it.
    void generate();

    void setValue(const core::forms::Values &values) override;
    void store(core::forms::Values &values) const override;
    void follow(const core::forms::Values &values) override;
    void setReadOnly(bool readOnly) override;
    bool setProblem(const QString &text, bool error) override;
    QString refusal() const override;
    QWidget *work() const override;
    QString toText(const core::forms::Values &values) const override;

signals:
    /// What verifier(), isPending() or refusal() say.
    void changed();

private:
    void setShown(bool shown);
    void typed();
    void hash();
    void hashed(core::Result<core::Secret> made, const QString &of, const QString &role,
                core::passwords::Method method);
    void judge();
    void setMethod(core::passwords::Method method);
    void addMenu();
    QString pendingText() const;

    ProblemLine *m_line;
    QAction *m_eye;
    QAction *m_generate;
    QWidget *m_below;
    StrengthMeter *m_meter;
    QToolButton *m_copy;
    QToolButton *m_options;
    core::passwords::Recipe m_recipe;
    core::passwords::Method m_method = core::passwords::Method::ScramSha256;
    QString m_role;
    core::Secret m_verifier;
    QString m_failure;
    bool m_pending = false;
    bool m_running = false; ///< a hash is on its way, of this or an older text
};

} // namespace ui::forms
