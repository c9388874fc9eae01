; "Granska ledningssystem": asks for a folder, or takes the one that it was given, and opens its report in the browser.
;
; A program, and neither PowerShell nor a script: those are what computers that are locked forbid first, and no shell reads
; the name of a folder on the way. makensis -DOUT=FILE -DVERSION=0.1.0 launcher.nsi

Target amd64-unicode
!include LogicLib.nsh
!include FileFunc.nsh
!include answers.nsh

Name "Granska ledningssystem"
OutFile "${OUT}"
RequestExecutionLevel user
ManifestDPIAware true
ManifestLongPathAware true
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1053 ProductName "ledningskoll"
VIAddVersionKey /LANG=1053 FileDescription "Granska ledningssystem"
VIAddVersionKey /LANG=1053 FileVersion "${VERSION}"
VIAddVersionKey /LANG=1053 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=1053 LegalCopyright "MIT eller Apache-2.0"

!define HOME "$LOCALAPPDATA\ledningskoll"
!define REPORT "${HOME}\granskning.html"
!define MEMORY "${HOME}\mapp.txt"
; A command line longer than this is cut off by what carries it.
!define LONGEST 1000

Var given
Var folder

Function .onInit
  Call Given
  Call FolderOfGiven
  ${If} $folder == ""
    Call Ask
  ${EndIf}
  Call Audit
  ExecShell "open" "${REPORT}"
  SetErrorLevel 0
  Quit
FunctionEnd

; What the program was given: the rest of its command line, or of that of Granska.cmd.
Function Given
  ReadEnvStr $R0 "granska_rad"
  ${If} $R0 == ""
    ${GetParameters} $given
    ${If} ${Silent}
      ; NOTE: /S comes first, as everywhere.
      StrCpy $given $given "" 2
    ${EndIf}
    Return
  ${EndIf}
  ; "C:\Windows\system32\cmd.exe /c ""C:\where it is\Granska.cmd" C:\folder""
  StrCpy $R1 0
  ${Do}
    StrCpy $R2 $R0 5 $R1
    ${If} $R2 == ""
      Return
    ${EndIf}
    IntOp $R1 $R1 + 1
  ${LoopUntil} $R2 == '.cmd"'
  IntOp $R1 $R1 + 4
  StrCpy $given $R0 "" $R1
  StrCpy $R2 $given 1 -1
  ${If} $R2 == '"'
    StrCpy $given $given -1
  ${EndIf}
FunctionEnd

; The first thing that was given: up to the next quotation mark, or to the first space. A file stands for its folder.
Function FolderOfGiven
  StrCpy $R3 " "
  ${Do}
    StrCpy $R2 $given 1
    ${If} $R2 == " "
      StrCpy $given $given "" 1
    ${ElseIf} $R2 == '"'
      StrCpy $given $given "" 1
      StrCpy $R3 '"'
      ${ExitDo}
    ${Else}
      ${ExitDo}
    ${EndIf}
  ${Loop}
  StrCpy $R1 0
  ${Do}
    StrCpy $R2 $given 1 $R1
    ${If} $R2 == ""
    ${OrIf} $R2 == $R3
      ${ExitDo}
    ${EndIf}
    IntOp $R1 $R1 + 1
  ${Loop}
  StrCpy $folder $given $R1
  ${If} $folder == ""
    Return
  ${EndIf}
  Call WithoutBackslash
  ; NOTE: of what is not there nothing is left, and nothing with a backslash is the root of a drive.
  GetFullPathName $R0 $folder
  ${If} $R0 == ""
    StrCpy $R0 $folder
  ${EndIf}
  ${If} ${FileExists} "$R0\*.*"
    StrCpy $folder $R0
  ${ElseIf} ${FileExists} $R0
    ${GetParent} $R0 $folder
  ${Else}
    !insertmacro Fail "Det går inte att läsa $folder.$\r$\n$\r$\nSe efter att mappen finns och att du får läsa den."
  ${EndIf}
FunctionEnd

; NOTE: a backslash at the end is kept where it is what says that a drive is meant, as in C:\.
Function WithoutBackslash
  ${Do}
    StrLen $R1 $folder
    StrCpy $R2 $folder 1 -1
    ${If} $R2 != "\"
    ${OrIf} $R1 < 4
      Return
    ${EndIf}
    StrCpy $folder $folder -1
  ${Loop}
FunctionEnd

; The folder that is chosen, the latest one marked. Nothing more is done where none is chosen.
Function Ask
  StrCpy $R0 ""
  ClearErrors
  FileOpen $R1 "${MEMORY}" r
  ${IfNot} ${Errors}
    FileReadUTF16LE $R1 $R0
    FileClose $R1
  ${EndIf}
  ${If} ${Silent}
    StrCpy $folder $R0
    ${IfNot} ${FileExists} "$folder\*.*"
      !insertmacro Fail "Ingen mapp är vald."
    ${EndIf}
    Return
  ${EndIf}
  nsDialogs::SelectFolderDialog "Välj mappen med ledningssystemet" "$R0"
  Pop $folder
  ${If} $folder == "error"
    SetErrorLevel 1
    Quit
  ${EndIf}
FunctionEnd

; Writes the report, in a folder that is no ledningssystem.
Function Audit
  ; A backslash would take the quotation mark after it with it.
  StrCpy $R0 $folder 1 -1
  ${If} $R0 == "\"
    StrCpy $folder "$folder."
  ${EndIf}
  StrCpy $R0 '"$EXEDIR\ledningskoll.exe" audit "$folder" --fail-on never --quiet --output "html=${REPORT}"'
  StrLen $R1 $R0
  ${If} $R1 > ${LONGEST}
    !insertmacro Fail "Sökvägen till mappen är för lång.$\r$\n$\r$\nGranska den i stället med ledningskoll audit i ett fönster."
  ${EndIf}
  CreateDirectory "${HOME}"
  Call Remember
  ${IfNot} ${Silent}
    Banner::show "Granskar …"
  ${EndIf}
  nsExec::ExecToStack $R0
  Pop $R1
  Pop $R2
  ${IfNot} ${Silent}
    Banner::destroy
  ${EndIf}
  ${If} $R1 == "error"
    !insertmacro Fail "ledningskoll.exe kan inte startas.$\r$\n$\r$\nDen ska ligga i samma mapp som det här programmet. Ligger den där, be IT tillåta den."
  ${ElseIf} $R1 <> 0
    Call Swedish
    !insertmacro Fail "$R2"
  ${EndIf}
FunctionEnd

Function Remember
  ClearErrors
  FileOpen $R1 "${MEMORY}" w
  ${IfNot} ${Errors}
    FileWriteUTF16LE /BOM $R1 $folder
    FileClose $R1
  ${EndIf}
FunctionEnd

Section
SectionEnd
