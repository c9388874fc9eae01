@echo off
rem Starts "Granska ledningssystem", which asks for a folder or takes the one that was dropped here.
rem Only that program reads the name of the folder: Windows puts it in the command line as it is, so that what follows an & in
rem it would be run. Hence the line is handed over unread, and this ends with exit, also where it was typed in an open window.
setlocal DisableDelayedExpansion
set "granska_program=%~dp0Granska ledningssystem.exe"
setlocal EnableDelayedExpansion
set "granska_rad=!cmdcmdline!"
start "" "!granska_program!"
exit
