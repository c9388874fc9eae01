; How it is told that something could not be done, and what the program says of it.

; Says a text and ends with 2; nothing is shown where it was started with /S.
!macro Fail text
  MessageBox MB_OK|MB_ICONINFORMATION "${text}" /SD IDOK
  SetErrorLevel 2
  Quit
!macroend

; NOTE: nsExec reads what a program prints as if it were in the code page of Windows. It is UTF-8: $R2 is read anew.
Function Swedish
  System::Call 'kernel32::WideCharToMultiByte(i 0, i 0, w R2, i -1, p 0, i 0, p 0, p 0) i .R3'
  System::Alloc $R3
  Pop $R4
  System::Call 'kernel32::WideCharToMultiByte(i 0, i 0, w R2, i -1, p R4, i R3, p 0, p 0)'
  System::Call 'kernel32::MultiByteToWideChar(i 65001, i 0, p R4, i -1, w .R2, i ${NSIS_MAX_STRLEN})'
  System::Free $R4
FunctionEnd
