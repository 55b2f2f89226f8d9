@echo off
rem Starts nianbao. In a checkout, builds it on first use.
rem Java is that of the folder jre beside bin, of JAVA_HOME, or of the path, in this order.
rem NIANBAO_OPTS is handed to it (for example -Xmx2g).
rem Where NIANBAO_WINDOW is set, it opens the window, without any files, and does not wait for it.
rem
rem cmd reads a line again after it has put in what variables hold: all is quoted, and nothing is handed to "call",
rem which reads it once more. Programs are named by their place, none is looked for in the current folder.
rem This file is ASCII, so that it reads alike under every code page: Chinese sentences are written by
rem PowerShell from their code points, and only when there is something to say.
setlocal EnableExtensions DisableDelayedExpansion
set "NoDefaultCurrentDirectoryInExePath=1"
set "NIANBAO_POWERSHELL=%SystemRoot%\System32\WindowsPowerShell\v1.0\powershell.exe"
set "NIANBAO_DIR=%~dp0.."

set "NIANBAO_JAVA=%NIANBAO_DIR%\jre\bin\java.exe"
if exist "%NIANBAO_JAVA%" goto java_found
if defined JAVA_HOME goto java_home
for %%j in (java.exe) do set "NIANBAO_JAVA=%%~$PATH:j"
if defined NIANBAO_JAVA goto java_found
goto no_java
:java_home
set "NIANBAO_JAVA=%JAVA_HOME:"=%\bin\java.exe"
if not exist "%NIANBAO_JAVA%" goto no_java
:java_found

rem The version stands in a file beside the JDK; asking Java itself would double the starting time.
set "NIANBAO_VERSION="
for %%j in ("%NIANBAO_JAVA%") do set "NIANBAO_RELEASE=%%~dpj..\release"
if not exist "%NIANBAO_RELEASE%" goto ask_java
for /f "usebackq tokens=1,2 delims==" %%a in ("%NIANBAO_RELEASE%") do if "%%a"=="JAVA_VERSION" set NIANBAO_VERSION=%%b
if defined NIANBAO_VERSION goto compare
:ask_java
rem The cmd that "for" starts puts in the variable, so that no cmd reads the path twice.
for /f "tokens=3" %%v in ('""%%NIANBAO_JAVA%%" -version 2>&1 | "%%SystemRoot%%\System32\findstr.exe" /c:" version ""') do set NIANBAO_VERSION=%%v
if not defined NIANBAO_VERSION goto no_java
:compare
set "NIANBAO_VERSION=%NIANBAO_VERSION:"=%"
set "NIANBAO_MAJOR="
for /f "delims=.-+" %%v in ("%NIANBAO_VERSION%") do set "NIANBAO_MAJOR=%%v"
if not defined NIANBAO_MAJOR goto no_java
if %NIANBAO_MAJOR% LSS 17 goto old_java

if exist "%NIANBAO_DIR%\lib\nianbao-cli.jar" goto run
if not exist "%NIANBAO_DIR%\..\pom.xml" goto no_jar
for %%m in (mvn.cmd) do set "NIANBAO_MAVEN=%%~$PATH:m"
if not defined NIANBAO_MAVEN goto no_maven
echo nianbao: first use, building once... 1>&2
"%NIANBAO_POWERSHELL%" -NoProfile -Command "[Console]::Error.WriteLine([regex]::Unescape('\u9996\u6b21\u4f7f\u7528\uff0c\u6b63\u5728\u7f16\u8bd1\uff08\u53ea\u9700\u4e00\u6b21\uff09\u2026\u2026'))"
call "%NIANBAO_MAVEN%" -q -f "%NIANBAO_DIR%\..\pom.xml" -Dmaven.test.skip=true -Dassembly.skipAssembly=true package 1>&2
if errorlevel 1 goto not_built

