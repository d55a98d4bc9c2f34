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

# Tệp do Windows, macOS, Office tự tạo, xét cả cỡ và nội dung: chỉ tên thì ai cũng đặt được.
function Test-SystemFile($file) {
    $name = $file.Name.ToLowerInvariant()
    if ($file.Length -gt 1MB) { return $false }
    $bytes = [System.IO.File]::ReadAllBytes($file.FullName)
    $count = [Math]::Min($bytes.Length, 8)
    $start = if ($count -gt 0) { [System.BitConverter]::ToString($bytes, 0, $count) } else { '' }
    if ($name -eq 'thumbs.db' -or $name -eq 'ehthumbs.db') { return $start -eq 'D0-CF-11-E0-A1-B1-1A-E1' }
    if ($name -eq '.ds_store') { return $start -eq '00-00-00-01-42-75-64-31' -and $file.Length -le 64KB }
    if ($name -eq 'desktop.ini') {
        $text = [System.IO.File]::ReadAllText($file.FullName)
        $sections = '(?im)^\s*\[(\.ShellClassInfo|ViewState|LocalizedFileNames)\]'
        $odd = @($text -split '\r?\n' | Where-Object { $_.Trim() -notmatch '^(\[[^\[\]]+\]|;.*|[^=\[\]]+=.*|)$' })
        $plain = $text -notmatch '[\x00-\x08\x0b\x0c\x0e-\x1f]' -and -not $text.Contains('\\') -and -not $text.Contains('//')
        return $file.Length -le 4096 -and $plain -and $odd.Count -eq 0 -and $text -match $sections
    }
    if ($name -match '\.(exe|com|scr|pif|bat|cmd|ps1|psm1|vbs|vbe|js|jse|wsf|wsh|hta|msi|msp|lnk|url|dll|jar|py|sh)[ .]*$') {
        return $false
    }
    if ($name.StartsWith('._')) {
        $beside = Join-Path $file.DirectoryName $file.Name.Substring(2)
        return $start.StartsWith('00-05-16-07') -and $file.Length -le 16KB -and (Test-Path -LiteralPath $beside)
    }
    if ($name -notmatch '^~\$.*\.(doc|xls)[a-z]?$' -or $bytes.Length -eq 0 -or $bytes.Length -gt 200) { return $false }
    $rest = $file.Name.Substring(2)
    $beside = @([System.IO.Directory]::GetFiles($file.DirectoryName) | ForEach-Object { [System.IO.Path]::GetFileName($_) } |
        Where-Object { -not $_.StartsWith('~$') } |
        Where-Object { $_ -eq $rest -or ($_.Length -gt 2 -and ($_.Substring(1) -eq $rest -or $_.Substring(2) -eq $rest)) })
    return $beside.Count -gt 0 -and $bytes[0] -le 54
}

$beside = 0
foreach ($entry in Get-ChildItem -LiteralPath $root -Recurse -Force) {
    $name = $entry.FullName.Substring($root.Length).TrimStart('\', '/').Replace('\', '/')
    if ($entry.LinkType -eq 'SymbolicLink' -or $entry.LinkType -eq 'Junction') {
        Write-Host "SAI KHÁC  Liên kết thay cho tệp: $name" -ForegroundColor Red
        $bad++
    }
    elseif ($entry.PSIsContainer -or $listed.ContainsKey($name) -or $name -eq 'tagmanifest-sha256.txt') { continue }
    elseif (Test-SystemFile $entry) {
        Write-Host "Lưu ý     Tệp do hệ điều hành hoặc Office tự tạo, không thuộc gói: $name"
        $beside++
    }
    else {
        Write-Host "SAI KHÁC  Thừa tệp: $name" -ForegroundColor Red
        $bad++
    }
}

$more = if ($beside -gt 0) { "; có $beside tệp của hệ điều hành bên cạnh" } else { '' }
if ($bad -eq 0) { Write-Host "Gói còn nguyên vẹn: $($listed.Count) tệp đúng với bản kê$more." }
else { Write-Host "Có $bad điểm sai khác." }
$tag = Join-Path $root 'tagmanifest-sha256.txt'
if (Test-Path -LiteralPath $tag) {
    $code = (Get-FileHash -LiteralPath $tag -Algorithm SHA256).Hash.Substring(0, 16) -replace '(.{4})(?=.)', '$1 '
    Write-Host "Mã gói: $code  (đối chiếu với mã nơi gửi cung cấp)"
}
if ($bad -gt 0) { exit 4 }
