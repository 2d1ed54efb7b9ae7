import { readFile } from 'node:fs/promises';
import { parser } from '@lezer/python';
import type { Plugin } from 'esbuild';

/** The tables of a Lezer parser, as it has them once it is made: no part of its published interface. */
interface Tables {
  readonly states: Uint32Array;
  readonly data: Uint16Array;
  readonly goto: Uint16Array;
  readonly tokenizers: readonly { readonly data?: Uint16Array }[];
}

/**
 * The tables of the Python parser are written as text that is decoded character by character at every start, which takes longer
 * than parsing most files. In `dist/` they are written as numbers that are there at once; the parser takes either.
 */
export const pythonTables: Plugin = {
  name: 'python-tables',
  setup({ onLoad }) {
    onLoad({ filter: /@lezer[\\/]python[\\/]dist[\\/]index\.js$/ }, async ({ path }) => {
      const { states, data, goto, tokenizers } = parser as unknown as Tables;
      const tokenData = tokenizers.find((tokenizer) => tokenizer.data)?.data;
      if (!tokenData) throw new Error('the Python parser has other tables');
      let text = await readFile(path, 'utf8');
      const tables = { states, stateData: data, goto, tokenData };
      for (const [name, table] of Object.entries(tables)) {
        const written = new RegExp(`\\b${name}: "(?:[^"\\\\]|\\\\.)*"`);
        if (!written.test(text)) throw new Error(`the Python parser has no ${name}`);
        const bytes = Buffer.from(table.buffer, table.byteOffset, table.byteLength).toString('base64');
        text = text.replace(written, () => `${name}: numbers(${table.constructor.name}, "${bytes}")`);
      }
      return { contents: `${text}\n${numbers}`, loader: 'js' };
    });
  },
};

/** Little-endian, as all machines are that Node is made for but one. */
const numbers = `function numbers(Type, text) {
  const bytes = Buffer.from(text, 'base64');
  return new Type(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}`;
