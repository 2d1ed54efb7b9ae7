/** What GitHub's API answered instead of doing what it was asked, in a few words. */
export function refusedWhy(error: unknown): string {
  const status = statusOf(error);
  const words = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
  return status === null ? `${words}` : `GitHub answered ${status}: ${words}`;
}

/** Whether it was the token that may not. */
export function isForbidden(error: unknown): boolean {
  const status = statusOf(error);
  return status === 401 || status === 403 || status === 404;
}

function statusOf(error: unknown): number | null {
  return typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
    ? error.status
    : null;
}
