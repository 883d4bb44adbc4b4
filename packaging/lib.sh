# SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034
#
# Shared by run and test: what the program needs, how it is found and installed, how a preset is built.
# Everything said here goes to standard error; standard output belongs to the program.

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
logs=$top/build/log
export LC_ALL=C.UTF-8
# What one checkout compiled serves another: ccache sees paths below the tree as relative ones.
export CCACHE_BASEDIR=$top CCACHE_NOHASHDIR=1
# What ccache must overlook to keep objects that were compiled with precompiled headers.
export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime

# One need per line: what it is | how it is recognised | its package on Debian | Fedora | Arch | Homebrew.
# Recognised by `cmd NAME` (a command in the path), `font` (any font at all) or `pkg` (the Debian package is
# installed; on other systems CMake finds out, or the program does without).
build_needs='
C++20 compiler                | cmd c++          | g++             | gcc-c++           | gcc          | llvm
CMake                         | cmd cmake        | cmake           | cmake             | cmake        | cmake
Ninja                         | cmd ninja        | ninja-build     | ninja-build       | ninja        | ninja
ccache (quick rebuilds)       | cmd ccache       | ccache          | ccache            | ccache       | ccache
Qt 6.4 or later, headers      | pkg              | qt6-base-dev    | qt6-qtbase-devel  | qt6-base     | qt
OpenSSL 3 headers             | pkg              | libssl-dev      | openssl-devel     | openssl      | openssl@3
libqrencode headers (QR code) | pkg              | libqrencode-dev | qrencode-devel    | qrencode     | qrencode
QtKeychain headers            | pkg              | qtkeychain-qt6-dev | qtkeychain-qt6-devel | qtkeychain-qt6 | qtkeychain
'
window_needs='
a font                        | font             | fonts-dejavu-core | dejavu-sans-fonts | ttf-dejavu | -
Qt on Wayland                 | pkg              | qt6-wayland     | qt6-qtwayland     | qt6-wayland  | -
the way to the system browser | cmd xdg-open     | xdg-utils       | xdg-utils         | xdg-utils    | -
the way to the keychain       | pkg              | libsecret-1-0   | libsecret         | libsecret    | -
'
suite_needs='
curl (runs the exports)       | cmd curl         | curl            | curl              | curl         | curl
a font                        | font             | fonts-dejavu-core | dejavu-sans-fonts | ttf-dejavu | -
'
# Without these the suite runs all the same; what they would have tested is skipped by name.
optional_suite_needs='
Node.js (certified provider)  | cmd node         | nodejs          | nodejs            | nodejs       | node
npm (certified provider)      | cmd npm          | npm             | nodejs-npm        | npm          | node
Chromium (real browser)       | cmd chromium     | chromium        | chromium          | chromium     | chromium
lupdate (translations)        | pkg              | qt6-l10n-tools  | qt6-linguist      | qt6-tools    | qt
dash (runs the exports, too)  | cmd dash         | dash            | dash              | dash         | dash
openssl (a TLS server)        | cmd openssl      | openssl         | openssl           | openssl      | openssl@3
libsecret (to the keychain)   | pkg              | libsecret-1-0   | libsecret         | libsecret    | -
gnome-keyring (a keychain)    | cmd gnome-keyring-daemon | gnome-keyring | gnome-keyring | gnome-keyring | -
dbus-daemon (a session bus)   | cmd dbus-daemon  | dbus-daemon     | dbus-daemon       | dbus         | dbus
secret-tool (reads keychains) | cmd secret-tool  | libsecret-tools | libsecret         | libsecret    | -
zbarimg (reads QR codes)      | cmd zbarimg      | zbar-tools      | zbar              | zbar         | zbar
tinyproxy (a real proxy)      | cmd tinyproxy    | tinyproxy-bin   | tinyproxy         | tinyproxy    | tinyproxy
clang (fuzz targets)          | cmd clang++      | clang           | clang             | clang        | llvm
sanitizers of clang           | pkg              | libclang-rt-dev | compiler-rt       | compiler-rt  | -
'
lint_needs='
clang-format                  | cmd clang-format | clang-format    | clang-tools-extra | clang        | clang-format
clang-tidy                    | cmd clang-tidy   | clang-tidy      | clang-tools-extra | clang        | llvm
'

say() { printf '%s\n' "$*" >&2; }
die() {
    say "$1"
    exit "${2:-1}"
}

# Debian and what descends from it have apt; the other systems get a line to copy.
system_family() {
    case $(uname -s) in
    Darwin) echo brew ;;
    MINGW* | MSYS* | CYGWIN*) echo vcpkg ;;
    *) for tool in apt-get dnf pacman; do command -v "$tool" >/dev/null && echo "$tool" && return; done
       echo unknown ;;
    esac
}

family=$(system_family)

