# shellcheck shell=bash
# The set-up and the archive for Windows: built, and tried in a Windows that has never seen them. Sourced, never run.
# shellcheck disable=SC2154  # windows.sh names the program Wine.

version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml)
packages=target/packages
setup=$packages/ledningskoll-$version-x64-windows-setup.exe
archive=$packages/ledningskoll-$version-x64-windows.zip

# The program, its starter, the set-up and the archive.
windows_packages() {
  windows_here || return 0
  windows_packed
}

windows_packed() (
  windows_ready
  windows_build build --release --bin ledningskoll
  windows_pack "$CARGO_TARGET_DIR/$windows_target/release/ledningskoll.exe"
  ls -l "$packages"/*windows*
)

# Packs a program: windows_pack PROGRAM
windows_pack() {
  local program starter
  program=$(realpath "$1")
  rm -rf target/windows-zip && mkdir -p target/windows-zip "$packages"
  starter="$PWD/target/windows-zip/Granska ledningssystem.exe"
  makensis -V2 -INPUTCHARSET UTF8 "-DVERSION=$version" "-DOUT=$starter" packaging/windows/launcher.nsi
  makensis -V2 -INPUTCHARSET UTF8 "-DVERSION=$version" "-DOUT=$PWD/$setup" "-DPROGRAM=$program" "-DLAUNCHER=$starter" \
    packaging/windows/installer.nsi
  cp "$program" target/windows-zip/ledningskoll.exe
  cp LICENSE-APACHE LICENSE-MIT target/windows-zip
  python packaging/pages.py target/windows-zip
  # What Windows reads line by line has its line ends.
  sed 's/$/\r/' packaging/windows/Granska.cmd >target/windows-zip/Granska.cmd
  rm -f "$archive"
  (cd target/windows-zip && python3 -m zipfile -c "../../$archive" ./*)
}

# A Windows that has never seen the program.
clean=$PWD/target/wine-clean
home=$clean/drive_c/users/$(id -un)/AppData/Local
installed=$home/Programs/ledningskoll

# A name that no command line may take for anything else.
odd="Åsö & calc %PATH% !x! ^ (en)"

# From set-up to uninstallation, and the archive, in a clean Windows.
windows_setup_tried() {
  windows_here || return 0
  [ -e "$setup" ] || { leave_out "$current (nothing is packed)"; return 0; }
  windows_setup_installed
}

windows_setup_installed() (
  windows_ready
  wine_prefix "$clean"
  a_browser
  # Where there is no Path at all. (Wine 8 gives a program no Path that is as long as the other one.)
  between_set_up_and_uninstallation found_by_path
  a_long_path
  between_set_up_and_uninstallation used
  from_the_archive
  "$wineserver" -k || true
)

# Installs, runs a function, and uninstalls; nothing is left: between_set_up_and_uninstallation FUNCTION
between_set_up_and_uninstallation() {
  state >target/wine-before.txt
  "$wine" "$setup" /S
  "$1"
  "$wine" "$installed/avinstallera.exe" /S
  # NOTE: what uninstalls is a copy of itself, which is not waited for.
  state | diff target/wine-before.txt -
}

# A person installs an update, begins a ledningssystem, and has it audited.
used() {
  "$wine" "$setup" /S
  [ "$(path_of_user | tr ';' '\n' | grep -c ledningskoll)" = 1 ]
  a_ledningssystem
  started_everywhere
  mv "$system" "$clean/kept"
}

# Pages are opened by a program that writes down which. (Wine 8 asks only what is set for the whole computer.) The keys are
# there on every computer with Windows.
a_browser() {
  "$wine" reg add 'HKCU\Software\Classes' /f >/dev/null
  "$wine" reg add 'HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall' /f >/dev/null
  x86_64-w64-mingw32-gcc -municode -O1 -o "$WINEPREFIX/drive_c/browser.exe" tests/wine/browser.c
  "$wine" reg add 'HKLM\Software\Classes\.html' /ve /d webbsida /f >/dev/null
  "$wine" reg add 'HKLM\Software\Classes\webbsida\shell\open\command' /ve /d '"C:\browser.exe" C:\opened.txt "%1"' /f >/dev/null
}

# A Path of 3,000 characters, with a variable and a semicolon at its end.
a_long_path() {
  local path="%USERPROFILE%\\bin"
  while [ "${#path}" -lt 3000 ]; do path+=";C:\\program\\${#path} å"; done
  "$wine" reg add 'HKCU\Environment' /v Path /t REG_EXPAND_SZ /d "$path;" /f >/dev/null
}

path_of_user() {
  "$wine" reg query 'HKCU\Environment' /v Path 2>&1 || true
}

# All files of the person, all keys that a set-up may write, and the Path: what must be as before.
state() {
  "$wineserver" -w
  (cd "$WINEPREFIX/drive_c" && find . -path ./windows -prune -o -type f ! -name opened.txt ! -path '*/Temp/*' -print | sort)
  "$wine" reg query 'HKCU\Software\Classes' /s
  "$wine" reg query 'HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall' /s
  path_of_user
}

# A new window finds the program by its name.
found_by_path() {
  local told
  told=$("$wine" cmd /d /c 'ledningskoll --version')
  [ "${told%$'\r'}" = "ledningskoll $version" ] || { echo "by its name it says: $told"; exit 1; }
  "$wine" reg query 'HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\ledningskoll' /v QuietUninstallString >/dev/null
  [ -e "$home/../Roaming/Microsoft/Windows/Start Menu/Programs/Granska ledningssystem.lnk" ]
}

# init and new, in a folder with an odd name; nothing in it can be run.
a_ledningssystem() {
  system="$WINEPREFIX/drive_c/users/Public/$odd"
  "$wine" "$installed/ledningskoll.exe" init "C:\\users\\Public\\$odd" --name "Region Norr" --unit "Åsö vårdcentral" --yes
  "$wine" "$installed/ledningskoll.exe" new rutin --yes --in "C:\\users\\Public\\$odd"
  ! find "$system" -type f \( -iname '*.exe' -o -iname '*.cmd' -o -iname '*.bat' -o -iname '*.ps1' -o -iname '*.vbs' -o \
    -iname '*.js' -o -iname '*.lnk' -o -iname '*.url' -o -iname '*.hta' -o -iname 'desktop.ini' -o -perm /111 \) | grep . || exit 1
  code=0
  "$wine" "$installed/ledningskoll.exe" audit "C:\\users\\Public\\$odd" --quiet || code=$?
  [ "$code" = 1 ]
}

# By the menu of a folder, by that inside it, by a file in it, with nothing given, and what is refused.
started_everywhere() {
  local command starter="$installed/Granska ledningssystem.exe"
  for command in Directory Directory/Background; do
    command=$("$wine" reg query "HKCU\\Software\\Classes\\${command//\//\\}\\shell\\ledningskoll\\command" /ve | tr -d '\r' |
      sed -n 's/.*REG_SZ *"\(.*\)" "%[1V]"$/\1/p')
    [ "$command" = "C:\\users\\$(id -un)\\AppData\\Local\\Programs\\ledningskoll\\Granska ledningssystem.exe" ]
  done
  opened "$starter" /S "C:\\users\\Public\\$odd"
  opened "$starter" /S "C:\\users\\Public\\$odd\\"
  opened "$starter" /S "C:\\users\\Public\\$odd\\installningar.yaml"
  opened "$starter" /S
  refused "$starter" /S "C:\\finns inte"
  refused "$starter" /S "C:\\users\\Public\\$odd\\calc.exe & echo x >C:\\run.txt"
  [ ! -e "$WINEPREFIX/drive_c/run.txt" ]
}

# A starter writes the report of the ledningssystem, outside it, and opens it: opened COMMAND…
opened() {
  local report="$home/ledningskoll/granskning.html" before
  before=$(find "$system" | sort)
  rm -f "$WINEPREFIX/drive_c/opened.txt" "$report"
  "$wine" "$@" || { echo "ended with $?: $*"; exit 1; }
  "$wineserver" -w
  grep -qi 'ledningskoll.granskning\.html$' "$WINEPREFIX/drive_c/opened.txt"
  grep -q "Region Norr" "$report"
  [ "$(find "$system" | sort)" = "$before" ]
}

# A starter says no and opens nothing: refused COMMAND…
refused() {
  local code=0
  rm -f "$WINEPREFIX/drive_c/opened.txt"
  "$wine" "$@" || code=$?
  "$wineserver" -w
  [ "$code" = 2 ] && [ ! -e "$WINEPREFIX/drive_c/opened.txt" ]
}

# The archive, unpacked in a folder with an odd name; what was dropped on Granska.cmd comes as Windows writes it.
from_the_archive() {
  local place="$WINEPREFIX/drive_c/users/Public/Hämtade & filer" line
  mkdir -p "$place" && python3 -m zipfile -e "$archive" "$place"
  mv "$clean/kept" "$system"
  for line in "\"C:\\users\\Public\\$odd\"\"" ""; do
    export granska_rad="C:\\Windows\\system32\\cmd.exe /c \"\"C:\\users\\Public\\Hämtade & filer\\Granska.cmd\" $line"
    opened "$place/Granska ledningssystem.exe" /S
  done
  mv "$system" "$WINEPREFIX/drive_c/users/Public/a&calc" && system="$WINEPREFIX/drive_c/users/Public/a&calc"
  export granska_rad='C:\Windows\system32\cmd.exe /c ""C:\x\Granska.cmd" C:\users\Public\a&calc"'
  opened "$place/Granska ledningssystem.exe" /S
  unset granska_rad
  rm "$place/ledningskoll.exe"
  refused "$place/Granska ledningssystem.exe" /S
}
