; The installer: makensis -INPUTCHARSET UTF8 -DVERSION=x.y.z -DFILES=files.nsh -DOUT=setup.exe -DRESOURCES=... installer.nsi
; `python dev.py windows` writes files.nsh (every program file, sorted) and calls it.
; Per user, without administrator. Program files are replaced and removed; data is never touched.
Unicode true
Target amd64-unicode
!ifndef VERSION
  !error "pass -DVERSION=x.y.z -DFILES=files.nsh -DOUT=setup.exe -DRESOURCES=folder"
!endif
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
!endif
SetDateSave off
ManifestDPIAware true
ManifestSupportedOS Win10
!include MUI2.nsh
!include FileFunc.nsh
!include x64.nsh
!include WinVer.nsh

!define APP "PII Desktop"
!define CONSOLE "pii-desktop"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP}"
!define CLASSES "Software\Classes"
!define SUFFIX ".piipack"
!define PACK "PIIDesktop.Pack"
!define STILL_RUNNING 5
!define NOT_THIS_WINDOWS 4

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

; What an earlier version put there; never RMDir /r of the folder itself, a stick keeps its data in it.
!macro RemoveProgramFiles
  RMDir /r "$INSTDIR\_internal"
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
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${RunningX64}
    MessageBox MB_ICONSTOP "${APP} cần Windows 10 (1809) trở lên, 64 bit." /SD IDOK
    SetErrorLevel ${NOT_THIS_WINDOWS}
    Quit
  ${EndIf}
FunctionEnd

Section "program"
  !insertmacro RefuseWhileRunning "${APP}"
  !insertmacro RefuseWhileRunning "${CONSOLE}"
  !insertmacro RemoveProgramFiles
  !include "${FILES}"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
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
  !insertmacro RemoveProgramFiles
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${APP}.lnk"
  Delete "$DESKTOP\${APP}.lnk"
  !insertmacro GiveSuffixBack
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\${APP}"
  MessageBox MB_OK|MB_ICONINFORMATION "Đã gỡ chương trình. Sổ dữ liệu, minh chứng và bản sao lưu vẫn còn nguyên, theo mặc định ở $LOCALAPPDATA\${APP}." /SD IDOK
SectionEnd
