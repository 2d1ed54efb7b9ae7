import { check } from '../../src/check.ts';

const OPTIONS = {
  sku: 'B1',
  directory: null,
  environment: new Map<string, string>(),
  python: null,
  gunicorn: null,
  cpus: null,
  pedantic: false,
};

/** Reasons of what is not known of a command that asks so many things whose answers nobody knows. */
async function unknowns(questions: number): Promise<readonly (string | undefined)[]> {
  const asks = Array.from(
    { length: questions },
    (_, at) => `if curl -sf example.com/${at}; then export FLAG_${at}=1; fi`,
  );
  const command = ['true', ...asks, 'gunicorn --bind=0.0.0.0 --workers 3 app:app'].join('\n');
  const { subjects } = await check({ ...OPTIONS, command });
  return subjects.flatMap(({ launch }) => launch.unknowns.map((part) => (part.kind === 'unknown' ? part.reason : '')));
}

const TOO_MANY = 'so much of the script depends on what is not known that not all of its ways are followed';

test.each([
  [4, []],
  [5, []],
  [6, [TOO_MANY]],
  [14, [TOO_MANY]],
])('of a script with %i unknown conditions it is said where not all ways are followed', async (questions, said) => {
  expect(await unknowns(questions)).toEqual(said);
});
