@echo off
rem Opens the window. Files are dropped on the window, not on this file: cmd reads & and % in their names.
rem This file is ASCII, so that it reads alike under every code page.
setlocal EnableExtensions DisableDelayedExpansion
set "NIANBAO_WINDOW=yes"
"%~dp0bin\nianbao.bat"
