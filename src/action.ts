import { failureOf } from './action/failure.ts';
import { run } from './action/run.ts';

try {
  process.exitCode = await run({ environment: process.env, print: (text) => process.stdout.write(text) });
} catch (error) {
  const { code, text } = failureOf(error);
  process.exitCode = code;
  process.stdout.write(text);
}
