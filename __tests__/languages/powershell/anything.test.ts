import fc from 'fast-check';
import { powerShellCommands } from '../../../src/languages/powershell/commands.ts';
import { Source, span } from '../../../src/text/source.ts';
import { TracedText } from '../../../src/text/traced.ts';

const PIECES =
  '$x|$y = |$x += |$x++|@{|}|@(|)|(|{|"|\'|"$x"|$($x)|`|\n|;|, |1|2KB|az a |-Name |if (|) {|} else {|elseif (|foreach ($i in |function f {|f |return |exit 0|continue|break|throw |switch ($x) {|default {|try {|} catch {|[int]|[Math]::Max(|.Trim()|[0]|.a|-eq |-join |-f | \\| ConvertTo-Json| \\| ForEach-Object {|@x| > a.sh|#|<#|#>|@"\n|\n"@'.split(
    /(?<!\\)\|/,
  );

const script = fc
  .array(fc.constantFrom(...PIECES.map((piece) => piece.replace('\\|', '|'))), { maxLength: 60 })
  .map((pieces) => pieces.join(''));

test('any text is read to its end, whatever it means', () => {
  fc.assert(
    fc.property(script, (text) => {
      const source = new Source('deploy.ps1', text);
      const whole = TracedText.at(span(source, 0, text.length));
      const commands = powerShellCommands(whole, { environment: new Map(), folder: null, words: null });
      expect(commands.length).toBeLessThanOrEqual(500);
    }),
    { numRuns: 500 },
  );
});
