// SPDX-License-Identifier: GPL-3.0-or-later
// A part of a form's tab that is no field: the privilege matrix in a role's tab is one. It reads what it
// needs by itself and adds its statements after the form's own; they run in the same transaction.
// Thread: GUI.
#pragma once

#include "core/catalog/objectref.h"
#include "core/ddl/objectform.h"
#include "core/ddl/recheck.h"
#include "core/ddl/script.h"
#include "core/profile/connectionprofile.h"

#include <QJsonObject>
#include <QWidget>

namespace ui::forms {

/// Where the object is: what Pool::shared() and Pool::exclusive() take.
struct FormPlace
{
    core::profile::ConnectionProfile profile;
    QString database;
};

class FormSection : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// It shows a line and a title itself: one that is hidden at times.
    virtual bool hasOwnHeading() const { return false; }
    /// The object was read: for the first time, again on request, or after Save. ref.oid 0: it is being
    /// created. Reads what it shows without blocking; changes of the user's made before are given up.
    virtual void load(const FormPlace &place, const core::catalog::ObjectRef &ref,
                      const core::ddl::Reading &reading)
        = 0;
    /// The form's fields as they are now, after load() and after every edit: a new object's name is in them.
    virtual void setValues(const core::forms::Values &) { }
    /// What its changes need; empty where there are none.
    virtual core::ddl::Script script() const = 0;
    virtual bool isModified() const = 0;
    /// Back to what was read.
    virtual void revert() = 0;
    /// What has to be as it was read when the statements run: read again right before them.
    virtual QList<core::ddl::Recheck> rechecks() const { return {}; }
    /// Of these of its Meanwhile::id what somebody else changed goes on; of the others its own changes do,
    /// over what is there now. load() follows.
    virtual void giveUp(const QStringList & /*ids*/) { }
    /// Why it cannot be saved as it is; empty: it can.
    virtual QString problem() const { return {}; }
    /// Only to look at, and why (as the form's banner says); empty: it can be changed.
    virtual void setReadOnly(const QString & /*reason*/) { }

    /// Its changes for the disk, and back; restore() may come before the answer to load()'s reading, and is
    /// then applied to it.
    virtual QJsonObject draft() const { return {}; }
    virtual void restore(const QJsonObject &) { }

signals:
    /// script(), isModified() or problem() answer otherwise.
    void edited();
};

} // namespace ui::forms
