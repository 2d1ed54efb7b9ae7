/** The system's name for why a file can't be read or written: `ENOENT`, `EACCES`. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error';
}
