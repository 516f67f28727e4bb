// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/codefield.h"

#include "ui/editor/codearea.h"
#include "ui/editor/codestyle.h"
#include "ui/editor/sqllexer.h"
#include "ui/forms/problemline.h"

#include <QFrame>
#include <QHBoxLayout>

#include <algorithm>

namespace ui::forms {

namespace {

constexpr int FewestLines = 4;
constexpr int MostLines = 20;

} // namespace

CodeField::CodeField(const core::forms::FieldSpec &spec, const core::forms::Context &context,
                     FieldTools tools, QWidget *parent)
    : Field(spec, context, tools, parent)
    , m_frame(new QFrame(this))
    , m_area(new editor::CodeArea(tools.theme, m_frame))
    , m_lexer(new editor::SqlLexer(tools.theme, *m_area))
{
    static_cast<QFrame *>(m_frame)->setFrameShape(QFrame::StyledPanel);
    auto *inner = new QHBoxLayout(m_frame);
    inner->setContentsMargins(1, 1, 1, 1);
    inner->addWidget(m_area);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_frame);
    setFocusProxy(m_area);
    m_area->setObjectName(spec.id);
    const auto fit = [this] {
        m_frame->setFixedHeight(std::clamp(m_area->lines(), FewestLines, MostLines) * editor::CodeLineHeight
                                + 16);
    };
    connect(m_area, &QsciScintilla::textChanged, this, [this, fit] {
        fit();
        if (!m_setting)
            emit edited();
    });
    fit();
    if (!spec.language.startsWith(QLatin1Char('{')))
        setLanguage(spec.language);
}

void CodeField::setLanguage(const QString &language)
{
    // our scanner knows SQL and, inside of bodies, PL/pgSQL; another language stays plain
    const bool known
        = language.isEmpty() || language == QLatin1String("sql") || language == QLatin1String("plpgsql");
    QsciLexer *wanted = known ? m_lexer : nullptr;
    if (m_area->lexer() == wanted)
        return;
    m_area->setLexer(wanted);
    editor::applyCodeStyle(*m_area, theme());
}

void CodeField::setValue(const core::forms::Values &values)
{
    m_wasNull = values.isNull(id());
    if (editor::codeText(*m_area) == values.text(id()))
        return;
    m_setting = true;
    editor::setCodeText(*m_area, values.text(id()));
    m_setting = false;
}

void CodeField::store(core::forms::Values &values) const
{
    const QString text = editor::codeText(*m_area);
    if (text.isEmpty() && m_wasNull)
        values.setNull(id());
    else
        values.setText(id(), text);
}

void CodeField::follow(const core::forms::Values &values)
{
    const QString &language = spec().language;
    if (language.startsWith(QLatin1Char('{')))
        setLanguage(values.text(language.mid(1, language.size() - 2)));
}

void CodeField::setReadOnly(bool readOnly)
{
    m_area->setReadOnly(readOnly);
}

bool CodeField::setProblem(const QString &text, bool error)
{
    setProblemEdge(m_frame, text, error);
    return text.isEmpty();
}

QWidget *CodeField::work() const
{
    return m_area;
}

} // namespace ui::forms
