// SPDX-License-Identifier: GPL-3.0-or-later
// The look of all widgets: a proxy over Fusion that paints with the theme's tokens. No style sheets anywhere:
// one application sheet would route every item of every view through the CSS matcher. A widget says what it
// is by dynamic properties, set before it is shown:
//   primary=true   the one blue button of a view          danger=true   a button that destroys
//   flat=true      a button without frame until hovered   error=true    a field whose value cannot be used
//   warn=true      a field whose value should be looked at
//   roomy=true     a list whose texts keep off its edge
//   bare=true      a field without frame (search fields inside a popup)
//   framed=true   a tool button that looks like a button
//   pill=true      a checkable tool button as tab ("Result 1 | Messages" of the results pane)
// Lifetime: owned by QApplication; holds its own copy of the colours, so it may outlive the Theme. Thread:
// GUI.
#pragma once

#include "ui/base/stylepaint.h"
#include "ui/base/theme.h"

#include <QProxyStyle>

namespace ui {

class Style : public QProxyStyle
{
    Q_OBJECT

public:
    Style();

    void setColors(const Colors &colors) { m_colors = colors; }

    using QProxyStyle::polish;
    using QProxyStyle::unpolish;
    void polish(QWidget *widget) override;
    void unpolish(QWidget *widget) override;

    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returned) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option,
                         const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;

    bool eventFilter(QObject *watched, QEvent *event) override;
    QIcon standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const override;

private:
    QColor color(Token token) const { return m_colors[size_t(token)]; }
    QColor mix(Token base, Token over, qreal amount) const { return mixed(color(base), color(over), amount); }
    QColor frameColor(const QStyleOption *option, const QWidget *widget) const;

    void drawButton(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawField(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawToolButton(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawIndicator(const QStyleOption *option, QPainter *painter, bool round) const;
    void drawItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawBranch(const QStyleOption *option, QPainter *painter) const;
    void drawMenuItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawTabShape(const QStyleOption *option, QPainter *painter) const;
    void drawButtonLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawHeaderSection(const QStyleOption *option, QPainter *painter) const;
    void drawProgress(ControlElement element, const QStyleOption *option, QPainter *painter) const;
    void drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const;
    void drawComboBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const;
    void drawSpinBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const;
    void drawToolButtonControl(const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const;

    Colors m_colors;
};

} // namespace ui
