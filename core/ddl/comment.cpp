// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/comment.h"

#include "core/base/sqlquote.h"

namespace core::ddl {

namespace {

const QString Field = QStringLiteral("comment");

} // namespace

forms::FieldSpec commentField()
{
    return {.id = Field, .label = QStringLiteral("Comment"), .type = forms::FieldSpec::Type::Paragraph};
}

Script commentScript(const QString &object, const std::optional<forms::Values> &before,
                     const forms::Values &after)
{
    Script script;
    const QString old = before ? before->text(Field) : QString();
    const QString now = after.text(Field);
    if (old != now)
        script.add(QStringLiteral("comment on ") + object + QStringLiteral(" is ")
                       + (now.isEmpty() ? QStringLiteral("null") : quoteLiteral(now)),
                   Field);
    return script;
}

} // namespace core::ddl
