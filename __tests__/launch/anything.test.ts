import fc from 'fast-check';
import { launchInput, launchOf } from '../../scripts/fuzz/launch-input.ts';

/** `npm run fuzz` does the same for longer, with other seeds. */
test('no command, script, config file or setting makes a launch throw or hang', async () => {
  await fc.assert(
    fc.asyncProperty(launchInput, async (input) => {
      await launchOf(input);
    }),
    { numRuns: 300, seed: 7, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: true },
  );
}, 90_000);
