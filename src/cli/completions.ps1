Register-ArgumentCompleter -Native -CommandName ledningskoll -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $begun = $commandAst.CommandElements | Where-Object { $_.Extent.StartOffset -lt $cursorPosition }
    $words = @($begun | ForEach-Object {
        if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
    })
    # Windows PowerShell hands no empty word to a program unless it is quoted twice.
    if ($wordToComplete -eq '') {
        if ($PSVersionTable.PSVersion -lt [Version]'7.3') { $words += '""' } else { $words += '' }
    }
    $asked = $env:LEDNINGSKOLL_COMPLETE
    $encoding = [Console]::OutputEncoding
    try {
        $env:LEDNINGSKOLL_COMPLETE = 'powershell'
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $offered = & ledningskoll '--' @words
    } finally {
        [Console]::OutputEncoding = $encoding
        $env:LEDNINGSKOLL_COMPLETE = $asked
    }
    $offered | Where-Object { $_ } | ForEach-Object {
        $value, $help = $_ -split "`t", 2
        if (-not $help) { $help = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $help)
    }
}
