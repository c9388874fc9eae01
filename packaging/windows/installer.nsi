; The set-up: for one person and without an administrator's rights, silent with /S.
;
; makensis -DOUT=FILE -DVERSION=0.1.0 -DPROGRAM=ledningskoll.exe -DLAUNCHER=FILE installer.nsi

Target amd64-unicode
SetCompressor /SOLID lzma
!include LogicLib.nsh
!include WinMessages.nsh
!include x64.nsh
!include MUI2.nsh
!include path.nsh

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\ledningskoll"
!define FOLDER_MENU "Software\Classes\Directory\shell\ledningskoll"
!define INSIDE_MENU "Software\Classes\Directory\Background\shell\ledningskoll"
!define STARTER "Granska ledningssystem"
!define HOME "$LOCALAPPDATA\ledningskoll"

Name "ledningskoll ${VERSION}"
OutFile "${OUT}"
RequestExecutionLevel user
ManifestDPIAware true
ManifestLongPathAware true
InstallDir "$LOCALAPPDATA\Programs\ledningskoll"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
AllowSkipFiles off
BrandingText " "
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1053 ProductName "ledningskoll"
VIAddVersionKey /LANG=1053 FileDescription "Installerar ledningskoll"
VIAddVersionKey /LANG=1053 FileVersion "${VERSION}"
VIAddVersionKey /LANG=1053 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=1053 LegalCopyright "MIT eller Apache-2.0"

!define MUI_WELCOMEFINISHPAGE_BITMAP "${NSISDIR}/Contrib/Graphics/Wizard/nsis3-grey.bmp"
!define MUI_WELCOMEPAGE_TITLE "ledningskoll ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "Programmet läser ert ledningssystem för sjukskrivning och rehabilitering och visar vad som saknas.$\r$\n$\r$\nDet installeras bara för dig och behöver inga rättigheter som administratör. Det skickar ingenting över nätet."
!define MUI_FINISHPAGE_TITLE "Klart"
!define MUI_FINISHPAGE_TEXT "Välj ${STARTER} i startmenyn, eller högerklicka på mappen med ledningssystemet."
!define MUI_FINISHPAGE_RUN "$INSTDIR\${STARTER}.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Välj en mapp och granska den nu"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Swedish"

Section
  SetOutPath "$INSTDIR"
  Call MakeRoom
  File "/oname=ledningskoll.exe" "${PROGRAM}"
  File "/oname=${STARTER}.exe" "${LAUNCHER}"
  WriteUninstaller "$INSTDIR\avinstallera.exe"
  CreateShortcut "$SMPROGRAMS\${STARTER}.lnk" "$INSTDIR\${STARTER}.exe" "" "" 0 SW_SHOWNORMAL "" "Visa vad som saknas i ett ledningssystem"
  ; Inside a folder %V is its name; on one, %1.
  WriteRegStr HKCU "${FOLDER_MENU}" "" "${STARTER}"
  WriteRegStr HKCU "${FOLDER_MENU}\command" "" '"$INSTDIR\${STARTER}.exe" "%1"'
  WriteRegStr HKCU "${INSIDE_MENU}" "" "${STARTER}"
  WriteRegStr HKCU "${INSIDE_MENU}\command" "" '"$INSTDIR\${STARTER}.exe" "%V"'
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "ledningskoll"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\ledningskoll.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\avinstallera.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\avinstallera.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  SectionGetSize 0 $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  Call AddToPath
SectionEnd

; A program that runs, in an editor perhaps, cannot be replaced, but it can get another name until it has ended.
Function MakeRoom
  Delete "$INSTDIR\*.tidigare"
  ClearErrors
  Delete "$INSTDIR\ledningskoll.exe"
  ${If} ${Errors}
    System::Call 'kernel32::GetTickCount() i .r0'
    Rename "$INSTDIR\ledningskoll.exe" "$INSTDIR\$0.tidigare"
  ${EndIf}
FunctionEnd

Section "Uninstall"
  ClearErrors
  Delete "$INSTDIR\ledningskoll.exe"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONINFORMATION "ledningskoll används, kanske av en textredigerare. Stäng den och avinstallera sedan igen." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  Call un.RemoveFromPath
  Delete "$SMPROGRAMS\${STARTER}.lnk"
  DeleteRegKey HKCU "${FOLDER_MENU}"
  DeleteRegKey HKCU "${INSIDE_MENU}"
  DeleteRegKey /ifempty HKCU "Software\Classes\Directory\shell"
  DeleteRegKey /ifempty HKCU "Software\Classes\Directory\Background\shell"
  DeleteRegKey /ifempty HKCU "Software\Classes\Directory\Background"
  DeleteRegKey /ifempty HKCU "Software\Classes\Directory"
  DeleteRegKey HKCU "${UNINSTALL}"
  ; NOTE: file by file: what someone else has put in a folder stays there.
  Delete "$INSTDIR\*.tidigare"
  Delete "$INSTDIR\${STARTER}.exe"
  Delete "$INSTDIR\avinstallera.exe"
  RMDir "$INSTDIR"
  RMDir "$LOCALAPPDATA\Programs"
  Delete "${HOME}\granskning.html"
  Delete "${HOME}\mapp.txt"
  RMDir "${HOME}"
SectionEnd
