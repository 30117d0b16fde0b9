#!/bin/sh
# Opens Organiser, or carries out one command of it: sh packaging/run.sh [COMMAND ...]
# What is missing is set up first; after that, a start is a few milliseconds of shell and then the program.

script=$0
while [ -L "$script" ]; do
    link=$(readlink -- "$script")
    case $link in /*) script=$link ;; *) script=$(dirname -- "$script")/$link ;; esac
done
case $script in */*) root=${script%/*}/.. ;; *) root=.. ;; esac
root=$(CDPATH='' cd -- "$root" && pwd -P) || exit 1

# Settings for other Pythons would make this one slower, or lead it to the wrong libraries.
unset PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE

. "$root/packaging/environment.sh"
environment runtime || exit 1

# The words on the command line are a command, unless they only say which workspace the window is to open.
window_wanted() {
    while [ $# -gt 0 ]; do
        case $1 in
            --workspace) shift ;;
            --workspace=* | --sample) ;;
            *) return 1 ;;
        esac
        [ $# -eq 0 ] || shift
    done
}

# On Linux a window needs libraries of the system that a command does without. With no display at all, the program says so.
platform=${QT_QPA_PLATFORM:-${DISPLAY:+xcb}}
platform=${platform:-${WAYLAND_DISPLAY:+wayland}}
platform=${platform%%[;:]*}
if [ -n "$platform" ] && [ ! -e "$env/works-with-$platform" ] && window_wanted "$@" && [ "${computer% *}" = Linux ]; then
    "$env/bin/python" "$root/packaging/system_libraries.py" need "$platform" "$env/works-with-$platform" || exit 1
fi

exec "$env/bin/python" "$root/main.py" "$@"
