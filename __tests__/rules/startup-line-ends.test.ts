import { lint } from '../../src/lint.ts';
import { memoryWorkspace } from '../../src/workspace/memory.ts';
import { exampleWith } from '../example.ts';

const SCRIPT = '#!/bin/bash\r\ngunicorn --workers 3 --threads 4 --timeout 120 app:app\r\n';

async function found(attributes: string | null): Promise<readonly string[]> {
  const files = {
    ...exampleWith('startup.sh'),
    'src/startup.sh': SCRIPT,
    ...(attributes === null ? {} : { '.gitattributes': attributes }),
  };
  const { findings } = await lint(memoryWorkspace(files));
  return findings.map(({ rule }) => rule).filter((rule) => rule === 'crlf-startup-script');
}

// Not scenarios: git itself would change their files on the way out.
describe("Windows' line ends in a startup script", () => {
  test('are found where git stores them', async () => {
    expect(await found(null)).toEqual(['crlf-startup-script']);
    expect(await found('*.png binary\n*.bat text eol=crlf\n')).toEqual(['crlf-startup-script']);
  });

  test.each(['*.sh text eol=lf', '* text=auto', '/src/startup.sh text', 'startup.sh eol=lf'])(
    'are only those of a copy where git is told %p',
    async (line) => {
      expect(await found(`# line ends\n${line}\n`)).toEqual([]);
    },
  );
});
