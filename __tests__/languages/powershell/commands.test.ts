import { powerShellCommands } from '../../../src/languages/powershell/commands.ts';
import type { Word } from '../../../src/languages/powershell/words.ts';
import { Source, span } from '../../../src/text/source.ts';
import { TracedText } from '../../../src/text/traced.ts';

const BY_HAND = { environment: new Map(), folder: null, words: null };

/** The commands of a script, a line each; what isn't known is shown as `?`. */
function commandsOf(script: string): readonly string[] {
  const source = new Source('deploy.ps1', script);
  const text = TracedText.at(span(source, 0, script.length));
  return powerShellCommands(text, BY_HAND).map(
    ({ name, words, condition }) =>
      `${[name, ...words.map(shown)].join(' ')}${condition === null ? '' : ` | ${condition}`}`,
  );
}

function shown(word: Word): string {
  switch (word.kind) {
    case 'text':
      return word.text.pieces.map((piece) => (piece.unknown ? '?' : piece.text)).join('');
    case 'table':
      return `{${[...word.entries].map(([name, value]) => `${name}=${shown(value)}`).join(' ')}}`;
    case 'list':
      return `(${word.items.map(shown).join(' ')})`;
    case 'splat':
      return `@${word.name}`;
  }
}

describe('the commands of a PowerShell script', () => {
  test.each<[string, string, readonly string[]]>([
    ['a line with a backtick at its end goes on', "az webapp up `\n  --name 'shop'\n", ['az webapp up --name shop']],
    ['a variable stands for its text', '$n = "shop"\naz webapp show -n $n', ['az webapp show -n shop']],
    ['in a text between double quotes', '$n = "shop"\naz show "$n-plan"', ['az show shop-plan']],
    ['a default of a parameter', 'param([string]$Sku = "B1")\naz plan --sku $Sku', ['az plan --sku B1']],
    ['what a command gives is not known', '$n = az account show\naz use $n', ['az account show', 'az use ?']],
    ['a command within a text is not run', 'az use "a-$(Get-Random)"', ['az use a-?']],
    ['a splatted list', 'function f([string]$Name) { az a $Name }\n$p = @("-Name", "shop")\nf @p', ['az a shop']],
    ['a splatted table', '$p = @{ Name = "shop" }\nNew-AzWebApp @p', ['New-AzWebApp {Name=shop}']],
    ['a comment', '# az webapp delete\n<# az a #>\naz b', ['az b']],
  ])('%s', (_, script, expected) => {
    expect(commandsOf(script)).toEqual(expected);
  });
});

describe('a block that does not always run', () => {
  test.each<[string, string, readonly string[]]>([
    ['has its condition', 'if ($env:CI) { az a }\naz b', ['az a | $env:CI', 'az b']],
    ['which `else` denies', 'if ($x) { az a } else { az b }', ['az a | $x', 'az b | not ($x)']],
    [
      'as `elseif` does',
      'if ($x) { az a } elseif ($y) { az b } else { az c }',
      ['az a | $x', 'az b | not ($x) and $y', 'az c | not ($x) and not ($y)'],
    ],
    [
      'knows within it what it assigns, and nobody knows after it',
      '$n = "old"\nif ($x) { $n = "new"; az a $n }\naz b $n',
      ['az a new | $x', 'az b ?'],
    ],
    [
      'is no business of the other branch',
      '$n = "old"\nif ($x) { $n = "new" } else { az a $n }\naz b $n',
      ['az a old | not ($x)', 'az b ?'],
    ],
    ['always runs where its condition is plainly true', '$on = $true\nif ($on) { az a }', ['az a']],
    [
      'as with the default of a parameter',
      'param([bool]$Reuse = $false)\nif (-not $Reuse) { $n = "new"; az a $n }\naz b $n',
      ['az a new', 'az b new'],
    ],
    [
      'is shown with its condition where that is plainly false',
      'param([switch]$All)\nif ($All) { az a }',
      ['az a | $All'],
    ],
    ['takes a text that is not empty for true', '$on = "False"\nif ($on) { az a } else { az b }', ['az a']],
    ['is chosen where what is compared is known', '$e = "dev"\nif ($e -eq "prod") { az a } else { az b }', ['az b']],
    [
      'is open where a caller may give something else',
      'param($e = "dev")\nif ($e -eq "prod") { az a } else { az b }',
      ['az a | $e -eq "prod"', 'az b | not ($e -eq "prod")'],
    ],
    [
      'has no condition where that is whether something stands',
      '$p = az webapp show -n x\nif (-not $p) { az a }',
      ['az webapp show -n x', 'az a'],
    ],
    [
      'nor after a query that failed',
      'az webapp show -n x\nif ($LASTEXITCODE -ne 0) { az a } else { az b }',
      ['az webapp show -n x', 'az a', 'az b'],
    ],
    [
      'nor where a query of Azure raises an error',
      'try { Get-AzWebApp -Name x } catch { az a }',
      ['Get-AzWebApp -Name x', 'az a'],
    ],
    [
      'gives its value to a variable',
      '$prod = $true\n$sku = if ($prod) { "P1v3" } else { "B1" }\naz a $sku',
      ['az a P1v3'],
    ],
    ['is none of the errors', 'try { az a } catch { az b }', ['az a']],
  ])('%s', (_, script, expected) => {
    expect(commandsOf(script)).toEqual(expected);
  });
});

test('every word knows where it is written', () => {
  const script = '$name = "shop"\naz webapp show --name "$name-x"';
  const source = new Source('deploy.ps1', script);
  const [command] = powerShellCommands(TracedText.at(span(source, 0, script.length)), BY_HAND);
  const word = command?.words.at(-1);
  const places = word?.kind === 'text' ? word.text.pieces.map((piece) => piece.span?.start) : [];
  expect(places).toEqual([script.indexOf('shop'), script.indexOf('-x"')]);
});

