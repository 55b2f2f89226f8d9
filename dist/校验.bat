@echo off
rem Validates the workbooks and folders dropped on this file; the results go to a folder beside the first of them.
rem This file is ASCII, so that it reads alike under every code page. The Chinese name of the results' folder is
rem the name of this file, which Windows keeps as Unicode; a Chinese sentence is written by PowerShell.
setlocal DisableDelayedExpansion
if "%~1"=="" goto nothing
set "RESULTS=%~dp1%~n0"
call "%~dp0bin\nianbao.bat" validate %* -o "%RESULTS%"
rem Results are shown even where one of many files could not be read.
if exist "%RESULTS%" start "" "%RESULTS%"
goto end

:nothing
echo nianbao: drop workbooks or folders on this file. 1>&2
powershell -NoProfile -Command "[Console]::Error.WriteLine([regex]::Unescape('\u8bf7\u628a\u8981\u6821\u9a8c\u7684\u8868\u683c\u6587\u4ef6\u6216\u6587\u4ef6\u5939\u62d6\u5230\u201c\u6821\u9a8c\u201d\u6587\u4ef6\u7684\u56fe\u6807\u4e0a\uff0c\u518d\u677e\u5f00\u9f20\u6807\u3002'))"
:end
pause
