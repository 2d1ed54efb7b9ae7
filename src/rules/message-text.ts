import type { Problem, Rule } from './rule.ts';

/**
 * A problem's message with its facts in their places.
 * @throws for a message or a fact that the rule forgot: a mistake in the rule
 */
export function messageText(rule: Rule, { id, facts }: Pick<Problem, 'id' | 'facts'>): string {
  const message = rule.messages[id];
  if (message === undefined) throw new Error(`rule ${rule.name} has no message "${id}"`);
  return message.replace(/\{(\w+)\}/g, (_place, name: string) => {
    const fact = facts[name];
    if (fact === undefined) throw new Error(`rule ${rule.name} has no fact "${name}" for its message "${id}"`);
    return String(fact);
  });
}
