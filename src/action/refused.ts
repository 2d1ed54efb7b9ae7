/** What GitHub's API answered instead of doing what it was asked, in a few words. */
export function refusedWhy(error: unknown): string {
  const status = statusOf(error);
  const words = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
  if (status === null) return `${words}`;
  // The client gives a call that nobody answered a status, too.
  return property(error, 'response') === undefined ? `GitHub's API: ${words}` : `GitHub answered ${status}: ${words}`;
}

/** Whether it was the token that may not. A limit that is used up is answered with the same status. */
export function isForbidden(error: unknown): boolean {
  const status = statusOf(error);
  const limited = headerOf(error, 'x-ratelimit-remaining') === '0' || headerOf(error, 'retry-after') !== null;
  return status === 401 || status === 404 || (status === 403 && !limited);
}

function statusOf(error: unknown): number | null {
  const status = property(error, 'status');
  return typeof status === 'number' ? status : null;
}

function headerOf(error: unknown, name: string): string | null {
  const header = property(property(property(error, 'response'), 'headers'), name);
  return typeof header === 'string' || typeof header === 'number' ? String(header) : null;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
