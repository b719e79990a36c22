@echo off
rem Finds Java and a start-up archive made for it, and runs it; see the script 'mcpctl' beside this one for the reasons.
rem cmd cannot ask whether a stream is a terminal, nor compare the times of files; so it says nothing about terminals,
rem and trusts the digest beside the jar.
setlocal
for %%I in ("%~dp0..") do set "mcpctl_home=%%~fI"
set "mcpctl_jar=%mcpctl_home%\lib\mcpctl.jar"
if not exist "%mcpctl_jar%" (
    echo mcpctl: cannot read '%mcpctl_jar%'; unpack the distribution again 1>&2
    exit /b 4
)

set "mcpctl_java_home="
if defined MCPCTL_JAVA_HOME (
    set "mcpctl_java_home=%MCPCTL_JAVA_HOME%"
) else if exist "%mcpctl_home%\runtime\bin\java.exe" (
    set "mcpctl_java_home=%mcpctl_home%\runtime"
) else if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" (
    set "mcpctl_java_home=%JAVA_HOME%"
)
set "mcpctl_java="
if defined mcpctl_java_home (
    set "mcpctl_java=%mcpctl_java_home%\bin\java.exe"
) else (
    for %%J in (java.exe) do set "mcpctl_java=%%~$PATH:J"
)
if not defined mcpctl_java goto nojava
if not exist "%mcpctl_java%" goto nojava
if not defined mcpctl_java_home for %%I in ("%mcpctl_java%\..\..") do set "mcpctl_java_home=%%~fI"

set "mcpctl_runtime="
if exist "%mcpctl_java_home%\release" (
    for /f "usebackq tokens=1,2 delims==" %%A in ("%mcpctl_java_home%\release") do (
        if "%%A"=="JAVA_RUNTIME_VERSION" set "mcpctl_runtime=%%~B"
    )
)
set "mcpctl_major=0"
if defined mcpctl_runtime for /f "tokens=1 delims=.+-" %%V in ("%mcpctl_runtime%") do set "mcpctl_major=%%V"
if defined mcpctl_runtime if %mcpctl_major% LSS 17 (
    echo mcpctl: '%mcpctl_java%' is Java %mcpctl_major%, and 17 or newer is needed; name one with MCPCTL_JAVA_HOME 1>&2
    exit /b 4
)
set "mcpctl_kind=jsa"
if %mcpctl_major% GEQ 25 set "mcpctl_kind=aot"

set "mcpctl_digest="
set "mcpctl_made_in="
if exist "%mcpctl_jar%.sha256" set /p mcpctl_digest=<"%mcpctl_jar%.sha256"
if exist "%mcpctl_home%\lib\archive.home" set /p mcpctl_made_in=<"%mcpctl_home%\lib\archive.home"
set "mcpctl_name=%mcpctl_digest:~0,16%-%mcpctl_runtime%.%mcpctl_kind%"
set "mcpctl_cache="
if defined LOCALAPPDATA set "mcpctl_cache=%LOCALAPPDATA%\mcpctl\cache"
if defined MCPCTL_CACHE_HOME set "mcpctl_cache=%MCPCTL_CACHE_HOME%"
set "mcpctl_wanted="
set "mcpctl_archive="
if not defined mcpctl_digest goto run
if not defined mcpctl_runtime goto run
if defined MCPCTL_NO_ARCHIVE goto run
if defined mcpctl_cache set "mcpctl_wanted=%mcpctl_cache%\startup\%mcpctl_home::=%\%mcpctl_name%"
if defined mcpctl_wanted if exist "%mcpctl_wanted%" for %%I in ("%mcpctl_wanted%") do if %%~zI GTR 0 set "mcpctl_archive=%mcpctl_wanted%"
if "%mcpctl_made_in%"=="%mcpctl_home%" if exist "%mcpctl_home%\lib\%mcpctl_name%" set "mcpctl_archive=%mcpctl_home%\lib\%mcpctl_name%"

:run
set mcpctl_flags=
if "%mcpctl_kind%"=="aot" set mcpctl_flags=-XX:+UseSerialGC -Xms8m -Djdk.reflect.useNativeAccessorOnly=true
if "%mcpctl_kind%"=="aot" if defined mcpctl_archive set mcpctl_flags=%mcpctl_flags% "-XX:AOTCache=%mcpctl_archive%" "-Xlog:aot*=off:stderr"
rem The line editor talks to the console through a native library, of which newer JVMs warn.
if "%~1"=="repl" if %mcpctl_major% GEQ 24 set mcpctl_flags=%mcpctl_flags% --enable-native-access=ALL-UNNAMED
if "%mcpctl_kind%"=="jsa" if defined mcpctl_archive set mcpctl_flags=-Xshare:auto "-XX:SharedArchiveFile=%mcpctl_archive%"
"%mcpctl_java%" -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=10 -XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr -Dpicocli.disable.closures=true "-Dpicocli.converters.excludes=.*" "-Dmcpctl.home=%mcpctl_home%" "-Dmcpctl.archive=%mcpctl_archive%" "-Dmcpctl.archive.wanted=%mcpctl_wanted%" %mcpctl_flags% %MCPCTL_JAVA_OPTS% -cp "%mcpctl_jar%" dev.mcpctl.cli.Main %*
exit /b %ERRORLEVEL%

:nojava
echo mcpctl: found no Java in MCPCTL_JAVA_HOME, JAVA_HOME or PATH; install a JDK or JRE 17 or newer 1>&2
exit /b 4
