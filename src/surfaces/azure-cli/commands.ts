import { nearest } from '../../text/nearest.ts';
import type { TracedText } from '../../text/traced.ts';
import type { CoverageNote, Fact } from '../facts.ts';
import { settingsFact } from '../settings-fact.ts';
import { found, NOTHING_FOUND, type StepContext, type StepFindings } from '../workflow/step-context.ts';
import type { Command } from './command.ts';
import { deployTemplate } from './deployment.ts';
import { COLLECTING, COMMANDS, optionsOf } from './option-table.ts';
import { type Option, parseOptions, type Refusal } from './options.ts';
import { createPlan, updatePlan } from './plan.ts';
import { rest, updateResource } from './resource.ts';
import {
  appSettingsDelete,
  appSettingsSet,
  configSet,
  containerSet,
  createSite,
  createSlot,
  deployByGit,
  deployCode,
  isUndetectable,
  swapSlots,
  up,
  updateSite,
} from './webapp.ts';
import { wordValue } from './word-value.ts';

const FACTS: Readonly<Record<string, (command: Command) => readonly Fact[]>> = {
  'webapp up': up,
  'webapp create': createSite,
  'webapp config set': configSet,
  'webapp config appsettings set': appSettingsSet,
  'webapp config appsettings delete': appSettingsDelete,
  'webapp config container set': containerSet,
  'webapp deploy': deployCode,
  'webapp deployment source config-zip': deployCode,
  'webapp deployment source config-local-git': deployByGit,
  'webapp deployment source config': deployCode,
  'webapp deployment slot create': createSlot,
  'webapp deployment slot swap': swapSlots,
  'webapp update': updateSite,
  'appservice plan create': createPlan,
  'appservice plan update': updatePlan,
  'resource update': updateResource,
  rest,
};

const TEMPLATES = /^(?:deployment|group deployment|stack) ?/;

/** What a call of `az` does to a site, a plan or a template; nothing for other commands. */
export function azureCli(argv: readonly TracedText[], cwd: string, context: StepContext): StepFindings {
  const written = leadingWords(argv);
  if (/^webapp connection create /.test(`${written} `)) return found(...connected(argv, context));
  const name = COMMANDS.find((each) => `${written} `.startsWith(`${each} `));
  const options = name === undefined ? null : optionsOf(name);
  if (name === undefined || options === null) return NOTHING_FOUND;
  const given = parseOptions(argv.slice(name.split(' ').length), options, COLLECTING);
  const refused = given.refusal
    ? [
        refusal(
          given.refusal,
          name,
          options.filter((option) => !given.places.has(option.name)),
          context,
        ),
      ]
    : [];
  // what the CLI refuses does nothing
  if (given.refusal || given.places.has('help')) return { ...NOTHING_FOUND, coverage: refused };
  const command: Command = { name, given, cwd, context };
  if (TEMPLATES.test(name)) return deployTemplate(command);
  const facts = found(...(FACTS[name]?.(command) ?? []));
  // it is told of all the same: once the stack is named, it is what the script does
  return name === 'webapp up' && isUndetectable(command) ? { ...facts, coverage: [undetected(context)] } : facts;
}

function undetected({ span }: StepContext): CoverageNote {
  const message = 'Could not auto-detect the runtime stack of your app';
  return {
    what: '`az webapp up`',
    why: `the Azure CLI refuses it: ${message}`,
    span,
    refused: {
      by: 'the Azure CLI',
      command: 'az webapp up',
      message: `${message}, since its folder holds no requirements.txt`,
      meant: null,
      advice: 'Add a `requirements.txt`, from which App Service also installs the packages, or name the `--runtime`.',
    },
  };
}

/** `az webapp connection create postgres-flexible -n shop …`: sets variables under names that the service makes. */
function connected(argv: readonly TracedText[], context: StepContext): readonly Fact[] {
  const at = argv.findIndex(({ string }) => /^(-n|--name)$/.test(string));
  const name = at < 0 ? undefined : argv[at + 1];
  const appSettings = { settings: new Map(), open: null, unlisted: 'a service connector sets some' };
  return name ? [settingsFact(context, wordValue(name, context.span), undefined, { appSettings })] : [];
}

/** The words of the command itself. Global options may stand before them, though hardly anybody writes them so. */
function leadingWords(argv: readonly TracedText[]): string {
  const words: string[] = [];
  for (const word of argv) {
    if (!word.known || word.string.startsWith('-')) break;
    words.push(word.string);
  }
  return words.join(' ');
}

/** Options that other commands of the CLI have, or had, under another name: the nearest word would mean something else. */
const NAMED_OTHERWISE: ReadonlyMap<string, string> = new Map([
  ['--docker-registry-server-url', '--container-registry-url'],
  ['--docker-custom-image-name', '--container-image-name'],
]);

function meantBy(word: string, spellings: readonly string[]): string | null {
  const other = NAMED_OTHERWISE.get(word);
  if (other === undefined) return nearest(word, spellings);
  return spellings.includes(other) ? other : null;
}

function refusal(
  { message, span: place }: Refusal,
  name: string,
  options: readonly Option[],
  context: StepContext,
): CoverageNote {
  const at = place ?? context.span;
  const word = place ? place.source.text.slice(place.start, place.end) : '';
  const spellings = options.flatMap((option) => option.spellings.filter((spelling) => spelling.startsWith('--')));
  const command = `az ${name}`;
  const isLong = word.startsWith('--') && message.startsWith('unrecognized');
  const meant = isLong ? meantBy(word, spellings) : null;
  return {
    what: `\`${command}\``,
    why: `the Azure CLI refuses it: ${message}`,
    span: at,
    refused: { by: 'the Azure CLI', command, message, meant },
  };
}
