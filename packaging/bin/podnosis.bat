@echo off
rem Starts Podnosis from any folder. PODNOSIS_JAVA_OPTS: more options for the JVM.
setlocal
set "APP=%~dp0.."
set "FOUND="

call :try "%JAVA_HOME%"
for %%J in (java.exe) do if not defined FOUND if not "%%~$PATH:J"=="" call :try "%%~dp$PATH:J.."
for %%R in (
  "%ProgramFiles%\Eclipse Adoptium"
  "%ProgramFiles%\Java"
  "%ProgramFiles%\Microsoft"
  "%ProgramFiles%\Zulu"
  "%ProgramFiles%\Amazon Corretto"
  "%LOCALAPPDATA%\Programs\Eclipse Adoptium"
  "%USERPROFILE%\.jdks"
) do if not defined FOUND if exist "%%~R" for /d %%D in ("%%~R\*") do call :try "%%~D"

if not defined FOUND (
  echo podnosis: needs Java 25 or newer and found none. 1>&2
  echo Install one ^(for instance Eclipse Temurin 25^) or set JAVA_HOME to the folder that holds it. 1>&2
  exit /b 3
)

set "COLLECTOR=-XX:+UseSerialGC"
if "%~1"=="" set "COLLECTOR=-XX:+UseG1GC -XX:MaxGCPauseMillis=20 -XX:MetaspaceSize=128m"
if "%~1"=="gui" set "COLLECTOR=-XX:+UseG1GC -XX:MaxGCPauseMillis=20 -XX:MetaspaceSize=128m"
"%FOUND%\bin\java.exe" %COLLECTOR% --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %PODNOSIS_JAVA_OPTS% -jar "%APP%\lib\podnosis.jar" %*
exit /b %ERRORLEVEL%

rem Takes the Java home %1 when none was taken yet and its release file says 25 or newer.
:try
if defined FOUND exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
findstr /r /c:"^JAVA_VERSION=.2[5-9]" /c:"^JAVA_VERSION=.[3-9][0-9]" "%~1\release" >nul && set "FOUND=%~1"
exit /b 0
