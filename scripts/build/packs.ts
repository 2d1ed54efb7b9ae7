import { transform } from 'esbuild';

/** A module as esbuild made it. */
export interface Chunk {
  /** as others ask for it */
  readonly id: string;
  /** as ESM */
  readonly text: string;
}

/** A file of `dist/` with the modules that stand in it. */
export interface Pack {
  readonly name: string;
  readonly ids: readonly string[];
  readonly text: string;
}

/** From this size on a module is a file of its own, to be read only where it is needed. */
const LARGE = 14_000;

/**
 * Modules put together into few files: the small ones into one, each large one into its own. A file is a script that gives an
 * object of functions, one a module, each of which is called with `require`. It is no ES module because Node 20 can't keep what
 * V8 compiles of one, and compiling is most of the time of a short run.
 */
export async function packed(chunks: readonly Chunk[], target: string): Promise<readonly Pack[]> {
  const bodies = await Promise.all(
    chunks.map(async ({ id, text }) => ({ id, body: await functionBody(text, target) })),
  );
  const small = bodies.filter(({ body }) => body.length < LARGE);
  const large = bodies.filter(({ body }) => body.length >= LARGE);
  return [
    { name: 'core.cjs', ids: small.map(({ id }) => id), text: script(small) },
    ...large.map((one) => ({ name: `${one.id}.cjs`, ids: [one.id], text: script([one]) })),
  ];
}

function script(bodies: readonly { readonly id: string; readonly body: string }[]): string {
  const functions = bodies.map(({ id, body }) => `${JSON.stringify(id)}:function(exports,require,module){${body}}`);
  return `({${functions.join(',\n')}})\n`;
}

async function functionBody(text: string, target: string): Promise<string> {
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target,
    minify: true,
    charset: 'ascii',
    // `import()` becomes `require` in a promise.
    supported: { 'dynamic-import': false },
    logLevel: 'error',
  });
  return code.trimEnd();
}
