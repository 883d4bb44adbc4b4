// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QProxyStyle>

namespace workbench {

/// The style of the platform, with two exceptions. The arrow of a menu bar that is too narrow is drawn and
/// not loaded: Qt makes that arrow for every menu bar, and its image file brings in every image format
/// plugin, a tenth of the time that the window takes to come up. And tabs stand closer: six of them fit a
/// narrow pane.
class QuickStartStyle : public QProxyStyle {
public:
    using QProxyStyle::QProxyStyle;

    QIcon standardIcon(StandardPixmap standardIcon, const QStyleOption *option,
                       const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
};

} // namespace workbench
