@echo off
rem Opens the window, with the files and folders that are dropped on this file.
rem This file is ASCII, so that it reads alike under every code page.
setlocal DisableDelayedExpansion
set "NIANBAO_WINDOW=yes"
call "%~dp0bin\nianbao.bat" %*
if errorlevel 1 pause
