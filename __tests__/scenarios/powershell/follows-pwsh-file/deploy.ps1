az webapp list -o table
pwsh -NoProfile -File ./sub.ps1 -App u14 -Workers 3
