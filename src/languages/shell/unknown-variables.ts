import type { Process } from './process.ts';

/**
 * What sets variables of its own, which no script names, and what lies outside of the repository, for which a script has
 * defaults: the values of azd, a `.env` that nobody commits.
 */
const OTHERS =
  /\b(ssh-agent|keychain|conda|mamba|pyenv|rbenv|nvm|fnm|brew|direnv|minikube|docker-machine|starship|azd env)\b|\.env\b/;

/**
 * Variables were set, and nobody knows which.
 * @param told the end of a sentence about one of them
 * @param reason why they aren't known, with the command that gives them
 */
export function setsUnknown(shell: Process, told: string, reason: string): void {
  shell.open ??= told;
  if (!OTHERS.test(reason)) shell.load(told);
}
