/** The file that `curl -sSLo startup.sh https://…` or `wget -O app.zip …` writes, as it is named; undefined where none is. */
export function fetchTarget(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => /^(-[a-zA-Z]*[oO]|--output(-document)?)$/.test(word));
  const name = at < 0 ? undefined : words[at + 1];
  return name === undefined || /^(-|\/dev\/|https?:)/.test(name) ? undefined : name;
}
