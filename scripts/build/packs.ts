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
  const functions = bodies.map(
    ({ id, body }) => `${JSON.stringify(id)}:function(exports,require,module){${withoutPrelude(body)}}`,
  );
  return `(exported=>({${functions.join(',\n')}}))(${EXPORTED})\n`;
}

/** What a module exports, from a getter for each name. No name of a minified module is as long as its own. */
const EXPORTED =
  '(getters,all=Object.defineProperty({},"__esModule",{value:!0}))=>{for(const name in getters)Object.defineProperty(all,name,{get:getters[name],enumerable:!0});return all}';

const NAME = '[\\w$]+';
const FUNCTIONS = [
  `var (?<define>${NAME})=Object\\.defineProperty;`,
  `var (?<descriptor>${NAME})=Object\\.getOwnPropertyDescriptor;`,
  `var (?<names>${NAME})=Object\\.getOwnPropertyNames;`,
  `var (?<has>${NAME})=Object\\.prototype\\.hasOwnProperty;`,
];
const EXPORT = `var (?<export>${NAME})=\\(${NAME},${NAME}\\)=>\\{for\\(var [^{}]*\\{[^{}]*\\}\\)\\},`;
const COPY = `(?<copy>${NAME})=\\((?:${NAME},){3}${NAME}\\)=>\\{if\\([^{}]*\\{[^{}]*\\}\\);return ${NAME}\\};`;
const TO_CJS = `var (?<whole>${NAME})=(?<given>${NAME})=>\\k<copy>\\(\\k<define>\\(\\{\\},"__esModule",\\{value:!0\\}\\),\\k<given>\\);`;
const USE = `var (?<all>${NAME})=\\{\\};\\k<export>\\(\\k<all>,(?<getters>\\{[^{}]*\\})\\);module\\.exports=\\k<whole>\\(\\k<all>\\);`;
const PRELUDE = new RegExp(`^${FUNCTIONS.join('')}${EXPORT}${COPY}${TO_CJS}${USE}`);

/** esbuild writes the same helpers at the start of each module, a fifth of a small one; here they stand once in each file. */
function withoutPrelude(body: string): string {
  return body.replace(PRELUDE, 'module.exports=exported($<getters>);');
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
