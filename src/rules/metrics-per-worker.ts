import { appFile } from '../launch/app-files.ts';
import { copiesOf } from './copies.ts';
import { defineRule } from './rule.ts';

export const metricsPerWorker = defineRule({
  name: 'metrics-per-worker',
  severity: 'note',
  confidence: 'medium',
  audience: 'pedantic',
  summary: 'Each worker shows the metrics of itself alone.',
  why: `\`prometheus_client\` counts in the memory of each process. A scrape reaches one of the workers, another one the next time: counters jump up
and down, and rates come out negative or far too high. With \`PROMETHEUS_MULTIPROC_DIR\` the workers write into files of one folder, and whichever
answers sums them up.`,
  fix: 'Set `PROMETHEUS_MULTIPROC_DIR` and collect with `multiprocess.MultiProcessCollector`.',
  exceptions: 'Nobody scrapes the site, or each worker is scraped for itself.',
  sources: [
    'https://prometheus.github.io/client_python/multiprocess/',
    'https://github.com/trallnag/prometheus-fastapi-instrumentator/issues/50',
  ],
  since: '0.1.0',
  messages: {
    own: '`{name}` shows what its own process has counted, and {workers} workers answer: each scrape sees the numbers of another one.\nSet `PROMETHEUS_MULTIPROC_DIR` and collect with `multiprocess.MultiProcessCollector`.',
  },
  check(subject) {
    const copies = copiesOf(subject);
    const [metrics] = (copies && subject.app.facts?.metrics()) ?? [];
    if (!metrics || !copies || copies.workers < 2) return [];
    if (/multiproc/i.test(appFile(subject, 'gunicorn.conf.py')?.text ?? '')) return [];
    return [
      {
        id: 'own',
        facts: { name: metrics.name, workers: copies.workers },
        at: metrics.at,
        related: [{ message: `${copies.workers} workers`, at: copies.at }],
        fix: null,
      },
    ];
  },
});
