@echo off
rem Starts nianbao. In a checkout, builds it on first use.
rem JAVA_HOME chooses the Java; NIANBAO_OPTS is handed to it (for example -Xmx2g).
rem Where NIANBAO_WINDOW is set, it opens the window and does not wait for it.
rem This file is ASCII, so that it reads alike under every code page: Chinese sentences are written by
rem PowerShell from their code points, and only when there is something to say.
setlocal DisableDelayedExpansion
set "NIANBAO_DIR=%~dp0.."

set "NIANBAO_JAVA="
if defined JAVA_HOME goto java_home
for %%j in (java.exe) do set "NIANBAO_JAVA=%%~$PATH:j"
if defined NIANBAO_JAVA goto java_found
goto no_java
:java_home
set "NIANBAO_JAVA=%JAVA_HOME%\bin\java.exe"
if not exist "%NIANBAO_JAVA%" goto no_java
:java_found

rem The version stands in a file beside the JDK; asking Java itself would double the starting time.
set "NIANBAO_VERSION="
for %%j in ("%NIANBAO_JAVA%") do set "NIANBAO_RELEASE=%%~dpj..\release"
if not exist "%NIANBAO_RELEASE%" goto ask_java
for /f "usebackq tokens=1,2 delims==." %%a in ("%NIANBAO_RELEASE%") do if "%%a"=="JAVA_VERSION" set NIANBAO_VERSION=%%b
if defined NIANBAO_VERSION goto compare
:ask_java
for /f "tokens=3 delims=. " %%v in ('call "%NIANBAO_JAVA%" -version 2^>^&1 ^| findstr /c:" version "') do set NIANBAO_VERSION=%%v
if not defined NIANBAO_VERSION goto no_java
:compare
set NIANBAO_VERSION=%NIANBAO_VERSION:"=%
if %NIANBAO_VERSION% LSS 17 goto old_java

if exist "%NIANBAO_DIR%\lib\nianbao.jar" goto run
if not exist "%NIANBAO_DIR%\..\pom.xml" goto no_jar
where mvn >nul 2>nul
if errorlevel 1 goto no_maven
echo nianbao: first use, building once... 1>&2
powershell -NoProfile -Command "[Console]::Error.WriteLine([regex]::Unescape('\u9996\u6b21\u4f7f\u7528\uff0c\u6b63\u5728\u7f16\u8bd1\uff08\u53ea\u9700\u4e00\u6b21\uff09\u2026\u2026'))"
call mvn -q -f "%NIANBAO_DIR%\..\pom.xml" -Dmaven.test.skip=true -Dassembly.skipAssembly=true package 1>&2
if errorlevel 1 goto not_built

:run
if defined NIANBAO_WINDOW goto window
set "NIANBAO_JAR=%NIANBAO_DIR%\lib\nianbao.jar"
set "NIANBAO_FLAGS=-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xshare:auto -Xlog:disable -Xlog:all=error:stderr"
rem Class data sharing halves the time of starting. The archive holds for one Java and one jar, whose
rem size is in its name; where it cannot be kept, or is refused, all works without it.
for %%z in ("%NIANBAO_JAR%") do set "NIANBAO_ARCHIVE=%NIANBAO_DIR%\lib\nianbao-%NIANBAO_VERSION%-%%~zz.jsa"
if exist "%NIANBAO_ARCHIVE%" goto shared
copy /y nul "%NIANBAO_ARCHIVE%" >nul 2>nul
if not exist "%NIANBAO_ARCHIVE%" goto unshared
echo nianbao: first use, preparing once... 1>&2
rem Java does not survive half an archive, such as a full disk leaves: it is tried out first.
"%NIANBAO_JAVA%" %NIANBAO_FLAGS% -XX:ArchiveClassesAtExit="%NIANBAO_ARCHIVE%.new" -cp "%NIANBAO_JAR%" org.nianbao.cli.CdsTraining >nul 2>nul
if errorlevel 1 goto unshared
"%NIANBAO_JAVA%" %NIANBAO_FLAGS% -XX:ErrorFile=nul -XX:SharedArchiveFile="%NIANBAO_ARCHIVE%.new" -cp "%NIANBAO_JAR%" org.nianbao.cli.Main --version >nul 2>nul
if errorlevel 1 goto unshared
move /y "%NIANBAO_ARCHIVE%.new" "%NIANBAO_ARCHIVE%" >nul 2>nul
:shared
"%NIANBAO_JAVA%" %NIANBAO_FLAGS% -XX:SharedArchiveFile="%NIANBAO_ARCHIVE%" %NIANBAO_OPTS% -cp "%NIANBAO_JAR%" org.nianbao.cli.Main %*
exit /b %errorlevel%
:unshared
"%NIANBAO_JAVA%" %NIANBAO_FLAGS% %NIANBAO_OPTS% -cp "%NIANBAO_JAR%" org.nianbao.cli.Main %*
exit /b %errorlevel%

:window
for %%j in ("%NIANBAO_JAVA%") do start "" "%%~dpjjavaw.exe" -XX:+UseSerialGC %NIANBAO_OPTS% -jar "%NIANBAO_DIR%\lib\nianbao-desk.jar" %*
exit /b 0

:no_java
echo nianbao: Java 17 or later was not found. 1>&2
powershell -NoProfile -Command "[Console]::Error.WriteLine([regex]::Unescape('\u6ca1\u6709\u627e\u5230 Java\u3002\u8bf7\u5b89\u88c5 Java 17 \u6216\u66f4\u9ad8\u7248\u672c\uff0c\u6216\u7528 JAVA_HOME \u6307\u660e\u5176\u4f4d\u7f6e\u3002'))"
exit /b 2

:old_java
echo nianbao: Java 17 or later is needed. 1>&2
powershell -NoProfile -Command "[Console]::Error.WriteLine([regex]::Unescape('\u9700\u8981 Java 17 \u6216\u66f4\u9ad8\u7248\u672c\uff0c\u73b0\u6709\u7684\u7248\u672c\u8fc7\u4f4e\u3002'))"
exit /b 2

:no_jar
echo nianbao: lib\nianbao.jar is missing. 1>&2
powershell -NoProfile -Command "[Console]::Error.WriteLine([regex]::Unescape('\u7f3a\u5c11 lib \u6587\u4ef6\u5939\u4e2d\u7684 nianbao.jar\u3002\u8bf7\u91cd\u65b0\u89e3\u538b\u6574\u4e2a\u538b\u7f29\u5305\u3002'))"
exit /b 2

:no_maven
echo nianbao: Maven was not found. 1>&2
powershell -NoProfile -Command "[Console]::Error.WriteLine([regex]::Unescape('\u9996\u6b21\u4f7f\u7528\u9700\u8981\u7f16\u8bd1\uff0c\u4f46\u6ca1\u6709\u627e\u5230 Maven\uff08mvn\uff09\u3002\u8bf7\u5148\u5b89\u88c5 Maven\u3002'))"
exit /b 2

:not_built
echo nianbao: the build failed. 1>&2
powershell -NoProfile -Command "[Console]::Error.WriteLine([regex]::Unescape('\u7f16\u8bd1\u6ca1\u6709\u6210\u529f\uff0c\u539f\u56e0\u89c1\u4e0a\u3002'))"
exit /b 2
