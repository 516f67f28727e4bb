// SPDX-License-Identifier: GPL-3.0-or-later
// Which widget takes which type of value. Thread: GUI.
#pragma once

#include "ui/forms/field.h"

namespace ui::forms {

/// The widget for the field's type; empty and editable.
Field *makeField(const core::forms::FieldSpec &spec, const core::forms::Context &context, FieldTools tools,
                 QWidget *parent = nullptr);

} // namespace ui::forms
