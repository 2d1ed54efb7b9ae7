$p=@{ App="u12"; Workers=3 }
./sub.ps1 @p
