// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsform.h"

#include <QCoreApplication>

#include <variant>

namespace ui::settings {

using core::forms::Choice;
using core::forms::FieldSpec;
using core::forms::FormSpec;
using core::forms::Values;
using core::settings::Key;
using core::settings::Settings;
using core::settings::ThemeMode;

namespace keys = core::settings::keys;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::settings", text);
}

struct Entry
{
    std::variant<const Key<int> *, const Key<bool> *, const Key<ThemeMode> *> key;
    const char *label;
    const char *help;
    const char *zero = nullptr; ///< of a number: what an empty field, which is 0, means
    QList<Choice> choices{};    ///< of one of several: the values are their numbers
};

struct Group
{
    const char *title;
    QList<Entry> entries;
};

QList<Group> groups()
{
    return {
        {"",
         {{&keys::themeMode,
           "Theme",
           "Light or dark, or what the desktop is set to",
           nullptr,
           {{QStringLiteral("0"), tr("As the system")},
            {QStringLiteral("1"), tr("Light")},
            {QStringLiteral("2"), tr("Dark")}}}}},
        {"SQL editor",
         {{&keys::editorFontSize, "Text size (pixels)",
           "Of all SQL tabs; Ctrl++, Ctrl+- and Ctrl+0 in an editor change it too"},
          {&keys::editorWrap, "Wrap long lines", "Alt+Z in an editor changes it too"},
          {&keys::completeAfter, "Offer completions after (letters)", "Ctrl+Space asks for them at any time",
           "only when asked for"},
          {&keys::enterCompletes, "Enter takes the completion that is marked",
           "Otherwise only one that you moved to; Tab always does"}}},
        {"Results",
         {{&keys::memoryBudget, "Memory for rows (MB)",
           "Of all open results together; what is more goes into a temporary file"},
          {&keys::softLimitRows, "Pause after rows",
           "Reading waits there until you scroll to the end or fetch all; the rest stays on the server",
           "never"},
          {&keys::pausedIdleMinutes, "End a paused result after (minutes)",
           "It holds a snapshot on the server, which keeps vacuum from cleaning up. Never ended inside a "
           "transaction of yours",
           "never"}}},
        {"Statements",
         {{&keys::autoCommit, "New SQL tabs commit each statement by itself",
           "Otherwise the first statement opens a transaction, and you commit or roll back"},
          {&keys::messagesKept, "Lines kept in Messages", "Of each tab; older ones go first"},
          {&keys::historyLimit, "Runs kept in the history", "The oldest go first; pinned ones stay"},
          {&keys::closedTabs, "Closed SQL tabs kept",
           "With their texts, so that they can be reopened later; the oldest go first", "none"},
          {&keys::closedDays, "Keep closed tabs for (days)", "Then they are deleted with their texts"}}},
        {"Editing",
         {{&keys::undoJournal, "Saved edits kept for undo (MB)",
           "For each connection, on this machine, so that a save can be taken back later", "none"}}},
    };
}

QString nameOf(const Entry &entry)
{
    return std::visit([](const auto *key) { return QString::fromLatin1(key->name); }, entry.key);
}

FieldSpec fieldOf(const Entry &entry)
{
    FieldSpec field;
    field.id = nameOf(entry);
    field.label = tr(entry.label);
    field.help = tr(entry.help);
    if (const auto *number = std::get_if<const Key<int> *>(&entry.key)) {
        field.type = FieldSpec::Type::Number;
        field.minimum = (*number)->lowest;
        field.maximum = (*number)->highest;
        field.required = !entry.zero;
        if (entry.zero)
            field.placeholder = tr(entry.zero);
    } else if (std::holds_alternative<const Key<bool> *>(entry.key)) {
        field.type = FieldSpec::Type::Flag;
    } else {
        field.type = FieldSpec::Type::OneOf;
        field.choices = entry.choices;
    }
    return field;
}

/// 0 is an empty field where the placeholder says what it means.
void put(Values &values, const Entry &entry, int number)
{
    if (number == 0 && entry.zero)
        values.setNull(nameOf(entry));
    else
        values.setText(nameOf(entry), QString::number(number));
}

void put(Values &values, const Entry &entry, bool on)
{
    values.setFlag(nameOf(entry), on);
}

void put(Values &values, const Entry &entry, ThemeMode mode)
{
    values.setText(nameOf(entry), QString::number(int(mode)));
}

template <class T> T valueOf(const Values &values, const QString &name)
{
    if constexpr (std::is_same_v<T, bool>)
        return values.flag(name);
    else
        return T(values.text(name).toInt());
}

template <class Read> Values valuesBy(Read read)
{
    Values values;
    for (const Group &group : groups()) {
        for (const Entry &entry : group.entries)
            std::visit([&](const auto *key) { put(values, entry, read(*key)); }, entry.key);
    }
    return values;
}

} // namespace

FormSpec settingsForm()
{
    FormSpec form;
    for (const Group &group : groups()) {
        core::forms::FieldGroup shown;
        shown.title = *group.title ? tr(group.title) : QString();
        for (const Entry &entry : group.entries)
            shown.fields << fieldOf(entry);
        form.groups << shown;
    }
    return form;
}

Values settingsValues(const Settings &settings)
{
    return valuesBy([&](const auto &key) { return settings.get(key); });
}

Values settingsDefaults()
{
    return valuesBy([](const auto &key) { return key.fallback; });
}

void applySettings(Settings &settings, const Values &values, const QStringList &except)
{
    const auto apply = [&](const auto &key, const QString &name) {
        using T = std::decay_t<decltype(key.fallback)>;
        const T value = valueOf<T>(values, name);
        if (value == settings.get(key))
            return;
        if (value == key.fallback)
            settings.reset(key);
        else
            settings.set(key, value);
    };
    for (const Group &group : groups()) {
        for (const Entry &entry : group.entries) {
            const QString name = nameOf(entry);
            if (!except.contains(name))
                std::visit([&](const auto *key) { apply(*key, name); }, entry.key);
        }
    }
}

} // namespace ui::settings
