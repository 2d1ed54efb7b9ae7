/** Commands that give another text each time, and what it can be, as a pattern in lower case. */
const MADE_UP: readonly (readonly [command: RegExp, shape: string])[] = [
  [/\bopenssl\s+rand\s+-hex\b/, '[0-9a-f]+'],
  [/\bopenssl\s+rand\s+-base64\b/, '[0-9a-z+/=]+'],
  [/\b(?:uuidgen|new-guid)\b|\[(?:system\.)?guid\]::newguid\b|\/proc\/sys\/kernel\/random\/uuid/, '[0-9a-f-]+'],
  [/\bget-random\b(?!.*(?:-inputobject|-count|\|))|\bshuf\s+-i\b|\bod\s.*\/dev\/u?random/, '\\d+'],
  [/^\W*(?:date|get-date)\b/, '[\\w.:+-]+'],
];

/** What a command makes up anew each time (`openssl rand -hex 4`), as a pattern; undefined for one that doesn't. */
export function madeUpBy(command: string): string | undefined {
  const text = command.toLowerCase();
  return MADE_UP.find(([known]) => known.test(text))?.[1];
}
