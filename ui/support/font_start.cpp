// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "support/font_start.h"

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
#include <dlfcn.h>
#endif

namespace workbench {

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)

namespace {

// Looked up by name and not linked: Qt's platform plugin brings the library, we need nothing else of it. It
// stays loaded, for Qt uses what it read.
void readFontConfiguration()
{
    void *fontconfig = dlopen("libfontconfig.so.1", RTLD_LAZY);
    if (!fontconfig)
        return;
    using Init = int (*)();
    if (const auto init = reinterpret_cast<Init>(dlsym(fontconfig, "FcInit")))
        init();
}

} // namespace

FontStart::FontStart()
    : m_reader(readFontConfiguration)
{
}

#else

FontStart::FontStart() = default;

#endif

FontStart::~FontStart()
{
    if (m_reader.joinable())
        m_reader.join();
}

} // namespace workbench
