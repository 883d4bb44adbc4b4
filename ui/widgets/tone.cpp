// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "widgets/tone.h"

namespace workbench {

namespace {

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

QColor mixed(const QColor &a, const QColor &b, double part)
{
    const auto channel = [part](double x, double y) { return float(x * part + y * (1 - part)); };
    return QColor::fromRgbF(channel(a.redF(), b.redF()), channel(a.greenF(), b.greenF()),
                            channel(a.blueF(), b.blueF()));
}

} // namespace

// At least 4.5:1 (WCAG 2.1 §1.4.3) on the window colours of Fusion, Breeze and their dark twins.
QColor toneColor(Tone tone, const QPalette &palette)
{
    const bool dark = isDark(palette);
    const QColor text = palette.color(QPalette::Active, QPalette::WindowText);
    switch (tone) {
    case Tone::Plain:
        break;
    case Tone::Quiet:
        return mixed(text, palette.color(QPalette::Active, QPalette::Window), 0.66);
    case Tone::Good:
        return dark ? QColor(0x7c, 0xd0, 0x92) : QColor(0x17, 0x66, 0x2f);
    case Tone::Warning:
        return dark ? QColor(0xff, 0xb8, 0x5c) : QColor(0x86, 0x4a, 0x00);
    case Tone::Error:
        return dark ? QColor(0xff, 0x94, 0x8a) : QColor(0xac, 0x10, 0x20);
    }
    return text;
}

} // namespace workbench
