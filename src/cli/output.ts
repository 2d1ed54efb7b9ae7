import { fstatSync, writeSync } from 'node:fs';

/** Standard output, or standard error. */
export interface Output {
  /** it is a terminal, not a file or a pipe */
  readonly terminal: boolean;
  /** how many columns a terminal has; null where it isn't one, or doesn't say */
  readonly columns: number | null;
  print(text: string): void;
}

/**
 * A file or a pipe is written to directly: Node's streams take longer to load than most of what is printed takes to work out.
 * A reader that has seen enough (`| head`) ends the program; that is no error.
 * @param descriptor 1: standard output; 2: standard error
 */
export function output(descriptor: 1 | 2): Output {
  const stream = () => (descriptor === 1 ? process.stdout : process.stderr);
  if (isDevice(descriptor) && stream().isTTY) {
    return { terminal: true, columns: stream().columns ?? null, print: (text) => stream().write(text) };
  }
  return {
    terminal: false,
    columns: null,
    print(text) {
      const bytes = Buffer.from(text);
      for (let written = 0; written < bytes.length; ) {
        try {
          written += writeSync(descriptor, bytes, written);
        } catch (error) {
          if (isCode(error, 'EPIPE')) process.exit();
          // A pipe that is full, and that somebody has told not to wait: the stream waits for it.
          if (!isCode(error, 'EAGAIN')) throw error;
          stream().write(bytes.subarray(written));
          return;
        }
      }
    },
  };
}

/** Only what is a device can be a terminal. */
function isDevice(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch {
    return false;
  }
}

function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
