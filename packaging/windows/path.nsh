; The folder of the program in the user's own Path, and out of it again.
;
; NOTE: a text of NSIS has at most 1,023 characters, and a Path may have 32,767. What is longer would be cut off and written
; back, so the value is never read into one: it stays in memory of the system, from which it is written.

!define ENVIRONMENT "Environment"
; HKEY_CURRENT_USER, in 64 bits.
!define CURRENT_USER -2147483647
; In bytes, two for each character.
!define MOST_BYTES 64000

; Opens the key: $R0; and reads the value with a semicolon on both sides: $R1, its kind $R2 (REG_EXPAND_SZ where there is none).
; The memory has room for the entry once more. $R3 is where the entry begins in it, with its semicolon, or 0.
!macro ReadPath
  System::Call 'advapi32::RegOpenKeyExW(p ${CURRENT_USER}, w "${ENVIRONMENT}", i 0, i 3, *p .R0) i .R9'
  StrCpy $R2 2
  StrCpy $R4 0
  System::Call 'advapi32::RegQueryValueExW(p R0, w "Path", p 0, *i .R2, p 0, *i .R4) i .R9'
  ${If} $R9 <> 0
    StrCpy $R2 2
    StrCpy $R4 0
  ${EndIf}
  StrLen $R5 "$INSTDIR"
  IntOp $R6 $R5 * 2
  IntOp $R6 $R6 + $R4
  IntOp $R6 $R6 + 16
  System::Alloc $R6
  Pop $R1
  System::Call 'kernel32::lstrcpyW(p R1, w ";")'
  ${If} $R4 > 0
    IntPtrOp $R7 $R1 + 2
    System::Call 'advapi32::RegQueryValueExW(p R0, w "Path", p 0, p 0, p R7, *i R4R4) i .R9'
    System::Call 'kernel32::lstrcatW(p R1, w ";")'
  ${EndIf}
  System::Call 'shlwapi::StrStrIW(p R1, w ";$INSTDIR;") p .R3'
!macroend

; Writes the value without the semicolon on both sides: none at all where nothing else is in it.
!macro WritePath
  System::Call 'kernel32::lstrlenW(p R1) i .R5'
  ${If} $R5 < 3
    System::Call 'advapi32::RegDeleteValueW(p R0, w "Path") i .R9'
  ${Else}
    IntOp $R6 $R5 - 1
    IntOp $R6 $R6 * 2
    IntPtrOp $R7 $R1 + $R6
    System::Call '*$R7(&i2 0)'
    IntPtrOp $R7 $R1 + 2
    IntOp $R6 $R5 - 1
    IntOp $R6 $R6 * 2
    System::Call 'advapi32::RegSetValueExW(p R0, w "Path", i 0, i R2, p R7, i R6) i .R9'
  ${EndIf}
!macroend

!macro ClosePath
  System::Free $R1
  System::Call 'advapi32::RegCloseKey(p R0)'
  SendMessage ${HWND_BROADCAST} ${WM_SETTINGCHANGE} 0 "STR:Environment" /TIMEOUT=2000
!macroend

; Adds the folder last, once.
Function AddToPath
  !insertmacro ReadPath
  ${If} $R3 P= 0
  ${AndIf} $R4 < ${MOST_BYTES}
    System::Call 'kernel32::lstrcatW(p R1, w "$INSTDIR;")'
    !insertmacro WritePath
    ${If} $R9 <> 0
      DetailPrint "Path kunde inte ändras. Programmet finns i startmenyn; för kommandon, lägg till $INSTDIR i Path."
    ${EndIf}
  ${ElseIf} $R3 P= 0
    DetailPrint "Path är redan så lång att inget lades till. Programmet finns i startmenyn; för kommandon, skriv hela sökvägen."
  ${EndIf}
  !insertmacro ClosePath
FunctionEnd

; Takes the folder out, and leaves every other character as it was.
Function un.RemoveFromPath
  !insertmacro ReadPath
  ${If} $R3 P<> 0
    StrLen $R5 ";$INSTDIR"
    IntOp $R5 $R5 * 2
    IntPtrOp $R7 $R3 + $R5
    System::Call 'kernel32::lstrlenW(p R7) i .R6'
    IntOp $R6 $R6 + 1
    IntOp $R6 $R6 * 2
    System::Call 'kernel32::RtlMoveMemory(p R3, p R7, p R6)'
    !insertmacro WritePath
  ${EndIf}
  !insertmacro ClosePath
FunctionEnd
