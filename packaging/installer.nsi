; The installer: makensis -INPUTCHARSET UTF8 -DVERSION=x.y.z -DFILES=files.nsh -DOUT=setup.exe -DRESOURCES=... installer.nsi
; `python dev.py windows` writes files.nsh (every program file, sorted) and calls it.
; Per user, without administrator. Program files are replaced and removed; data is never touched.
; Only some builds of NSIS bring 64-bit stubs; the usual one for Windows has 32-bit ones. Either installs the same.
!ifndef TARGET
  !if /FileExists "${NSISDIR}/Stubs/lzma_solid-amd64-unicode"
    !define TARGET amd64-unicode
  !else
    !define TARGET x86-unicode
  !endif
!endif
Target ${TARGET}
!ifndef VERSION
  !error "pass -DVERSION=x.y.z -DFILES=files.nsh -DOUT=setup.exe -DRESOURCES=folder"
!endif
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
!endif
SetDateSave off
; Without this a silent setup goes past each file that it cannot write, and ends with 0.
AllowSkipFiles off
ManifestDPIAware true
ManifestSupportedOS Win10
!include MUI2.nsh
!include FileFunc.nsh
!include x64.nsh
!include WinVer.nsh
!include WordFunc.nsh

!define APP "PII Desktop"
!define CONSOLE "pii-desktop"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP}"
!define CLASSES "Software\Classes"
!define SUFFIX ".piipack"
!define PACK "PIIDesktop.Pack"
; Exit codes, told in docs/cai-dat.md. NSIS has its own: 0 done, 1 cancelled, 2 ended while copying.
!define NOT_THIS_WINDOWS 4
!define STILL_RUNNING 5
!define NEWER_IS_THERE 6
!define NO_PLACE_TO_WRITE 7
!define LEFT_OVER 8
!define WINDOWS_10_1809 17763

Name "${APP} ${VERSION}"
BrandingText "${APP} ${VERSION}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${APP}"
InstallDirRegKey HKCU "Software\${APP}" "InstallDir"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1066 "ProductName" "${APP}"
VIAddVersionKey /LANG=1066 "FileDescription" "Bộ cài ${APP}"
VIAddVersionKey /LANG=1066 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "CompanyName" "${APP}"
VIAddVersionKey /LANG=1066 "LegalCopyright" "PII Desktop authors, MIT"

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

Var IsHalfDone

!define MUI_ICON "${RESOURCES}/program/pii-desktop.ico"
!define MUI_UNICON "${RESOURCES}/program/pii-desktop.ico"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${APP}.exe"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Chương trình sẽ được gỡ. Sổ dữ liệu, minh chứng và bản sao lưu vẫn ở nguyên chỗ cũ; theo mặc định là $LOCALAPPDATA\${APP}."
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"

; A running program cannot be opened for writing. Nothing has been changed yet when this refuses.
!macro RefuseWhileRunning NAME
  ${Do}
    ${IfNot} ${FileExists} "$INSTDIR\${NAME}.exe"
      ${Break}
    ${EndIf}
    ClearErrors
    FileOpen $0 "$INSTDIR\${NAME}.exe" a
    ${IfNot} ${Errors}
      FileClose $0
      ${Break}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${APP} đang chạy. Chưa có gì thay đổi. Hãy đóng chương trình rồi bấm Thử lại (Retry)." /SD IDCANCEL IDRETRY +3
    SetErrorLevel ${STILL_RUNNING}
    Abort "${APP} đang chạy. Chưa có gì thay đổi."
  ${Loop}
!macroend

; Tried before anything is changed.
!macro RefuseWithoutPlace
  CreateDirectory "$INSTDIR"
  ClearErrors ; on some shares an existing parent folder counts as an error above
  GetTempFileName $0 "$INSTDIR"
  ${If} ${Errors}
    SetErrorLevel ${NO_PLACE_TO_WRITE}
    MessageBox MB_OK|MB_ICONSTOP "Không ghi được vào thư mục $INSTDIR. Chưa có gì thay đổi. Hãy chọn thư mục khác, hoặc hỏi cán bộ công nghệ thông tin về quyền ghi và chỗ trống trên đĩa." /SD IDOK
    Abort "Không ghi được vào thư mục $INSTDIR. Chưa có gì thay đổi."
  ${EndIf}
  Delete "$0"
!macroend

; What an earlier version put there; never RMDir /r of the folder itself, a stick keeps its data in it.
; A folder takes another name as a whole or not at all: while something in it is held open, nothing has changed.
; A virus scanner lets go after a while, so it is tried for five seconds.
!macro PutProgramAside
  RMDir /r "$INSTDIR\_internal.old"
  StrCpy $1 0
  ${DoWhile} ${FileExists} "$INSTDIR\_internal\*.*"
    Rename "$INSTDIR\_internal" "$INSTDIR\_internal.old"
    IntOp $1 $1 + 1
    ${If} ${FileExists} "$INSTDIR\_internal\*.*"
      ${If} $1 > 10
        SetErrorLevel ${STILL_RUNNING}
        MessageBox MB_OK|MB_ICONSTOP "Một chương trình khác đang giữ tệp trong $INSTDIR\_internal. Chưa có gì thay đổi. Hãy đóng các cửa sổ đang mở thư mục ấy hoặc khởi động lại máy, rồi làm lại." /SD IDOK
        Abort "Tệp chương trình đang bị giữ. Chưa có gì thay đổi."
      ${EndIf}
      Sleep 500
    ${EndIf}
  ${Loop}
!macroend

!macro RemoveProgramFiles
  RMDir /r "$INSTDIR\_internal.old"
  Delete "$INSTDIR\${APP}.exe"
  Delete "$INSTDIR\${CONSOLE}.exe"
!macroend

