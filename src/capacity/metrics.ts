/** A metric to look at after a deployment, because every number here is provisional. */
export interface WatchedMetric {
  /** as Azure Monitor names it */
  readonly name: string;
  /** what to look for, and what to change then */
  readonly look: string;
}

export interface Watch {
  readonly of: 'plan' | 'app';
  readonly metrics: readonly WatchedMetric[];
  /** the exact call; `<group>`, `<app>` and `<plan>` are the reader's */
  readonly command: string;
}

/**
 * https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-web-serverfarms-metrics and
 * …/microsoft-web-sites-metrics
 */
export const WATCHES: readonly Watch[] = [
  {
    of: 'plan',
    metrics: [
      {
        name: 'CpuPercentage',
        look: 'above 85 % while answers are slow: the CPU is the limit, so a larger plan or more instances help, and threads do not; below 50 % while answers are slow: requests wait for a slot, so add threads',
      },
      {
        name: 'MemoryPercentage',
        look: 'above 80 %: take one worker less, or a plan with more memory; App Service swaps before it kills, and starts take minutes then',
      },
      {
        name: 'HttpQueueLength',
        look: 'above 0 for minutes: requests wait before they reach a worker',
      },
    ],
    command: call(
      'az appservice plan show --resource-group <group> --name <plan>',
      ['CpuPercentage', 'MemoryPercentage', 'HttpQueueLength'],
      'Average Maximum',
    ),
  },
  {
    of: 'app',
    metrics: [
      { name: 'HttpResponseTime', look: 'rising with the number of requests while the CPU idles: add threads' },
      { name: 'Requests', look: 'how much there was to answer in the same minutes' },
      { name: 'Http5xx', look: 'above 0: workers that were killed (memory) or timed out; the log stream says which' },
    ],
    command: call(
      'az webapp show --resource-group <group> --name <app>',
      ['HttpResponseTime', 'Requests', 'Http5xx'],
      'Average Total',
    ),
  },
];

function call(show: string, names: readonly string[], aggregation: string): string {
  return `az monitor metrics list --resource "$(${show} --query id --output tsv)" --metrics ${names.join(' ')} --interval PT1M --aggregation ${aggregation} --offset 1h --output table`;
}
