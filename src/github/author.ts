import type { Client } from './client.ts';

/** Whether a comment is one that this token's owner wrote. */
export type IsOwn = (user: { readonly login: string; readonly type: string } | null | undefined) => boolean;

/** A job's own token, and every other of a GitHub App, can't ask whose it is; what it writes is a bot's. */
const APP_TOKEN = /^ghs_/;

/** Who writes with a token: anybody can write our marker, so that a comment is only ours if we wrote it. */
export async function ownComments(client: Client, token: string): Promise<IsOwn> {
  const byBot: IsOwn = (user) => user?.type === 'Bot';
  if (APP_TOKEN.test(token)) return byBot;
  try {
    const { data } = await client.rest.users.getAuthenticated();
    return (user) => user?.login === data.login;
  } catch {
    return byBot;
  }
}
