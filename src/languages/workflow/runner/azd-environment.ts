import { TracedText } from '../../../text/traced.ts';
import type { Call } from '../../shell/world.ts';
import { RUNNER_TEMP, type RunnerFiles } from './files.ts';
import { writtenFile } from './tree.ts';

/**
 * azd keeps the values of its environment in a file below `.azure`, which is in no package. Here it lies where no package is
 * made from.
 */
export const AZD_VALUES = `${RUNNER_TEMP}/azd-environment`;

/**
 * The runner's disk after `azd env set NAME VALUE`, `azd env set NAME=VALUE …` or `azd env new NAME`.
 * https://learn.microsoft.com/azure/developer/azure-developer-cli/reference#azd-env-set
 */
export function afterAzd(files: RunnerFiles, { argv }: Call): RunnerFiles {
  const [group, verb] = argv.map((word) => word.string);
  const plain = argv.slice(2).filter(({ string }, at, all) => !string.startsWith('-') && !takesValue(all[at - 1]));
  if (group === 'env' && verb === 'set') {
    const [name, value] = plain;
    const pairs = plain.flatMap((word): readonly (readonly [string, TracedText])[] => {
      const equals = word.string.indexOf('=');
      return equals > 0 ? [[word.string.slice(0, equals), word.slice(equals + 1)]] : [];
    });
    const single = name && value && !name.string.includes('=') ? [[name.string, value] as const] : [];
    return withValues(files, single.length > 0 ? single : pairs);
  }
  const [chosen] = plain;
  if (group === 'env' && (verb === 'new' || verb === 'select') && chosen)
    return withValues(files, [['AZURE_ENV_NAME', chosen]]);
  const named = environmentOption(argv);
  return (group === 'init' || group === 'up') && named ? withValues(files, [['AZURE_ENV_NAME', named]]) : files;
}

/** `-e NAME`, `--environment NAME`: the environment that a command of azd works on. */
export function environmentOption(argv: readonly TracedText[]): TracedText | null {
  return argv.find((_, at) => /^(-e|--environment)$/.test(argv[at - 1]?.string ?? '')) ?? null;
}

function takesValue(option: TracedText | undefined): boolean {
  return /^(-[eCl]|--(environment|cwd|location|subscription))$/.test(option?.string ?? '');
}

function withValues(files: RunnerFiles, pairs: readonly (readonly [string, TracedText])[]): RunnerFiles {
  const known = pairs.filter(([name, value]) => /^\w+$/.test(name) && !value.string.includes('\n'));
  const lines = known.map(([name, value]) => TracedText.join([TracedText.of(`${name}=`), value, TracedText.of('\n')]));
  return files.replaced(AZD_VALUES, writtenFile(TracedText.join([textOf(files), ...lines])));
}

/** What earlier steps have set in azd's environment, the last ones last. */
export function azdValues(files: RunnerFiles): readonly (readonly [string, TracedText])[] {
  const text = textOf(files);
  const found: (readonly [string, TracedText])[] = [];
  let start = 0;
  for (const line of text.string.split('\n')) {
    const equals = line.indexOf('=');
    if (equals > 0) found.push([line.slice(0, equals), text.slice(start + equals + 1, start + line.length)]);
    start += line.length + 1;
  }
  return found;
}

function textOf(files: RunnerFiles): TracedText {
  return files.tree(AZD_VALUES)?.layers.at(-1)?.text ?? TracedText.empty;
}
