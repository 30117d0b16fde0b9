@echo off
rem Opens Organiser on Windows, or carries out one command of it: packaging\run.cmd [COMMAND ...]
rem What is missing is set up first, in the way of run.sh.
setlocal
set "root=%~dp0.."
set "lock=%~dp0requirements.lock"
set "PYTHONPATH="
set "PYTHONHOME="
set "PYTHONDONTWRITEBYTECODE="

call :find_environment
if defined env goto start
set "python="
for %%p in ("py -3.13" "py -3.12" "py -3.11" "py -3.14" "python") do if not defined python (
    %%~p -c "import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))" >nul 2>nul && set "python=%%~p"
)
if not defined python (
    echo Organiser needs Python 3.11 or newer, and this computer has none: install it, then run the same command again. 1>&2
    exit /b 1
)
%python% "%~dp0set_up.py" runtime-Windows "%lock%" "%root%\.organiser" "%LOCALAPPDATA%\organiser" || exit /b 1
call :find_environment
if not defined env exit /b 1

:start
"%env%\Scripts\python.exe" "%root%\main.py" %*
exit /b %errorlevel%

:find_environment
set "env="
for %%h in ("%root%\.organiser" "%LOCALAPPDATA%\organiser") do for /d %%e in ("%%~h\runtime-Windows-*") do (
    fc /b "%%~e\requirements.lock" "%lock%" >nul 2>nul && if exist "%%~e\Scripts\python.exe" set "env=%%~e"
)
exit /b 0
