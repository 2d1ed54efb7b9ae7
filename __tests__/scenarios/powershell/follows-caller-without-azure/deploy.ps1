& "$PSScriptRoot\sub.ps1" -App u13 -Workers 3
