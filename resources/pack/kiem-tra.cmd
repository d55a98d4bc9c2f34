@echo off
setlocal
chcp 65001 >nul
if exist "%~dp0kiem-tra.ps1" powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0kiem-tra.ps1"
rem A double click inside the zip unpacks this file alone.
set "WORDS=Ch\u01b0a gi\u1ea3i n\u00e9n c\u1ea3 g\u00f3i n\u00ean ch\u01b0a ki\u1ec3m tra \u0111\u01b0\u1ee3c. H\u00e3y b\u1ea5m chu\u1ed9t ph\u1ea3i v\u00e0o t\u1ec7p .zip, ch\u1ecdn Gi\u1ea3i n\u00e9n t\u1ea5t c\u1ea3 (Extract All), r\u1ed3i b\u1ea5m \u0111\u00fap kiem-tra.cmd trong th\u01b0 m\u1ee5c v\u1eeba gi\u1ea3i n\u00e9n."
if not exist "%~dp0kiem-tra.ps1" powershell -NoProfile -Command "[Console]::OutputEncoding = [Text.Encoding]::UTF8; Write-Host ([regex]::Unescape($env:WORDS))"
pause
