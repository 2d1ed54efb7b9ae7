// node scripts/run.mjs bench/launches: how long 10,000 launches of the sample commands take, in one process, from the platform's
// script to every setting of the servers that start.
import { readFileSync } from 'node:fs';
import { recordedFiles } from '../scripts/oracle/launch-world.ts';
import { containerEnvironment } from '../src/appservice/environment.ts';
import { startupScript } from '../src/appservice/startup-script.ts';
import { runScript } from '../src/launch/run-script.ts';
import { Source, span } from '../src/text/source.ts';
import { TracedText } from '../src/text/traced.ts';
import { number, written } from '../src/value/value.ts';
import { APP_FOLDER } from '../src/workspace/container.ts';

interface Sample {
  readonly command: string;
  readonly files: Readonly<Record<string, string>>;
  readonly cpus: number;
}

const LAUNCHES = 10_000;
const root = process.env['ROOT'] ?? process.cwd();
const samples = readFileSync(`${root}/__tests__/oracles/startup-commands.jsonl`, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Sample);

async function launch({ command, files, cpus }: Sample): Promise<number> {
  const source = new Source('startup', command);
  const place = span(source, 0, command.length);
  const container = recordedFiles(files);
  const environment = containerEnvironment({ settings: new Map(), open: null }, null);
  const script = startupScript({
    command: TracedText.at(place),
    environment,
    files: container,
    appFolder: APP_FOLDER,
    pythonVersion: '3.12',
    cpus: number(cpus, written(place)),
  });
  if (script.kind !== 'script') return 0;
  const run = await runScript(script.text, {
    environment,
    environmentComplete: true,
    settingsWhole: true,
    files: container,
    executable: script.executable,
    cpus,
    gunicornVersion: null,
  });
  return run.processes.length;
}

for (const sample of samples) await launch(sample);
const before = performance.now();
const used = process.cpuUsage();
let processes = 0;
for (let at = 0; at < LAUNCHES; at++) processes += await launch(samples[at % samples.length] as Sample);
const seconds = (performance.now() - before) / 1000;
const { user, system } = process.cpuUsage(used);
console.log(
  `${LAUNCHES} launches of ${samples.length} commands, ${processes} processes: ${seconds.toFixed(2)} s, ${((user + system) / 1e6).toFixed(2)} s of CPU`,
);
