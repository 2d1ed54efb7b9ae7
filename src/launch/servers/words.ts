import { absolute } from '../../languages/shell/disk.ts';
import { builtIn, type Unknown, unknown, written } from '../../value/value.ts';
import type { ServerInput } from './server-input.ts';

/** `gunicorn --check-config app:app`, `streamlit version`: it says something, and ends. */
export function endsAtOnce({ program, argv }: ServerInput): boolean {
  const words = argv.map(({ string }) => string);
  if (words.some((word) => /^--(version|help)$/.test(word))) return true;
  if (/^gunicorn3?$/.test(program)) return words.some((word) => /^(-v|-h|--check-config|--print-config)$/.test(word));
  return (
    /^(streamlit|chainlit|fastapi|flask)$/.test(program) && /^(version|help|config|hello|init)$/.test(words[0] ?? '')
  );
}

/** `python server.py`, of which it isn't known whether the deployed folder holds it. */
export function unseenFile({ program, argv, cwd, files }: ServerInput): readonly Unknown[] {
  const file = program === 'python' ? argv.find((word) => !word.string.startsWith('-')) : undefined;
  if (!file?.known || !file.string.endsWith('.py') || files.kind(absolute(cwd, file.string)) !== 'unknown') return [];
  const place = file.spanOf();
  const reason = `\`${file.string}\` is not in the repository, so what it starts is not known`;
  return [unknown(reason, place ? written(place) : builtIn('the command'))];
}