test.each([
  ['text', '$x = "aa"', '$x = "$x$x"'],
  ['text that is added', '$x = "aa"', '$x += $x'],
  ['list', '$x = @("a","b")', '$x += $x'],
  ['table', '$x = @{ a = 1 }', '$x.b = $x; $x.c = $x'],
])('a %s that is put into itself again and again ends', (_what, first, again) => {
  const script = [first, ...Array<string>(60).fill(again), '$json = $x | ConvertTo-Json', 'az a'].join('\n');
  expect(commandsOf(script).at(-1)).toBe('az a');
});

test('loops in one another that do nothing end', () => {
  const loop = 'foreach ($x in 1..20) {';
  expect(commandsOf(`${loop.repeat(9)}${'}'.repeat(9)}\naz a`).length).toBeLessThan(2);
});

describe('what leaves a block', () => {
  test.each<[string, string, readonly string[]]>([
    ['`return` ends a function', 'function f { az a; return; az b }\nf\naz c', ['az a', 'az c']],
    ['what it returns is still run', 'function f { return az a }\nf', ['az a']],
    [
      'on a condition, what follows in the function runs in the other case',
      'function f { if ($x) { az a; return }\naz b }\nf\naz c',
      ['az a | $x', 'az b | not ($x)', 'az c'],
    ],
    [
      'in two blocks, what follows runs if one of them does not',
      'function f { if ($x) { if ($y) { return }\naz a }\naz b }\nf',
      ['az a | $x and not ($y)', 'az b | not ($x and $y)'],
    ],
    ['`exit` ends the script', 'function f { exit 0 }\naz a\nf\naz b', ['az a']],
    ['a failure on a condition is none', 'if (-not $x) { throw "no" }\nif ($y) { exit 1 }\naz a', ['az a']],
    ['a failure that is sure ends it', '$ok = $false\nif (-not $ok) { exit 1 }\naz a', []],
    ['but not behind a `try`', 'try { throw "x" } catch { }\naz a', ['az a']],
    ['`continue` goes on with the next', 'foreach ($i in 1, 2) { if ($i -eq 1) { continue }\naz $i }', ['az 2']],
    ['`break` ends a loop', 'foreach ($i in 1..9) { if ($i -gt 2) { break }\naz $i }\naz a', ['az 1', 'az 2', 'az a']],
    [
      'a block of a pipe is left by `return`',
      '1..3 | ForEach-Object { if ($_ -eq 2) { return }\naz $_ }',
      ['az 1', 'az 3'],
    ],
    [
      'whoever runs it answers so that it goes on',
      '$c = Read-Host "Go on?"\nif ($c -ne "y") { exit }\naz a',
      ['Read-Host Go on?', 'az a'],
    ],
    [
      'so does a mistake that is told',
      'if ($x) { Write-Host "x is set" -ForegroundColor Red; exit }\naz a',
      ['Write-Host x is set -ForegroundColor Red | $x', 'az a'],
    ],
    ['a switch that nobody gives is not set', 'param([switch]$Dry)\nif ($Dry) { return }\naz a', ['az a']],
    ['what it assigns there is not seen after it', '$n = 1\nif ($x) { $n = 2; exit }\naz $n', ['az 1 | not ($x)']],
  ])('%s', (_, script, expected) => {
    expect(commandsOf(script)).toEqual(expected);
  });
});

describe('an expression', () => {
  test.each<[string, string]>([
    ['2 + 3 * 4', '14'],
    ['(2 + 3) * 4', '20'],
    ['7 / 2', '3.5'],
    ['7 % 4', '3'],
    ['2 - 5', '-3'],
    ["'2' + 3", '23'],
    ["2 + '3'", '5'],
    ["[int]'2' + 3", '5'],
    ['[string]2 + 3', '23'],
    ["'a' + 'b', 'c'", 'ab c'],
    ["'{0}-{1}' -f 'a', 2", 'a-2'],
    ["'a', 'b' -join '-'", 'a-b'],
    ['1..3', '(1 2 3)'],
    ['3..1', '(3 2 1)'],
    ["'a,b,c' -split ','", '(a b c)'],
    ["'a.b' -split '\\.'", '(a b)'],
    ["@{ '$schema' = 'x'; # said\n  b = 2 }", '{$schema=x b=2}'],
    ['@{ $key = 1 }', '?'],
    ['0x10 + 1', '17'],
    ['2KB', '2048'],
    ['[Environment]::GetEnvironmentVariable("SKU")', '?'],
    ['[System.IO.File]::ReadAllText("a.txt").Trim()', '?'],
    ['[Math]::Max(1, 2 * 2) + 1', '5'],
    ["[IO.Path]::Combine('a', 'b')", 'a/b'],
    ['[guid]::NewGuid().ToString().Substring(0, 8)', '?'],
    ["'a_b'.Replace('_', '-')", 'a-b'],
    ["'abcdef'.Substring(1, 3).ToUpper()", 'BCD'],
    ['$other * 2', '?'],
    ['$other + 1', '?'],
    ["$other + '-plan'", '?-plan'],
  ])('%s is %s', (written, expected) => {
    expect(commandsOf(`$x = ${written}\naz a $x`)).toEqual([`az a ${expected}`]);
  });
});

test('a name that begins like a keyword is a command', () => {
  expect(commandsOf('Switch-AzWebAppSlot -Name x\naz a')).toEqual(['Switch-AzWebAppSlot -Name x', 'az a']);
});
