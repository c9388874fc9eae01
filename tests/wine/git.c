/* git.exe under Wine: hands its command line, as it stands, to git.sh, which runs the git of Linux.
   The pipes of Wine are none of Linux: what git reads and writes goes through a connection to this process. Its exit code,
   and what it says of errors, are in a file. */
#include <winsock2.h>
#include <windows.h>

static SOCKET git;

static DWORD WINAPI feed(void *from) {
  static char bytes[1 << 16];
  DWORD read;
  while (ReadFile(from, bytes, sizeof bytes, &read, 0) && read) send(git, bytes, (int)read, 0);
  shutdown(git, SD_SEND);
  return 0;
}

static SOCKET listening(unsigned short *port) {
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  int size = sizeof here;
  WSADATA data;
  SOCKET open;
  WSAStartup(MAKEWORD(2, 2), &data);
  open = socket(AF_INET, SOCK_STREAM, 0);
  bind(open, (struct sockaddr *)&here, sizeof here);
  listen(open, 1);
  getsockname(open, (struct sockaddr *)&here, &size);
  *port = ntohs(here.sin_port);
  return open;
}

/* bash git.sh FILE PORT, and what git.exe was given. */
static int started(unsigned short port, const wchar_t *aside) {
  static wchar_t line[40000], script[2000];
  STARTUPINFOW start = {.cb = sizeof start};
  PROCESS_INFORMATION process;
  wchar_t *rest = GetCommandLineW(), *end;
  int is_quoted = 0;
  for (; *rest && (is_quoted || *rest != ' '); rest++) is_quoted ^= *rest == '"';
  GetEnvironmentVariableW(L"WINE_GIT", script, 2000);
  wsprintfW(line, L"/bin/bash \"%s\" \"%s\" %d", script, aside, (int)port);
  end = line + lstrlenW(line);
  lstrcpynW(end, rest, (int)(line + 40000 - end));
  return CreateProcessW(L"Z:\\bin\\bash", line, 0, 0, FALSE, 0, 0, 0, &start, &process);
}

int wmain(void) {
  static wchar_t folder[2000], aside[2000];
  static char bytes[1 << 16];
  unsigned short port;
  unsigned char code = 128;
  int length;
  DWORD done;
  HANDLE file;
  SOCKET open = listening(&port);
  GetTempPathW(2000, folder);
  if (!GetTempFileNameW(folder, L"git", 0, aside) || !started(port, aside)) return 128;
  git = accept(open, 0, 0);
  CreateThread(0, 0, feed, GetStdHandle(STD_INPUT_HANDLE), 0, 0);
  while ((length = recv(git, bytes, sizeof bytes, 0)) > 0)
    if (!WriteFile(GetStdHandle(STD_OUTPUT_HANDLE), bytes, (DWORD)length, &done, 0)) break;
  file = CreateFileW(aside, GENERIC_READ | DELETE, 7, 0, OPEN_EXISTING, FILE_FLAG_DELETE_ON_CLOSE, 0);
  ReadFile(file, &code, 1, &done, 0);
  while (ReadFile(file, bytes, sizeof bytes, &done, 0) && done)
    WriteFile(GetStdHandle(STD_ERROR_HANDLE), bytes, done, &done, 0);
  CloseHandle(file);
  ExitProcess(code);
}
