// SPDX-License-Identifier: GPL-3.0-or-later
// Sizes, hints and places. The painting is in styleprimitives.cpp, stylecontrols.cpp and stylecomplex.cpp.
#include "ui/base/style.h"

#include "ui/base/crossicon.h"
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDialog>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPainterPath>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitterHandle>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <QTableView>
#include <QTreeView>

namespace ui {

namespace {

constexpr int ScrollBar = 12;
constexpr int SliderMin = 28;
constexpr int MenuRow = 26;
constexpr int ComboArrow = 24;
constexpr int SpinArrow = 20;
constexpr int CellPadding
    = 5; ///< with an item's own 3 what PM_HeaderMargin is: texts stand under their heads

bool isPopup(const QWidget *widget)
{
    return qobject_cast<const QMenu *>(widget) || widget->inherits("QComboBoxPrivateContainer");
}

/// X11 may have no compositor, and then see-through corners are black; everywhere else there is one.
bool alwaysComposited()
{
    const QString platform = QGuiApplication::platformName();
    return platform != QLatin1String("xcb") && platform != QLatin1String("vnc");
}

/// A cell whose text stands beneath a head. Where it can be edited the editor takes the text's place, and
/// should cover the cell.
bool standsUnderHead(const QStyleOption *option, const QWidget *widget)
{
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    const auto *view = qobject_cast<const QAbstractItemView *>(widget);
    if (!item || !view
        || (item->index.flags().testFlag(Qt::ItemIsEditable)
            && view->editTriggers() != QAbstractItemView::NoEditTriggers))
        return false;
    if (const auto *tree = qobject_cast<const QTreeView *>(view)) // its first column stands by its branches
        return !tree->isHeaderHidden() && item->index.column() > 0;
    return qobject_cast<const QTableView *>(view);
}

bool isInsideAnotherField(const QWidget *widget)
{
    return widget
        && (qobject_cast<QComboBox *>(widget->parentWidget())
            || qobject_cast<QAbstractSpinBox *>(widget->parentWidget()));
}

} // namespace

Style::Style()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    , m_colors(Theme::colorsOf(false))
{
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget)
        || qobject_cast<QAbstractSpinBox *>(widget) || qobject_cast<QLineEdit *>(widget)
        || qobject_cast<QTabBar *>(widget) || qobject_cast<QScrollBar *>(widget)
        || qobject_cast<QHeaderView *>(widget) || qobject_cast<QSplitterHandle *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    // Enter presses the button that has the focus, as it does in dialogs
    if (auto *button = qobject_cast<QPushButton *>(widget);
        button && !qobject_cast<QDialog *>(button->window()))
        button->setAutoDefault(true);
    if (auto *view = qobject_cast<QAbstractItemView *>(widget))
        view->viewport()->setAttribute(Qt::WA_Hover);
    if (auto *tree = qobject_cast<QTreeView *>(widget))
        tree->setAllColumnsShowFocus(true); // one ring around the row instead of one around a word
    if (isPopup(widget)) {
        if (alwaysComposited())
            widget->setAttribute(Qt::WA_TranslucentBackground);
        else
            widget->installEventFilter(this);
    }
}

void Style::unpolish(QWidget *widget)
{
    if (isPopup(widget))
        widget->removeEventFilter(this);
    QProxyStyle::unpolish(widget);
}

bool Style::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show) {
        auto *widget = static_cast<QWidget *>(watched);
        QPainterPath path;
        path.addRoundedRect(QRectF(widget->rect()), metrics::Corner, metrics::Corner);
        widget->setMask(QRegion(path.toFillPolygon().toPolygon()));
    }
    return QProxyStyle::eventFilter(watched, event);
}

