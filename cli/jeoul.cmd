@echo off
rem Starts Jeoul on Windows. On a fresh checkout, or after sources changed, it first builds what is missing;
rem otherwise it compares timestamps and starts at once. JEOUL_OPTS holds further options for Java.
setlocal EnableExtensions DisableDelayedExpansion

for %%I in ("%~dp0..") do set "HOME_DIR=%%~fI"
set "TARGET=%HOME_DIR%\cli\target"
set "STAMP=%TARGET%\jeoul.built"

rem Java: JAVA_HOME, else the one on the PATH.
set "JAVA_EXE="
if defined JAVA_HOME (
    set "JAVA_EXE=%JAVA_HOME%\bin\java.exe"
) else (
    for %%I in (java.exe) do set "JAVA_EXE=%%~$PATH:I"
)
if not defined JAVA_EXE (
    echo jeoul: no Java found; install a JDK 17 or newer, or set JAVA_HOME to one. 1>&2
    exit /b 2
)
if not exist "%JAVA_EXE%" (
    echo jeoul: there is no "%JAVA_EXE%"; set JAVA_HOME to a JDK 17 or newer. 1>&2
    exit /b 2
)
for %%I in ("%JAVA_EXE%\..\..") do set "JAVA_DIR=%%~fI"

rem Its version, from the file beside it, for which Java need not start.
set "VERSION="
if exist "%JAVA_DIR%\release" (
    for /f "usebackq tokens=2 delims==" %%V in (`findstr /b "JAVA_VERSION=" "%JAVA_DIR%\release"`) do set "VERSION=%%~V"
)
if not defined VERSION (
    for /f "tokens=3" %%V in ('""%JAVA_EXE%" -version 2>&1" ^| findstr /i "version"') do set "VERSION=%%~V"
)
if not defined VERSION (
    echo jeoul: "%JAVA_EXE%" does not tell its version; a JDK 17 or newer is needed. 1>&2
    exit /b 2
)
for /f "delims=.-+_" %%V in ("%VERSION%") do set "FEATURE=%%V"
if %FEATURE% LSS 17 (
    echo jeoul: Java %VERSION% at "%JAVA_EXE%" is too old; a JDK 17 or newer is needed. 1>&2
    exit /b 2
)

call :is_stale
if errorlevel 1 (
    call :build
    if errorlevel 1 exit /b
)

rem A wildcard keeps the command line within its limit; its order is the folder's, the same at every start.
set "CLASS_PATH=%TARGET%\lib\*"
for %%J in ("%TARGET%\cli-*.jar") do call :add_jar "%%~fJ"

set "OPTIONS=-Xshare:auto -Xlog:disable -Xlog:all=error:stderr -Xlog:cds*=off:stderr -XX:+UseSerialGC -Xmx1g -Dfile.encoding=UTF-8"
rem The archive is bound to these options, so that both starts below give them.
set "ALLOW="
if %FEATURE% GEQ 22 set "ALLOW=--enable-native-access=ALL-UNNAMED"
if %FEATURE% GEQ 23 set "ALLOW=%ALLOW% --sun-misc-unsafe-memory-access=allow"

rem Classes loaded once are kept in an archive, one for each Java version, and mapped into memory from then on.
set "ARCHIVE=%TARGET%\jeoul-%VERSION%.jsa"
if not exist "%ARCHIVE%" (
    "%JAVA_EXE%" %ALLOW% -XX:ArchiveClassesAtExit="%ARCHIVE%" -Xshare:auto -XX:+UseSerialGC -Xlog:disable ^
        -cp "%CLASS_PATH%" jeoul.cli.Training >nul 2>&1 <nul
)
rem One short day is over before the optimising compiler pays for itself; a comparison is not.
if "%~1"=="simulate" set "OPTIONS=%OPTIONS% -XX:TieredStopAtLevel=1"
if "%~1"=="plan" set "OPTIONS=%OPTIONS% -XX:TieredStopAtLevel=1"
set "SHARED="
if exist "%ARCHIVE%" set SHARED=-XX:SharedArchiveFile="%ARCHIVE%"
"%JAVA_EXE%" %ALLOW% %OPTIONS% %SHARED% %JEOUL_OPTS% -cp "%CLASS_PATH%" jeoul.cli.Jeoul %*
exit /b

:add_jar
set "CLASS_PATH=%~1;%CLASS_PATH%"
exit /b 0

rem Ends with 1 if the program was never built here, or a source is newer than the last build.
:is_stale
if not exist "%STAMP%" exit /b 1
if not exist "%TARGET%\lib" exit /b 1
rem One comparison of many files with one stamp: PowerShell can, cmd cannot.
powershell -NoProfile -NonInteractive -Command ^
    "$s=(Get-Item -LiteralPath $env:STAMP).LastWriteTimeUtc;" ^
    "$p='engine','broker-sim','broker-kis','cli'|%%{\"$env:HOME_DIR\$_\src\main\",\"$env:HOME_DIR\$_\pom.xml\"};" ^
    "$p+=\"$env:HOME_DIR\pom.xml\";" ^
    "foreach($f in Get-ChildItem -LiteralPath $p -Recurse -Force){if($f.LastWriteTimeUtc -gt $s){exit 1}};exit 0"
if errorlevel 1 exit /b 1
exit /b 0

:build
if not exist "%JAVA_DIR%\bin\javac.exe" (
    echo jeoul: Java %VERSION% at "%JAVA_DIR%" has no compiler; a JDK 17 or newer is needed to build. 1>&2
    exit /b 2
)
where mvn >nul 2>&1
if errorlevel 1 (
    echo jeoul: no Maven found to build with; install Maven 3.8.7 or newer. 1>&2
    exit /b 2
)
if not exist "%TARGET%" mkdir "%TARGET%"
echo jeoul: building with Java %VERSION%, once; this takes a minute or two ... 1>&2
rem Taken before the build, so that a source changed meanwhile counts as newer.
type nul > "%STAMP%.new"
rem The build itself refuses a Maven older than 3.8.7.
setlocal
set "JAVA_HOME=%JAVA_DIR%"
pushd "%HOME_DIR%"
call mvn -q -B -DskipTests -pl cli -am package > "%TARGET%\jeoul.build.log" 2>&1 <nul
set "STATUS=%ERRORLEVEL%"
popd
endlocal & set "STATUS=%STATUS%"
if not "%STATUS%"=="0" (
    del "%STAMP%.new" >nul 2>&1
    type "%TARGET%\jeoul.build.log" 1>&2
    echo jeoul: the build failed; all of its output is in "%TARGET%\jeoul.build.log" 1>&2
    exit /b 1
)
move /y "%STAMP%.new" "%STAMP%" >nul
del "%TARGET%\jeoul-*.jsa" >nul 2>&1
exit /b 0
