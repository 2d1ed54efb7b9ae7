import { staysInOneProcess } from '../capacity/one-process.ts';
import { knownNumber } from '../value/read.ts';
import { mismatch } from './app-interface.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { settingPlace, withWords } from './place.ts';
import { recommendationFor } from './recommended-command.ts';
import { defineRule } from './rule.ts';
import { planLabel, planName } from './words.ts';

/** Clients of language models, whose answers take seconds to minutes. */
const SLOW_CLIENTS = [
  'openai',
  'anthropic',
  'azure-ai-openai',
  'azure-ai-inference',
  'azure-ai-projects',
  'langchain',
  'langchain-openai',
  'llama-index',
  'semantic-kernel',
  'litellm',
  'google-generativeai',
  'google-genai',
  'cohere',
];

export const syncLongRequests = defineRule({
  name: 'sync-long-requests',
  severity: 'warning',
  confidence: 'medium',
  audience: 'default',
  summary: 'A few sync workers answer requests that take long: some of them at once and nobody else is answered.',
  why: `A sync worker does nothing else until its request is done. Two workers and two people who each wait twenty seconds for a language model, and everybody else
waits, too, App Service's health check among them, while the CPU idles. Threads cost little memory, and a request that waits holds one thread only.`,
  fix: 'Add `--threads`: a worker then answers as many requests at once. The message says how many fit the plan.',
  exceptions: 'The long requests are rare, or wait elsewhere (a queue), or the app is not safe in threads.',
  sources: [
    'https://github.com/Azure-Samples/azure-search-openai-demo/issues/272',
    'https://github.com/benoitc/gunicorn/issues/2467',
    'https://github.com/harvard-lil/perma/issues/3855',
  ],
  since: '0.1.0',
  messages: {
    few: '{workers} sync workers answer {workers} requests at once, and {why}: {workers} such requests, and everybody else waits.\nAdd `--threads {threads}`: {workers} × {threads} = {slots} at once {where}.',
  },
  options: [
    {
      name: 'timeout',
      default: 120,
      least: 1,
      describe: 'seconds of `--timeout` from which requests are taken to be long',
    },
  ],
  check(subject, option) {
    const { deployment, app } = subject;
    const gunicorn = gunicornOf(subject);
    const vcpu = knownNumber(deployment.plan?.vcpu);
    const workers = gunicorn?.workers;
    if (gunicorn?.concurrency !== 'sync' || vcpu === undefined || workers === undefined) return [];
    // One alone is the finding of `single-request-capacity`; more than the CPUs are there for requests that wait.
    if (workers < 2 || workers > vcpu || mismatch(subject, gunicorn)) return [];
    // What must stay in one process is told of by itself: it wants fewer workers, with threads.
    if (staysInOneProcess(app)) return [];
    const client = SLOW_CLIENTS.find((name) => app.packages?.has(name));
    const timeout = gunicorn.written('timeout') && gunicorn.number('timeout');
    const allowed = timeout !== undefined && timeout >= option('timeout');
    if (client === undefined && !allowed) return [];
    const { threads } = recommendationFor(subject);
    return [
      {
        id: 'few',
        facts: {
          workers,
          why: client ? `the app asks for \`${client}\`` : `each may take ${timeout} s`,
          threads,
          slots: workers * threads,
          where: `on ${planName(deployment) ?? 'the plan'}`,
        },
        at: settingPlace(gunicorn.written('workers'), subject),
        related: planLabel(deployment),
        fix: {
          title: 'add threads',
          command: `--threads ${threads}`,
          edit: withWords(gunicorn.process, `--threads ${threads}`),
        },
      },
    ];
  },
});
