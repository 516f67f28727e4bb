// SPDX-License-Identifier: GPL-3.0-or-later
// How objects of a kind are read, shown as a form and written back: three functions. A kind with a form is
// one entry of core/kinds' table and one file pair here.
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"
#include "core/catalog/objectref.h"
#include "core/catalog/sqllibrary.h"
#include "core/ddl/script.h"
#include "core/forms/formspec.h"
#include "core/session/link.h"

#include <functional>
#include <optional>

namespace core::ddl {

/// An object as it was read (or the defaults of a new one), and what its form needs to know.
struct Reading
{
    forms::Values values;
    forms::Context context;
    QString headline{}; ///< beneath the name: "Login role · member of 1 · owns nothing"
};

struct ObjectForm
{
    QString kind; ///< catalog::ObjectKind::id
    QString icon; ///< resources/icons/<icon>.svg

    /// Thread: the session's. ref.oid 0: a new object; ref.parent and schema say where. Fails with Sql,
    /// Cancelled, Connection, and Input "… is gone" for an object dropped meanwhile.
    std::function<Result<Reading>(session::Link &, session::Job &, const catalog::SqlLibrary &,
                                  const catalog::ObjectRef &)>
        read;
    /// Pure: the fields for this server.
    std::function<forms::FormSpec(const forms::Context &)> spec;
    /// Pure: creates where before is empty, otherwise only what differs; nothing for no difference.
    std::function<Script(const std::optional<forms::Values> &before, const forms::Values &after,
                         const forms::Context &)>
        write;
    /// The field an error of a statement belongs to; none: Statement::field.
    std::function<QString(const Error &, const Statement &)> fieldOf{};
    /// How the object is found again after it was created ("name"): the field that holds its name.
    QString nameField = QStringLiteral("name");
    /// What its button says where it does not save but takes away ("Drop role"); it is a dangerous one then.
    QString saveText{};
};

/// The forms the program has. A value.
class ObjectForms
{
public:
    ObjectForms() = default;
    explicit ObjectForms(QList<ObjectForm> forms)
        : m_forms(std::move(forms))
    {
    }
    /// Null where the kind has no form.
    const ObjectForm *find(const QString &kind) const;
    const QList<ObjectForm> &list() const { return m_forms; }

private:
    QList<ObjectForm> m_forms;
};

} // namespace core::ddl
