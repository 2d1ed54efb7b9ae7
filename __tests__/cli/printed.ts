import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { requestOf } from '../../src/cli/request.ts';
import { run } from '../../src/cli/run.ts';

/** What a call prints, in a folder that these files are put into first. */
export async function printed(
  folder: string,
  files: Readonly<Record<string, string>>,
  ...words: readonly string[]
): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const request = requestOf([...words]);
  if (request.kind === 'misuse') throw new Error(request.message);
  let text = '';
  await run(request, {
    environment: {},
    terminal: false,
    columns: 100,
    program: null,
    folder,
    print: (more) => {
      text += more;
    },
  });
  return text;
}
