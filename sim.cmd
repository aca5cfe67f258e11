@echo off
rem Starts the program; dotnet builds what changed since the last build.
setlocal
dotnet build "%~dp0src\Runner" -c Release --nologo -v quiet 1>&2 || exit /b 2
dotnet "%~dp0src\Runner\bin\Release\net10.0\sim.dll" %*
