import { VERSION } from '../version.ts';
import { COMMANDS, type Command } from './commands.ts';

const WIDTH = 88;

const EXIT_CODES: readonly (readonly [string, string])[] = [
  ['0', 'nothing at or above --fail-on was found'],
  ['1', 'something was'],
  ['2', 'the call is wrong: the message says how'],
  ['3', 'an error in gunicorn-plan-lint itself: please report it'],
];

/** The help of one command, or of the whole program. */
export function helpOf(command: Command | null): string {
  return `${(command ? commandHelp(command) : programHelp()).join('\n')}\n`;
}

function programHelp(): readonly string[] {
  return [
    `gunicorn-plan-lint ${VERSION}: fits gunicorn to its Azure App Service plan.`,
    '',
    ...wrapped(
      'Works out, from the deployment files of a repository, what gunicorn launch really happens on which App Service plan, and says what is wrong with it.',
      0,
    ),
    '',
    'Usage:',
    ...COMMANDS.map((command) => `  ${usage(command)}`),
    '',
    'Commands:',
    ...table(COMMANDS.map(({ name, summary }) => [name, summary])),
    '',
    'gunicorn-plan-lint COMMAND --help says more of each. Colours follow NO_COLOR and FORCE_COLOR.',
    '',
    'Exit codes:',
    ...table(EXIT_CODES),
  ];
}

function commandHelp(command: Command): readonly string[] {
  const options = command.options.map(({ name, value, sharpened, describe }) => {
    const given = value === null ? (sharpened ? `[=${sharpened.join('|')}]` : '') : ` ${value}`;
    return [`--${name}${given}`, describe] as const;
  });
  return [
    `Usage: ${usage(command)}`,
    ...command.about.flatMap((paragraph) => ['', ...wrapped(paragraph, 0)]),
    ...(options.length > 0 ? ['', 'Options:', ...table(options)] : []),
    '',
    'Examples:',
    ...command.examples.flatMap(([example, what]) => [`  ${example}`, `      ${what}`]),
  ];
}

function usage({ name, argument, options }: Command): string {
  const written = argument === null ? '' : ` ${argumentPhrase(argument)}`;
  const program = name === 'lint' ? 'gunicorn-plan-lint [lint]' : `gunicorn-plan-lint ${name}`;
  const required = options.some((option) => option.name === 'sku') ? ' --sku SKU' : '';
  return `${program}${written}${required}${options.length > 0 ? ' [OPTIONS]' : ''}`;
}

function argumentPhrase({ name, required }: NonNullable<Command['argument']>): string {
  if (name === 'COMMAND') return '"COMMAND"';
  return required ? name : `[${name}]`;
}

function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const column = Math.max(...rows.map(([left]) => left.length)) + 4;
  return rows.flatMap(([left, right]) => {
    const [first = '', ...rest] = wrapped(right, column);
    return [`  ${left}`.padEnd(column) + first.trimStart(), ...rest];
  });
}

/** Breaks text into lines that fit, each indented. */
function wrapped(text: string, indent: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  return [...lines, line].map((one) => ' '.repeat(indent) + one);
}
