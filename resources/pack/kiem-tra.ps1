# Kiểm tra gói minh chứng đã giải nén, không cần cài gì thêm (Windows PowerShell 5 trở lên).
# Bấm đúp kiem-tra.cmd, hoặc: powershell -NoProfile -ExecutionPolicy Bypass -File kiem-tra.ps1
# Kiểm tra kỹ hơn (cả tệp .zip, vỏ zip, tráo, đổi tên): python kiem-tra.py, hoặc pii-desktop verify.

$ErrorActionPreference = 'Stop'
[Console]::OutputEncoding = [System.Text.Encoding]::UTF8
$root = Split-Path -Parent $MyInvocation.MyCommand.Path
$listed = @{}
$bad = 0

foreach ($list in 'manifest-sha256.txt', 'tagmanifest-sha256.txt') {
    $path = Join-Path $root $list
    if (-not (Test-Path -LiteralPath $path)) {
        Write-Host "SAI KHÁC  Thiếu bản kê: $list" -ForegroundColor Red
        $bad++
        continue
    }
    foreach ($line in [System.IO.File]::ReadAllLines($path)) {
        if ($line -match '^([0-9a-f]{64})  (.+)$') { $listed[$Matches[2]] = $Matches[1] }
        else {
            Write-Host "SAI KHÁC  Bản kê $list có dòng không đúng: $line" -ForegroundColor Red
            $bad++
        }
    }
}

foreach ($name in ($listed.Keys | Sort-Object)) {
    $path = Join-Path $root $name
    if (-not (Test-Path -LiteralPath $path -PathType Leaf)) {
        Write-Host "SAI KHÁC  Thiếu tệp: $name" -ForegroundColor Red
        $bad++
    }
    elseif ((Get-FileHash -LiteralPath $path -Algorithm SHA256).Hash.ToLower() -ne $listed[$name]) {
        Write-Host "SAI KHÁC  Tệp bị sửa: $name" -ForegroundColor Red
        $bad++
    }
}

$system = 'desktop.ini', 'thumbs.db', '.ds_store', 'ehthumbs.db'
foreach ($file in Get-ChildItem -LiteralPath $root -Recurse -File -Force) {
    $name = $file.FullName.Substring($root.Length).TrimStart('\', '/').Replace('\', '/')
    $own = $listed.ContainsKey($name) -or $name -eq 'tagmanifest-sha256.txt'
    if (-not $own -and $system -notcontains $file.Name.ToLower() -and -not $file.Name.StartsWith('~$')) {
        Write-Host "SAI KHÁC  Thừa tệp: $name" -ForegroundColor Red
        $bad++
    }
}

if ($bad -eq 0) { Write-Host "Gói còn nguyên vẹn: $($listed.Count) tệp đúng với bản kê." }
else { Write-Host "Có $bad điểm sai khác." }
$tag = Join-Path $root 'tagmanifest-sha256.txt'
if (Test-Path -LiteralPath $tag) {
    $code = (Get-FileHash -LiteralPath $tag -Algorithm SHA256).Hash.Substring(0, 16) -replace '(.{4})(?=.)', '$1 '
    Write-Host "Mã gói: $code  (đối chiếu với mã nơi gửi cung cấp)"
}
if ($bad -gt 0) { exit 4 }
