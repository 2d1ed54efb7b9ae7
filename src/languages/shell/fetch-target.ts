/** The file that `curl -sSLo startup.sh https://…` or `wget -O app.zip …` writes, as it is named; undefined where none is. */
export function fetchTarget(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => /^(-[a-zA-Z]*[oO]|--output(-document)?)$/.test(word));
  const name = at < 0 ? undefined : words[at + 1];
  return name === undefined || /^(-|\/dev\/|https?:)/.test(name) ? undefined : name;
}

/** The same for `wget https://…/startup.sh` and `curl -LO https://…/startup.sh`: a file called as the address ends. */
export function fetchedName(program: string, words: readonly string[]): string | undefined {
  const named = fetchTarget(words);
  if (named !== undefined || words.some((word) => /^-O-?$/.test(word) && program === 'wget')) return named;
  const keepsName = program === 'wget' || words.some((word) => /^(-[a-zA-Z]*O|--remote-name(-all)?)$/.test(word));
  const address = words.find((word) => /^(https?|ftp):\/\//.test(word));
  return keepsName ? /^[a-z]+:\/\/[^/]+\/(?:[^?#]*\/)?([^/?#]+)(?:[?#]|$)/.exec(address ?? '')?.[1] : undefined;
}
