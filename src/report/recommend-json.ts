import type { AdvisedLaunch, NoAdvice } from '../capacity/recommendation.ts';

/** `recommend --format json`. */
export function recommendJson(advice: AdvisedLaunch | NoAdvice): string {
  return `${JSON.stringify({ version: 1, ...advice }, null, 2)}\n`;
}
