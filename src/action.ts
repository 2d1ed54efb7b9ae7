import { failureOf } from './action/failure.ts';
import { run } from './action/run.ts';

const print = (text: string): void => {
  process.stdout.write(text);
};

run({ environment: process.env, print }).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const { code, text } = failureOf(error);
    process.exitCode = code;
    print(text);
  },
);