:run
if defined NIANBAO_WINDOW goto window
set "NIANBAO_JAR=%NIANBAO_DIR%\lib\nianbao-cli.jar"
set "NIANBAO_FLAGS=-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xshare:auto -Xlog:disable -Xlog:all=error:stderr"
rem Class data sharing halves the time of starting. The archive holds for one Java and for jars whose sizes are in its
rem name. Where it has not the size that was written down when it was made, and where Java crashed on it, which
rem leaves a file to say so, it is made anew. Where it cannot be kept, or is refused, all works without it.
set "NIANBAO_ARCHIVE=%NIANBAO_DIR%\lib\nianbao-%NIANBAO_VERSION%"
for %%z in ("%NIANBAO_DIR%\lib\nianbao-engine.jar") do set "NIANBAO_ARCHIVE=%NIANBAO_ARCHIVE%-%%~zz"
for %%z in ("%NIANBAO_DIR%\lib\nianbao-toolkit.jar") do set "NIANBAO_ARCHIVE=%NIANBAO_ARCHIVE%-%%~zz"
for %%z in ("%NIANBAO_JAR%") do set "NIANBAO_ARCHIVE=%NIANBAO_ARCHIVE%-%%~zz.jsa"
set "NIANBAO_SIZE_FILE=%NIANBAO_ARCHIVE%.size"
set "NIANBAO_NONE=%NIANBAO_ARCHIVE%.none"
set "NIANBAO_CRASHED=%NIANBAO_ARCHIVE%.crashed"
set "NIANBAO_NEW=%NIANBAO_ARCHIVE%.%RANDOM%"
for %%z in ("%NIANBAO_ARCHIVE%") do set "NIANBAO_ATTRIBUTES=%%~az"
if "%NIANBAO_ATTRIBUTES:~0,1%"=="d" goto unshared
if exist "%NIANBAO_CRASHED%" goto make
if not exist "%NIANBAO_SIZE_FILE%" goto make
set "NIANBAO_SIZE="
set /p "NIANBAO_SIZE=" <"%NIANBAO_SIZE_FILE%"
for %%z in ("%NIANBAO_ARCHIVE%") do if "%%~zz"=="%NIANBAO_SIZE%" goto shared
:make
if exist "%NIANBAO_NONE%" goto unshared
del /f /q "%NIANBAO_ARCHIVE%" "%NIANBAO_ARCHIVE%.*" >nul 2>nul
copy /y nul "%NIANBAO_NONE%" >nul 2>nul
if not exist "%NIANBAO_NONE%" goto unshared
echo nianbao: preparing once for faster starts... 1>&2
rem Half an archive, such as a full disk leaves, is no archive: it is tried out first.
"%NIANBAO_JAVA%" %NIANBAO_FLAGS% "-XX:ArchiveClassesAtExit=%NIANBAO_NEW%" -cp "%NIANBAO_JAR%" org.nianbao.cli.CdsTraining >nul 2>nul
if not "%errorlevel%"=="0" goto not_made
"%NIANBAO_JAVA%" %NIANBAO_FLAGS% -XX:ErrorFile=nul "-XX:SharedArchiveFile=%NIANBAO_NEW%" -cp "%NIANBAO_JAR%" org.nianbao.cli.CdsTraining "%NIANBAO_NEW%" >nul 2>nul
if not "%errorlevel%"=="0" goto not_made
move /y "%NIANBAO_NEW%" "%NIANBAO_ARCHIVE%" >nul 2>nul
for %%z in ("%NIANBAO_ARCHIVE%") do >"%NIANBAO_SIZE_FILE%" echo %%~zz
del /f /q "%NIANBAO_NONE%" >nul 2>nul
:shared
"%NIANBAO_JAVA%" %NIANBAO_FLAGS% "-XX:SharedArchiveFile=%NIANBAO_ARCHIVE%" "-XX:OnError=copy nul \"%%NIANBAO_CRASHED%%\"" %NIANBAO_OPTS% -cp "%NIANBAO_JAR%" org.nianbao.cli.Main %*
exit /b %errorlevel%
:not_made
del /f /q "%NIANBAO_NEW%" >nul 2>nul
:unshared
"%NIANBAO_JAVA%" %NIANBAO_FLAGS% %NIANBAO_OPTS% -cp "%NIANBAO_JAR%" org.nianbao.cli.Main %*
exit /b %errorlevel%

:window
for %%j in ("%NIANBAO_JAVA%") do start "" "%%~dpjjavaw.exe" -XX:+UseSerialGC %NIANBAO_OPTS% -jar "%NIANBAO_DIR%\lib\nianbao-desk.jar"
exit /b 0

:no_java
echo nianbao: Java 17 or later was not found. 1>&2
"%NIANBAO_POWERSHELL%" -NoProfile -Command "[Console]::Error.WriteLine([regex]::Unescape('\u6ca1\u6709\u627e\u5230 Java\u3002\u8bf7\u5b89\u88c5 Java 17 \u6216\u66f4\u9ad8\u7248\u672c\uff0c\u6216\u7528 JAVA_HOME \u6307\u660e\u5176\u4f4d\u7f6e\u3002'))"
goto failed

:old_java
echo nianbao: Java 17 or later is needed. 1>&2
"%NIANBAO_POWERSHELL%" -NoProfile -Command "[Console]::Error.WriteLine([regex]::Unescape('\u9700\u8981 Java 17 \u6216\u66f4\u9ad8\u7248\u672c\uff0c\u73b0\u6709\u7684\u7248\u672c\u8fc7\u4f4e\u3002'))"
goto failed

:no_jar
echo nianbao: lib\nianbao-cli.jar is missing. 1>&2
"%NIANBAO_POWERSHELL%" -NoProfile -Command "[Console]::Error.WriteLine([regex]::Unescape('\u7f3a\u5c11 lib \u6587\u4ef6\u5939\u4e2d\u7684 nianbao-cli.jar\u3002\u8bf7\u91cd\u65b0\u89e3\u538b\u6574\u4e2a\u538b\u7f29\u5305\u3002'))"
goto failed

:no_maven
echo nianbao: Maven was not found. 1>&2
"%NIANBAO_POWERSHELL%" -NoProfile -Command "[Console]::Error.WriteLine([regex]::Unescape('\u9996\u6b21\u4f7f\u7528\u9700\u8981\u7f16\u8bd1\uff0c\u4f46\u6ca1\u6709\u627e\u5230 Maven\uff08mvn\uff09\u3002\u8bf7\u5148\u5b89\u88c5 Maven\u3002'))"
goto failed

:not_built
echo nianbao: the build failed. 1>&2
"%NIANBAO_POWERSHELL%" -NoProfile -Command "[Console]::Error.WriteLine([regex]::Unescape('\u7f16\u8bd1\u6ca1\u6709\u6210\u529f\uff0c\u539f\u56e0\u89c1\u4e0a\u3002'))"
goto failed

:failed
if defined NIANBAO_WINDOW pause
exit /b 2