QIcon Style::standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const
{
    if (icon == SP_LineEditClearButton)
        return crossIcon();
    return QProxyStyle::standardIcon(icon, option, widget);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth:
        return widget && isPopup(widget) ? metrics::Step : 1;
    case PM_MenuPanelWidth:
        return 0;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return metrics::Step;
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
        return 0;
    case PM_MenuBarHMargin:
        return metrics::Step;
    case PM_MenuBarItemSpacing:
        return 0;
    case PM_SubMenuOverlap:
        return -2;
    case PM_ScrollBarExtent:
        return ScrollBar;
    case PM_ScrollBarSliderMin:
        return SliderMin;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap:
        return 0;
    case PM_SplitterWidth:
        return 1; // QSplitterHandle widens its grab area to 5 px by itself
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    case PM_ButtonMargin:
        return 8;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ButtonDefaultIndicator:
        return 0;
    case PM_ToolBarFrameWidth:
    case PM_ToolBarHandleExtent:
        return 0;
    case PM_ToolBarItemMargin:
        return metrics::Step;
    case PM_ToolBarItemSpacing:
        return metrics::Step;
    case PM_ToolBarSeparatorExtent:
        return 9;
    case PM_ToolBarIconSize:
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
    case PM_LineEditIconSize:
        return 16;
    case PM_TabBarTabHSpace:
        return 24;
    case PM_TabBarTabVSpace:
    case PM_TabBarBaseHeight:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabOverlap:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
        return 0;
    case PM_TabCloseIndicatorWidth:
    case PM_TabCloseIndicatorHeight:
        return 18;
    case PM_TabBarScrollButtonWidth:
        return 24;
    case PM_TreeViewIndentation:
        return 16;
    case PM_HeaderMargin:
        return 8;
    case PM_HeaderMarkSize:
        return 12;
    case PM_ToolTipLabelFrameWidth:
        return 6;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return 12;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 8;
    case PM_TextCursorWidth:
        return 1;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup: // a list below the field, not a menu over it
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_MenuBar_MouseTracking:
    case SH_TabBar_PreferNoArrows:
    case SH_Widget_Animation_Duration:
        return hint == SH_MenuBar_MouseTracking ? 1 : 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollBar_LeftClickAbsolutePosition:
    case SH_ComboBox_ListMouseTracking:
    case SH_Menu_MouseTracking:
    case SH_Splitter_OpaqueResize:
        return 1;
    case SH_ScrollBar_MiddleClickAbsolutePosition:
        return 1;
    case SH_FormLayoutLabelAlignment:
        return int(Qt::AlignRight | Qt::AlignVCenter);
    case SH_FormLayoutFormAlignment:
        return int(Qt::AlignLeft | Qt::AlignTop);
    case SH_FormLayoutFieldGrowthPolicy:
        return 2; // AllNonFixedFieldsGrow
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_TabBar_Alignment:
        return int(Qt::AlignLeft);
    case SH_TabBar_ElideMode:
        return int(Qt::ElideRight);
    case SH_TabBar_CloseButtonPosition:
        return 1; // QTabBar::RightSide
    case SH_Header_ArrowAlignment:
        return int(Qt::AlignRight | Qt::AlignVCenter);
    case SH_Menu_SubMenuPopupDelay:
        return 120;
    case SH_Table_GridLineColor:
        return int(color(Token::Border).rgb());
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    switch (type) {
    case CT_PushButton: {
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            const bool textless = button->text.isEmpty();
            int width = textless ? metrics::Field : size.width() + 24;
            return {width, std::max(metrics::Field, size.height())};
        }
        break;
    }
    case CT_LineEdit:
        return {size.width() + 16, std::max(metrics::Field, size.height())};
    case CT_ComboBox:
        return {size.width() + ComboArrow + 14, std::max(metrics::Field, size.height())};
    case CT_SpinBox: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {std::max(base.width(), size.width() + SpinArrow + 14), metrics::Field};
    }
    case CT_ToolButton: {
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            const bool textless = button->toolButtonStyle == Qt::ToolButtonIconOnly || button->text.isEmpty();
            const bool menuPart = button->features & QStyleOptionToolButton::MenuButtonPopup;
            const bool menuMark = button->features & QStyleOptionToolButton::HasMenu;
            const bool pictured = !button->icon.isNull() && button->toolButtonStyle != Qt::ToolButtonTextOnly;
            int width = 28;
            if (!textless) // padding, icon and gap as drawToolButtonControl lays them out
                width = 20 + button->fontMetrics.horizontalAdvance(button->text) + (pictured ? 22 : 0) + 2;
            if (menuPart || (menuMark && !textless))
                width += 16;
            return {width, textless ? 28 : metrics::Field};
        }
        break;
    }
    case CT_CheckBox:
    case CT_RadioButton: {
        QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {base.width() + 2, std::max(22, base.height())};
    }
    case CT_MenuItem: {
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            if (item->menuItemType == QStyleOptionMenuItem::Separator)
                return {10, 9};
            // icon column 28, right edge 16; a shortcut (behind the tab) needs air before it
            const int shortcut = item->text.contains(QLatin1Char('\t')) ? 28 : 0;
            return {size.width() + 28 + 20 + shortcut, std::max(MenuRow, size.height())};
        }
        break;
    }
    case CT_MenuBarItem:
        return {size.width() + 16, 28};
    case CT_TabBarTab:
        return {size.width(), std::max(metrics::TabBar, size.height())};
    case CT_ItemViewItem: {
        QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        const int row = widget && widget->inherits("QComboBoxListView") ? MenuRow : metrics::TreeRow;
        const int padding = standsUnderHead(option, widget) ? 2 * CellPadding : 0;
        return {base.width() + padding, std::max(row, base.height())};
    }
    case CT_HeaderSection: {
        QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {base.width(), std::max(28, base.height())};
    }
    case CT_ProgressBar:
        return {size.width(), std::max(metrics::Step, size.height())};
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents:
        if (isInsideAnotherField(widget))
            return option->rect;
        return option->rect.adjusted(7, 1, -7, -1);
    case SE_ProgressBarGroove:
    case SE_ProgressBarContents:
    case SE_ProgressBarLabel:
        return option->rect;
    case SE_ItemViewItemText:
    case SE_ItemViewItemDecoration: {
        // The list of a combo box begins its texts where the field does.
        const QRect base = QProxyStyle::subElementRect(element, option, widget);
        if (standsUnderHead(option, widget))
            return element == SE_ItemViewItemText ? base.adjusted(CellPadding, 0, -CellPadding, 0)
                                                  : base.translated(CellPadding, 0);
        return widget && (widget->inherits("QComboBoxListView") || widget->property("roomy").toBool())
            ? base.translated(option->direction == Qt::RightToLeft ? -metrics::Step : metrics::Step, 0)
            : base;
    }
    case SE_PushButtonFocusRect:
        return {};
    case SE_HeaderArrow: {
        const int size = pixelMetric(PM_HeaderMarkSize, option, widget);
        const QRect place(option->rect.right() - size - 5, option->rect.center().y() - size / 2, size, size);
        return visualRect(option->direction, option->rect, place);
    }
    case SE_TabBarTearIndicator:
        return {};
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                            const QWidget *widget) const
{
    const QRect rect = option->rect;
    const auto placed = [&](const QRect &logical) { return visualRect(option->direction, rect, logical); };
    if (control == CC_ComboBox) {
        switch (part) {
        case SC_ComboBoxEditField: {
            // The line edit of an editable one has 2 px of its own.
            const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
            return placed(rect.adjusted(combo && combo->editable ? 7 : 10, 1, -ComboArrow, -1));
        }
        case SC_ComboBoxArrow:
            return placed({rect.right() - ComboArrow + 1, rect.top(), ComboArrow, rect.height()});
        case SC_ComboBoxListBoxPopup:
            return rect.adjusted(0, 0, 0, 2);
        default:
            return rect;
        }
    }
    if (control == CC_SpinBox) {
        const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        const bool buttons = spin && spin->buttonSymbols != QAbstractSpinBox::NoButtons;
        const int middle = rect.height() / 2;
        const int left = rect.right() - SpinArrow;
        switch (part) {
        case SC_SpinBoxUp:
            return buttons ? placed({left, rect.top() + 1, SpinArrow, middle - 1}) : QRect();
        case SC_SpinBoxDown:
            return buttons ? placed({left, rect.top() + middle, SpinArrow, rect.height() - middle - 1})
                           : QRect();
        case SC_SpinBoxEditField:
            return placed(rect.adjusted(7, 1, buttons ? -SpinArrow - 1 : -7, -1));
        default:
            return rect;
        }
    }
    if (control == CC_ScrollBar) {
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (!bar)
            return rect;
        const bool horizontal = bar->orientation == Qt::Horizontal;
        const int length = horizontal ? rect.width() : rect.height();
        const qint64 range = qint64(bar->maximum) - bar->minimum;
        int slider = length;
        if (range > 0) {
            slider = int(qint64(bar->pageStep) * length / std::max<qint64>(1, range + bar->pageStep));
            slider = std::min(length, std::max(slider, SliderMin));
        }
        const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                                  length - slider, bar->upsideDown);
        const auto along = [&](int from, int size) {
            const QRect logical = horizontal ? QRect(rect.left() + from, rect.top(), size, rect.height())
                                             : QRect(rect.left(), rect.top() + from, rect.width(), size);
            return placed(logical);
        };
        switch (part) {
        case SC_ScrollBarGroove:
            return rect;
        case SC_ScrollBarSlider:
            return along(start, slider);
        case SC_ScrollBarSubPage:
            return along(0, start);
        case SC_ScrollBarAddPage:
            return along(start + slider, length - start - slider);
        default:
            return {};
        }
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

} // namespace ui
