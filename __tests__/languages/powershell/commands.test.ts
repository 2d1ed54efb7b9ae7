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
])('a %s that is put into itself again and again ends', (_what, first, again) => {
  const script = [first, ...Array<string>(60).fill(again), 'az a'].join('\n');
  expect(commandsOf(script)).toEqual(['az a']);
});

test('a name that begins like a keyword is a command', () => {
  expect(commandsOf('Switch-AzWebAppSlot -Name x\naz a')).toEqual(['Switch-AzWebAppSlot -Name x', 'az a']);
});
