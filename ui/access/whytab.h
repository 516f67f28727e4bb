// SPDX-License-Identifier: GPL-3.0-or-later
// "Why can't she read this?": role, object and action are chosen; the answer is the chain of all that has to
// hold with the missing link in it, and what cures it as a script. After Save it is asked again. Thread: GUI.
#pragma once

#include "core/access/denied.h"
#include "ui/access/rolesandobjects.h"
#include "ui/access/scripttab.h"

class QPushButton;

namespace ui::access {

class CureList;
class StepList;
class TextRows;

/// What is known of the question when the tab is opened; all of it may be empty.
struct WhyStart
{
    QString role{};   ///< its name
    QString object{}; ///< objectKey()
    std::optional<core::access::Privilege> privilege{};
    /// It was refused (42501) to the role: what it lacks is asked about. searchPath: of its session; may be
    /// empty.
    QString statement{};
    QStringList searchPath{};
    QString note{}; ///< beneath the name: about whom it is, where that is not plain
};

class WhyTab : public ScriptTab
{
    Q_OBJECT

public:
    WhyTab(const forms::FormServices &services, const forms::FormPlace &place, const WhyStart &start,
           QWidget *parent = nullptr);

    QString title() const override { return m_title; }
    QString iconName() const override { return QStringLiteral("help"); }

    /// Reads roles and objects, and asks if the question is whole.
    void load() override;
    /// None until it was asked.
    const std::optional<core::access::Explanation> &answer() const { return m_answer; }
    QString verdict() const;

signals:
    void answered();
    /// Somebody wants to look as the role that was asked about; sql reads the object, or is empty.
    void seeAsRequested(const QString &role, const QString &sql);

private:
    struct World
    {
        RolesAndObjects all;
        QList<core::forms::Choice> roles; ///< made where they are read: there may be tens of thousands
        QList<core::forms::Choice> objects;
        QList<core::access::Denied> denied; ///< to the statement, if one was refused
    };
    void fillForm();
    void choose(const core::access::Question &question, core::forms::Values &values) const;
    void tellDenied();
    void edited();
    void askNow();
    void showAnswer(const core::access::Situation &situation);
    void clearAnswer(const QString &note);
    core::access::Question question() const;
    QList<core::forms::Choice> columnChoices() const;

    WhyStart m_start;
    World m_world;
    bool m_filled = false;
    QString m_title;
    QString m_columnsOf; ///< the object whose columns are offered
    QStringList m_columns;
    std::optional<core::access::Explanation> m_answer;
    QTimer m_delay; ///< a moment after the last change of a field
    QLabel *m_verdictIcon;
    connections::ToneLabel *m_verdict;
    TextRows *m_verdictRow;
    QPushButton *m_seeAs;
    StepList *m_steps;
    QWidget *m_cureHeading;
    CureList *m_cures;
};

} // namespace ui::access
