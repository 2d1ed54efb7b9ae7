import type { Edit } from '../rules/rule.ts';
import type { Replacement, Writer } from './writer.ts';

/** Characters that mean nothing but themselves in every language, in every kind of quotes. */
const PLAIN = /^[\w./@%+,-]*$/;

/** An edit in the language of its file, quoted as the place is; null where it can't be written there. */
export async function replacementOf({ at, text }: Edit): Promise<Replacement | null> {
  const { source, start, end } = at;
  if (text === '') return { source, start, end, text };
  const write = await writerFor(source.path);
  const replaced = write(source, start, end, text);
  return replaced && { ...replaced, text: replaced.text.replace(/\r?\n/g, lineEndOf(source.text)) };
}

async function writerFor(path: string): Promise<Writer> {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (/^\.env(\.|$)|\.env$/.test(name)) return (await import('./languages/dotenv.ts')).writeInDotenv;
  switch (/\.([a-z\d]+)$/.exec(name)?.[1]) {
    case 'bicep':
    case 'bicepparam':
      return (await import('./languages/bicep.ts')).writeInBicep;
    case 'json':
    case 'jsonc':
      return (await import('./languages/json.ts')).writeInJson;
    case 'yml':
    case 'yaml':
      return (await import('./languages/yaml.ts')).writeInYaml;
    case 'py':
      return (await import('./languages/python.ts')).writeInPython;
    case 'sh':
    case 'bash':
    case 'txt':
    case undefined:
      return (await import('./languages/shell.ts')).writeInShell;
    default:
      return (source, start, end, text) => (PLAIN.test(text) ? { source, start, end, text } : null);
  }
}

/** The line end that a file has; of both kinds, that of its first line. */
function lineEndOf(text: string): string {
  const at = text.indexOf('\n');
  return at > 0 && text[at - 1] === '\r' ? '\r\n' : '\n';
}
