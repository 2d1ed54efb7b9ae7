import { newContext } from '../../../src/languages/bicep/evaluate/context.ts';
import { evaluateTemplate, NO_PARAMETERS } from '../../../src/languages/bicep/evaluate/template.ts';
import { memoryWorkspace } from '../../../src/workspace/memory.ts';
import type { Workspace } from '../../../src/workspace/workspace.ts';
import { plain } from '../arm/evaluated.ts';

/** A workspace with one file whose bytes are no UTF-8. */
function withBytes(main: string, path: string, bytes: readonly number[]): Workspace {
  const texts = memoryWorkspace({ 'main.bicep': main });
  return {
    ...texts,
    has: (asked) => asked === path || texts.has(asked),
    bytes: (asked) => (asked === path ? Buffer.from(bytes) : null),
  };
}

// what the compiler (0.49.2) makes of the same files
test.each([
  ["loadFileAsBase64('it')", [0x61, 0x00, 0x62, 0xff, 0xc3], 'YQBi/8M='],
  ["loadFileAsBase64('it')", [0xef, 0xbb, 0xbf, 0x62], '77u/Yg=='],
  ["loadTextContent('it', 'iso-8859-1')", [0x63, 0xe9], 'cé'],
  ["loadTextContent('it', 'us-ascii')", [0x63, 0xe9], 'c?'],
  ["loadTextContent('it')", [0x63, 0xe9], 'c\ufffd'],
  ["loadTextContent('it', 'utf-16')", [0x68, 0x00, 0x69, 0x00], 'hi'],
  ["loadTextContent('it', 'utf-16BE')", [0x00, 0x68, 0x00, 0x69], 'hi'],
  ["loadTextContent('it', 'iso-8859-1')", [0xff, 0xfe, 0x68, 0x00], 'h'],
  ["loadTextContent('it', 'us-ascii')", [0xef, 0xbb, 0xbf, 0x62], 'b'],
])('%s of %j is %j', (call, bytes, expected) => {
  const workspace = withBytes(`output it string = ${call}\n`, 'it', bytes);
  const { outputs } = evaluateTemplate('main.bicep', NO_PARAMETERS, newContext(workspace));
  expect(plain(outputs.get('it'))).toBe(expected);
});

test('an encoding that there is not, and a file outside of the repository, are unknown', () => {
  const main = "output a string = loadTextContent('main.bicep', 'ebcdic')\noutput b string = loadTextContent('../x')\n";
  const { outputs } = evaluateTemplate(
    'main.bicep',
    NO_PARAMETERS,
    newContext(memoryWorkspace({ 'main.bicep': main })),
  );
  expect(plain(outputs.get('a'))).toMatch(/^\? .*ebcdic/);
  expect(plain(outputs.get('b'))).toMatch(/^\? .*outside of the repository/);
});
