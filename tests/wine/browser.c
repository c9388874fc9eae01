/* A browser under Wine: writes what it was started with to the file that its first argument names. */
#include <windows.h>

int wmain(int count, wchar_t **arguments) {
  static char line[10000];
  DWORD done;
  HANDLE file = CreateFileW(arguments[1], FILE_APPEND_DATA, 7, 0, OPEN_ALWAYS, 0, 0);
  for (int number = 2; number < count; number++) {
    int length = WideCharToMultiByte(CP_UTF8, 0, arguments[number], -1, line, sizeof line - 1, 0, 0);
    line[length - 1] = '\n';
    WriteFile(file, line, (DWORD)length, &done, 0);
  }
  return CloseHandle(file) ? 0 : 1;
}