; An evidence pack opens by double click. Explorer is told, so that its icons follow without signing out.
!macro TellExplorer
  System::Call "shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)"
!macroend

!macro TakeSuffix
  WriteRegStr HKCU "${CLASSES}\${PACK}" "" "Gói minh chứng PII"
  WriteRegStr HKCU "${CLASSES}\${PACK}\DefaultIcon" "" "$INSTDIR\${APP}.exe,0"
  WriteRegStr HKCU "${CLASSES}\${PACK}\shell\open\command" "" '"$INSTDIR\${APP}.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\${SUFFIX}" "" "${PACK}"
  WriteRegStr HKCU "${CLASSES}\${SUFFIX}\OpenWithProgids" "${PACK}" ""
  !insertmacro TellExplorer
!macroend

; A suffix that another program has taken since stays with it.
!macro GiveSuffixBack
  DeleteRegKey HKCU "${CLASSES}\${PACK}"
  DeleteRegValue HKCU "${CLASSES}\${SUFFIX}\OpenWithProgids" "${PACK}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${SUFFIX}\OpenWithProgids"
  ReadRegStr $0 HKCU "${CLASSES}\${SUFFIX}" ""
  ${If} $0 == "${PACK}"
    DeleteRegValue HKCU "${CLASSES}\${SUFFIX}" ""
  ${EndIf}
  DeleteRegKey /ifempty HKCU "${CLASSES}\${SUFFIX}"
  !insertmacro TellExplorer
!macroend

Function .onInit
  ${IfNot} ${AtLeastBuild} ${WINDOWS_10_1809}
  ${OrIfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "${APP} cần Windows 10 (1809) trở lên, 64 bit. Chưa có gì thay đổi." /SD IDOK
    SetErrorLevel ${NOT_THIS_WINDOWS}
    Quit
  ${EndIf}
  Call RefuseOlder
FunctionEnd

; An older program cannot open a workspace that a newer one has changed. What is registered but gone hinders nobody.
Function RefuseOlder
  ReadRegStr $0 HKCU "${UNINSTALL}" "DisplayVersion"
  ReadRegStr $1 HKCU "${UNINSTALL}" "InstallLocation"
  ${If} $0 != ""
  ${AndIf} ${FileExists} "$1\${APP}.exe"
    ${VersionCompare} "${VERSION}" "$0" $2
    ${If} $2 == 2
      MessageBox MB_OK|MB_ICONSTOP "Máy đã có ${APP} $0, mới hơn bộ cài này (${VERSION}). Chưa có gì thay đổi. Muốn về bản cũ thì gỡ bản mới trước; sổ dữ liệu mà bản mới đã nâng cấp thì bản cũ không mở được." /SD IDOK
      SetErrorLevel ${NEWER_IS_THERE}
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

; Reached also by refusals, which have said their own sentence.
Function .onInstFailed
  ${If} $IsHalfDone == 1
    MessageBox MB_OK|MB_ICONSTOP "Cài chưa xong: có tệp không ghi được vào $INSTDIR (đĩa đầy, hoặc phần mềm diệt vi-rút chặn). Sổ dữ liệu vẫn nguyên vẹn. Hãy dọn chỗ trên đĩa rồi chạy lại bộ cài; chương trình chưa dùng được cho đến lúc ấy." /SD IDOK
  ${EndIf}
FunctionEnd

Section "program"
  !insertmacro RefuseWithoutPlace
  !insertmacro RefuseWhileRunning "${APP}"
  !insertmacro RefuseWhileRunning "${CONSOLE}"
  !insertmacro PutProgramAside
  StrCpy $IsHalfDone 1
  !insertmacro RemoveProgramFiles
  !include "${FILES}" ; a file that cannot be written ends the script here, with 2: nothing is registered
  SetOutPath "$INSTDIR"
  ClearErrors
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} ${Errors}
    SetErrorLevel 2
    Abort "Không ghi được $INSTDIR\uninstall.exe."
  ${EndIf}
  StrCpy $IsHalfDone 0
  CreateShortcut "$SMPROGRAMS\${APP}.lnk" "$INSTDIR\${APP}.exe"
  CreateShortcut "$DESKTOP\${APP}.lnk" "$INSTDIR\${APP}.exe"
  WriteRegStr HKCU "Software\${APP}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${APP}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${APP}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${APP}.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  !insertmacro TakeSuffix
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
SectionEnd

Section "Uninstall"
  !insertmacro RefuseWhileRunning "${APP}"
  !insertmacro RefuseWhileRunning "${CONSOLE}"
  !insertmacro PutProgramAside
  !insertmacro RemoveProgramFiles
  ; Registered as long as there is something to remove, so that Windows offers it again.
  ${If} ${FileExists} "$INSTDIR\_internal.old\*.*"
  ${OrIf} ${FileExists} "$INSTDIR\${APP}.exe"
  ${OrIf} ${FileExists} "$INSTDIR\${CONSOLE}.exe"
    SetErrorLevel ${LEFT_OVER}
    MessageBox MB_OK|MB_ICONSTOP "Gỡ chưa xong: còn tệp trong $INSTDIR đang bị chương trình khác giữ. Sổ dữ liệu vẫn nguyên vẹn. Hãy khởi động lại máy rồi gỡ lại." /SD IDOK
    Abort "Gỡ chưa xong: còn tệp đang bị giữ."
  ${EndIf}
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${APP}.lnk"
  Delete "$DESKTOP\${APP}.lnk"
  !insertmacro GiveSuffixBack
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\${APP}"
  MessageBox MB_OK|MB_ICONINFORMATION "Đã gỡ chương trình. Sổ dữ liệu, minh chứng và bản sao lưu vẫn còn nguyên, theo mặc định ở $LOCALAPPDATA\${APP}." /SD IDOK
SectionEnd