has_font() {
    [[ $family == brew || $family == vcpkg ]] && return
    [[ -n $(find /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" "$HOME/.local/share/fonts" \
        \( -name '*.[ot]tf' -o -name '*.ttc' \) -print -quit 2>/dev/null) ]]
}

# present <check> <Debian package>
present() {
    case $1 in
    cmd\ *) command -v "${1#cmd }" >/dev/null ;;
    font) has_font ;;
    pkg) [[ $family != apt-get || $(dpkg-query -W -f '${db:Status-Status}' "$2" 2>/dev/null) == installed ]] ;;
    esac
}

# The rows of a table as what|check|Debian package|package of this system.
rows() {
    local what check apt dnf pacman brew package
    sed 's/ *| */|/g; /^$/d' <<<"$1" | while IFS='|' read -r what check apt dnf pacman brew; do
        case $family in
        dnf) package=$dnf ;;
        pacman) package=$pacman ;;
        brew) package=$brew ;;
        *) package=$apt ;;
        esac
        printf '%s|%s|%s|%s\n' "$what" "$check" "$apt" "$package"
    done
}

# Those of its rows which this system lacks.
missing_from() {
    local what check apt package
    rows "$1" | while IFS='|' read -r what check apt package; do
        present "$check" "$apt" || printf '%s|%s|%s|%s\n' "$what" "$check" "$apt" "$package"
    done
}

# The command that installs the packages, as a person would type it here.
install_line() {
    case $family in
    apt-get) echo "sudo apt-get install --no-install-recommends $*" ;;
    dnf) echo "sudo dnf install $*" ;;
    pacman) echo "sudo pacman -S --needed $*" ;;
    brew) echo "brew install $*" ;;
    vcpkg) echo "vcpkg install qtbase openssl libqrencode qtkeychain-qt6" ;;
    *) echo "install the equivalents of: $*" ;;
    esac
}

as_root() {
    if ((EUID == 0)); then
        "$@"
    elif [[ -t 0 ]]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

apt() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 "$@" \
        </dev/null >>"$logs/apt.log" 2>&1
}

# A system that never had its lists has to fetch them; old lists name files that are gone, so a failure does it too.
apt_install() {
    local lists=(/var/lib/apt/lists/*_Packages*)
    [[ -e ${lists[0]} ]] && apt install --no-install-recommends "$@" && return
    apt update && apt install --no-install-recommends "$@"
}

# provide <table>: names what is missing and installs it where that is possible; false when something stays missing.
provide() {
    local missing packages=() name package
    missing=$(missing_from "$1")
    [[ -z $missing ]] && return
    while IFS='|' read -r name _ _ package; do
        say "Missing: $name"
        [[ $package == - ]] || packages+=("$package")
    done <<<"$missing"
    ((${#packages[@]})) || return
    if [[ $family != apt-get ]] || { ((EUID != 0)) && ! command -v sudo >/dev/null; }; then
        say "Install with: $(install_line "${packages[@]}")"
        return 1
    fi
    say "Installing: ${packages[*]}"
    mkdir -p "$logs"
    # One package that cannot be had must not keep the others away.
    apt_install "${packages[@]}" || for package in "${packages[@]}"; do
        apt install --no-install-recommends "$package" || say "Could not install $package (see $logs/apt.log)"
    done
    [[ -z $(missing_from "$1") ]]
}

# require <table>: as provide, but ends here when a command is still missing. A library may stand where only CMake
# finds it, so that is left to the configuration.
require() {
    provide "$1" && return
    local lacking
    lacking=$(missing_from "$1" | grep '|cmd ' | grep -v '|cmd ccache|' | cut -d'|' -f1 | paste -sd, -)
    [[ -z $lacking ]] || die "Cannot go on without: $lacking"
}

# Runs a command with its output in a log; shows the log's end only when the command fails.
logged() {
    local log=$logs/$1.log
    shift
    mkdir -p "$logs"
    "$@" >"$log" 2>&1 && return
    tail -n 30 "$log" >&2
    say "Failed: $* (all of it in $log)"
    return 1
}

# configure <preset> [cache settings]. A build folder that was made elsewhere or by another compiler is made anew, once.
configure() {
    local cache=$top/build/$1/CMakeCache.txt earlier=''
    [[ -e $cache ]] && earlier=yes
    (cd "$top" && logged "configure-$1" cmake --preset "$@") && return
    [[ $earlier ]] || return
    say "build/$1 held an earlier configuration, which may be the reason: configuring afresh."
    rm -rf "$cache" "$top/build/$1/CMakeFiles"
    (cd "$top" && logged "configure-$1" cmake --preset "$@")
}

# The line for systems whose libraries only CMake can find: printed when it did not.
explain_configure() {
    say "The configuration failed."
    [[ $family == apt-get ]] || say "What it needs comes with: $(install_line "$(rows "$build_needs" \
        | cut -d'|' -f4 | grep -vx -- - | paste -sd' ')")"
    exit 1
}

# build <preset> [targets]; progress on standard error.
build() {
    local preset=$1
    shift
    (cd "$top" && cmake --build --preset "$preset" ${1:+--target "$@"}) >&2
}
